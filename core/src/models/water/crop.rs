//! What a crop takes from its soil, and how much irrigation it asks for (Allen, Pereira, Raes and Smith 1998,
//! "Crop evapotranspiration", FAO Irrigation and Drainage Paper 56, chapters 6 to 8; equation numbers are
//! theirs).
//!
//! One balance of the root zone, by the day, serves both methods. Single: the coefficient k holds all
//! evaporation. Dual: k is the basal coefficient, and a [`Topsoil`] evaporates beside the crop after each
//! wetting. Fields alone, without rise from the groundwater; the rain given is what enters the soil.

use super::crop_season::Season;
use super::topsoil::{Topsoil, TopsoilState};
use crate::models::{ModelError, check};

/// What a soil holds for roots, m3 of water per m3 of soil.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Soil {
    /// What stays after draining, above the wilting point and up to 1 (silt about 0.32).
    pub field_capacity: f64,
    /// What roots cannot take, 0 or more (silt about 0.12).
    pub wilting_point: f64,
}

/// When and how a crop is watered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Irrigation {
    /// Waters once this share of the readily available water is used up: 1 is just before the crop suffers,
    /// less is more often, more lets it suffer. Above 0, up to 5.
    pub trigger: f64,
    /// Share of the water drawn that reaches the root zone, above 0 and up to 1 (sprinklers about 0.75, drip
    /// 0.9).
    pub efficiency: f64,
}

/// A field at the start of its season.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Field<'a> {
    /// The crop's season.
    pub season: &'a Season,
    /// The soil under it.
    pub soil: Soil,
    /// The evaporating topsoil for the dual method, none for the single one.
    pub topsoil: Option<Topsoil>,
    /// How it is watered, none for rain alone.
    pub irrigation: Option<Irrigation>,
    /// Water missing from field capacity in the root zone at the start, mm; 0 or more.
    pub depletion_mm: f64,
}

/// One day of a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Day {
    /// Evapotranspiration of a crop that lacks nothing, mm (equation 58 or 69).
    pub demand_mm: f64,
    /// Evapotranspiration that takes place, mm (equation 80 or 81).
    pub actual_mm: f64,
    /// The part of it that leaves the bare topsoil, mm; 0 in the single method.
    pub evaporation_mm: f64,
    /// Stress coefficient, 1 for none (equation 84).
    pub stress: f64,
    /// Irrigation that reaches the root zone, mm.
    pub irrigation_mm: f64,
    /// Water that drains below the roots, mm (equation 88).
    pub drainage_mm: f64,
    /// Water missing from field capacity at the end of the day, mm (equation 85).
    pub depletion_mm: f64,
}

/// A season's sums, mm, and its days of stress.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Totals {
    /// Rain that came in.
    pub rain_mm: f64,
    /// Evapotranspiration of a crop that lacks nothing.
    pub demand_mm: f64,
    /// Evapotranspiration that took place.
    pub actual_mm: f64,
    /// Irrigation that reached the root zone.
    pub irrigation_net_mm: f64,
    /// Irrigation drawn from river, pond or mains.
    pub irrigation_gross_mm: f64,
    /// Water that drained below the roots.
    pub drainage_mm: f64,
    /// Water missing from field capacity at the end.
    pub depletion_mm: f64,
    /// Days on which the crop lacked water.
    pub stress_days: usize,
}

/// Runs a field through the days of `rain_mm` and `eto_mm` (reference evapotranspiration), from the first day
/// of its season, and hands each day to `each`.
///
/// Errors: no days, more than the season has, or series of different lengths; values not finite and 0 or
/// more; a soil, topsoil or irrigation out of range.
pub fn run(
    field: &Field,
    rain_mm: &[f64],
    eto_mm: &[f64],
    mut each: impl FnMut(usize, &Day),
) -> Result<Totals, ModelError> {
    let Field { season, soil, irrigation, .. } = *field;
    season.check()?;
    check::size("rain_mm", rain_mm.len(), season.days())?;
    check::same_len("eto_mm", eto_mm.len(), rain_mm.len())?;
    check::all_non_negative("rain_mm", rain_mm)?;
    check::all_non_negative("eto_mm", eto_mm)?;
    check::non_negative("depletion_mm", field.depletion_mm)?;
    soil.check()?;
    if let Some(irrigation) = irrigation {
        irrigation.check()?;
    }
    let mut topsoil = field.topsoil.map(TopsoilState::new).transpose()?;

    let held_per_m = 1_000.0 * (soil.field_capacity - soil.wilting_point);
    let mut totals = Totals { depletion_mm: field.depletion_mm, ..Totals::default() };
    for (day, (rain, eto)) in rain_mm.iter().zip(eto_mm).enumerate() {
        let growth = season.at(day);
        let available = held_per_m * growth.root_m;
        // Roots never hold less than nothing: a depletion from shallower days is capped.
        let before = totals.depletion_mm.min(available);
        let dry_k = topsoil.as_ref().map_or(0.0, |t| t.coefficient(growth, *rain, 0.0));
        let used = season.depletion_share((growth.k + dry_k) * eto);
        let water = match irrigation {
            Some(i) if before >= (i.trigger * used * available).min(available) => before,
            _ => 0.0,
        };
        let bare_k = topsoil.as_ref().map_or(0.0, |t| t.coefficient(growth, *rain, water));
        // Water comes in as the day begins.
        let start = (before - rain - water).max(0.0);
        let stress = ((available - start) / ((1.0 - used) * available)).min(1.0);
        let evaporation = topsoil.as_mut().map_or(0.0, |t| t.step(growth, *rain, water, bare_k * eto));
        let within_reach = available - start;
        let actual = (stress * growth.k * eto + evaporation).min(within_reach);
        let missing = before - rain - water + actual;
        let now = Day {
            demand_mm: (growth.k + bare_k) * eto,
            actual_mm: actual,
            evaporation_mm: evaporation,
            stress,
            irrigation_mm: water,
            drainage_mm: (-missing).max(0.0),
            depletion_mm: missing.max(0.0),
        };
        totals.add(&now, *rain, irrigation);
        each(day, &now);
    }
    Ok(totals)
}

impl Totals {
    fn add(&mut self, day: &Day, rain_mm: f64, irrigation: Option<Irrigation>) {
        self.rain_mm += rain_mm;
        self.demand_mm += day.demand_mm;
        self.actual_mm += day.actual_mm;
        self.irrigation_net_mm += day.irrigation_mm;
        self.irrigation_gross_mm += day.irrigation_mm / irrigation.map_or(1.0, |i| i.efficiency);
        self.drainage_mm += day.drainage_mm;
        self.depletion_mm = day.depletion_mm;
        self.stress_days += usize::from(day.stress < 1.0);
    }
}

impl Soil {
    fn check(self) -> Result<(), ModelError> {
        check::share("wilting_point", self.wilting_point)?;
        let ok = self.field_capacity > self.wilting_point && self.field_capacity <= 1.0;
        check::accept("field_capacity", self.field_capacity, ok, "above wilting_point and up to 1")
            .map(|_| ())
    }
}

impl Irrigation {
    fn check(self) -> Result<(), ModelError> {
        let Self { trigger, efficiency } = self;
        check::accept("trigger", trigger, trigger > 0.0 && trigger <= 5.0, "above 0 and up to 5")?;
        let ok = efficiency > 0.0 && efficiency <= 1.0;
        check::accept("efficiency", efficiency, ok, "above 0 and up to 1").map(|_| ())
    }
}

#[cfg(test)]
mod tests;
