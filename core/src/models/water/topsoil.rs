//! Evaporation from the bare part of a field after each wetting (Allen et al. 1998, FAO Irrigation and Drainage
//! Paper 56, chapter 7, the dual crop coefficient; equation numbers are theirs).

use super::crop_season::Growth;
use crate::models::{ModelError, check};

/// The least coefficient of dry, bare ground.
const BARE_K: f64 = 0.15;
/// Rain of a day that wets the whole surface, mm.
const WETTING_RAIN_MM: f64 = 3.0;

/// The layer that dries by evaporation, the uppermost 0.1 to 0.15 m.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Topsoil {
    /// Water that can evaporate from it, mm: 1000 (field capacity - wilting point / 2) depth (equation 73);
    /// above `readily_mm`, up to 100.
    pub evaporable_mm: f64,
    /// The part that evaporates at the full rate, mm; 0 or more (sand 2 to 7, silt 8 to 11).
    pub readily_mm: f64,
    /// Share of the surface that irrigation wets, above 0 and up to 1 (sprinklers 1, drip 0.3 to 0.4).
    pub wetted_share: f64,
    /// Height of the full-grown crop, m; above 0, up to 20.
    pub height_m: f64,
    /// Mean wind speed at 2 m, m/s; 0 to 20.
    pub wind_2m_m_s: f64,
    /// Mean lowest relative humidity of the days, %; 0 to 100.
    pub rh_min: f64,
    /// Water missing from it at the start, mm; 0 to `evaporable_mm`.
    pub depletion_mm: f64,
}

/// A topsoil on its way through a season.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct TopsoilState {
    layer: Topsoil,
    depletion_mm: f64,
    /// Share of the surface that the last wetting reached.
    wetted: f64,
}

impl TopsoilState {
    pub(super) fn new(layer: Topsoil) -> Result<Self, ModelError> {
        let Topsoil { evaporable_mm, readily_mm, wetted_share, height_m, wind_2m_m_s, rh_min, depletion_mm } =
            layer;
        check::non_negative("readily_mm", readily_mm)?;
        let ok = evaporable_mm > readily_mm && evaporable_mm <= 100.0;
        check::accept("evaporable_mm", evaporable_mm, ok, "above readily_mm and up to 100")?;
        let ok = wetted_share > 0.0 && wetted_share <= 1.0;
        check::accept("wetted_share", wetted_share, ok, "above 0 and up to 1")?;
        check::accept("height_m", height_m, height_m > 0.0 && height_m <= 20.0, "above 0 and up to 20")?;
        check::accept("wind_2m_m_s", wind_2m_m_s, (0.0..=20.0).contains(&wind_2m_m_s), "from 0 to 20")?;
        check::accept("rh_min", rh_min, (0.0..=100.0).contains(&rh_min), "from 0 to 100")?;
        let ok = (0.0..=evaporable_mm).contains(&depletion_mm);
        check::accept("topsoil depletion_mm", depletion_mm, ok, "from 0 to evaporable_mm")?;
        Ok(Self { layer, depletion_mm, wetted: 1.0 })
    }

    /// The evaporation coefficient of a day with this rain and irrigation, mm (equation 71).
    pub(super) fn coefficient(&self, growth: Growth, rain_mm: f64, irrigation_mm: f64) -> f64 {
        let start = self.after_wetting(rain_mm, irrigation_mm);
        let Topsoil { evaporable_mm, readily_mm, .. } = self.layer;
        let reduction = ((evaporable_mm - start) / (evaporable_mm - readily_mm)).min(1.0);
        let limit = self.limit(growth);
        let exposed = self.exposed(growth, self.wetted_by(rain_mm, irrigation_mm));
        (reduction * (limit - growth.k)).min(exposed * limit).max(0.0)
    }

    /// Moves the layer on by one day and answers with what evaporated of `wanted_mm` (equation 77).
    pub(super) fn step(&mut self, growth: Growth, rain_mm: f64, irrigation_mm: f64, wanted_mm: f64) -> f64 {
        let start = self.after_wetting(rain_mm, irrigation_mm);
        self.wetted = self.wetted_by(rain_mm, irrigation_mm);
        let exposed = self.exposed(growth, self.wetted);
        let evaporated = wanted_mm.min(exposed * (self.layer.evaporable_mm - start));
        self.depletion_mm = (start + evaporated / exposed).min(self.layer.evaporable_mm);
        evaporated
    }

    fn after_wetting(&self, rain_mm: f64, irrigation_mm: f64) -> f64 {
        (self.depletion_mm - rain_mm - irrigation_mm / self.layer.wetted_share).max(0.0)
    }

    fn wetted_by(&self, rain_mm: f64, irrigation_mm: f64) -> f64 {
        match (irrigation_mm > 0.0, rain_mm >= WETTING_RAIN_MM) {
            (_, true) => 1.0,
            (true, false) => self.layer.wetted_share,
            (false, false) => self.wetted,
        }
    }

    fn height_m(&self, growth: Growth) -> f64 {
        (self.layer.height_m * growth.maturity).max(0.01)
    }

    /// The most that crop and soil can evaporate together, as a coefficient (equation 72).
    fn limit(&self, growth: Growth) -> f64 {
        let Topsoil { wind_2m_m_s, rh_min, .. } = self.layer;
        let dryness = 0.04 * (wind_2m_m_s - 2.0) - 0.004 * (rh_min - 45.0);
        let climatic = 1.2 + dryness * (self.height_m(growth) / 3.0).powf(0.3);
        climatic.max(growth.k + 0.05)
    }

    /// Share of the ground both wetted and not under leaves, from which most evaporates (equations 75 and 76).
    fn exposed(&self, growth: Growth, wetted: f64) -> f64 {
        let cover = ((growth.k - BARE_K) / (self.limit(growth) - BARE_K)).clamp(0.0, 1.0);
        let cover = cover.powf(1.0 + 0.5 * self.height_m(growth));
        (1.0 - cover).clamp(0.01, 0.99).min(wetted)
    }
}
