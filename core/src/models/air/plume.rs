//! The Gaussian plume of a point source in a steady wind.
//!
//! - Pasquill, F. and Smith, F. B. (1983). *Atmospheric Diffusion*, 3rd ed., Ellis Horwood.
//! - US EPA (1995). *User's guide for the ISC3 dispersion models*, vol. 2, EPA-454/B-95-003b: the images of
//!   the source in the ground and in the lid of the mixed layer.
//!
//! C = Q / u . exp(-y2 / 2 sy2) / (sqrt(2 pi) sy) . V(z) / (sqrt(2 pi) sz), so that the mass that crosses any
//! plane downwind is Q / u exactly. For passive gas or fine dust over flat ground, means of 10 minutes to an
//! hour, 100 m to 10 km; a quarter of single hours differ from a measurement by more than a factor of two.
//! It knows no calm, no buildings, no slope, no deposition.

use super::{StabilityClass, Terrain, sigma_y_m, sigma_z_m};
use crate::models::{ModelError, check};
use std::f64::consts::PI;

/// Micrograms in a gram.
const UG_PER_G: f64 = 1e6;

/// A plume thinner than this is still the point that it began as, m.
const THINNEST_M: f64 = 1e-6;

/// Beyond this many mixing heights the layer counts as well mixed: the difference is below 1e-5.
const WELL_MIXED: f64 = 1.6;

/// A point source in a steady wind: what the plume equation needs to know.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlumeInput {
    /// Emission, g/s, 0 or more.
    pub emission_g_s: f64,
    /// Height at which the plume travels (m above ground): the stack's, plus its rise; 0 or more.
    pub release_height_m: f64,
    /// Wind speed at the height at which the plume travels, m/s, above 0.
    pub wind_speed_m_s: f64,
    /// How readily the air mixes.
    pub class: StabilityClass,
    /// Open country or town.
    pub terrain: Terrain,
    /// Height of the lid of the mixed layer (m), above 0; infinity where there is none.
    pub mixing_height_m: f64,
    /// Crosswind standard deviation at the source (m), 0 for a point.
    pub initial_sigma_y_m: f64,
    /// Vertical standard deviation at the source (m), 0 for a point.
    pub initial_sigma_z_m: f64,
}

/// A plume whose inputs have been checked; evaluating it cannot fail.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plume(PlumeInput);

/// A place relative to a source: metres downwind, metres to the side, metres above ground.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Receptor {
    /// Distance downwind, m; negative is upwind.
    pub x_m: f64,
    /// Distance from the plume's axis, m.
    pub y_m: f64,
    /// Height above ground, m.
    pub z_m: f64,
}

impl Receptor {
    /// A place `east_m` and `north_m` of the source, in a wind that blows from `wind_from_deg` (0 is north,
    /// 90 is east).
    pub fn from_map(east_m: f64, north_m: f64, z_m: f64, wind_from_deg: f64) -> Self {
        let (sin, cos) = wind_from_deg.to_radians().sin_cos();
        Self { x_m: -(east_m * sin + north_m * cos), y_m: north_m * sin - east_m * cos, z_m }
    }
}

impl Plume {
    /// Checks the inputs.
    pub fn new(input: PlumeInput) -> Result<Self, ModelError> {
        check::non_negative("emission_g_s", input.emission_g_s)?;
        check::non_negative("release_height_m", input.release_height_m)?;
        check::positive("wind_speed_m_s", input.wind_speed_m_s)?;
        let lid = input.mixing_height_m;
        check::accept("mixing_height_m", lid, lid > 0.0, "above 0, or infinite")?;
        check::non_negative("initial_sigma_y_m", input.initial_sigma_y_m)?;
        check::non_negative("initial_sigma_z_m", input.initial_sigma_z_m)?;
        let plume = Self(input);
        check::finite("emission_g_s over wind_speed_m_s", plume.flux_ug_m())?;
        Ok(plume)
    }

    /// Concentration (µg/m3) at a place. 0 upwind, at the source's own distance and below ground.
    pub fn concentration_ug_m3(&self, at: Receptor) -> f64 {
        let spread = self.sigma_y_m(at.x_m);
        if spread <= THINNEST_M {
            return 0.0;
        }
        let off_axis = at.y_m / spread;
        let across = (-0.5 * off_axis * off_axis).exp() / ((2.0 * PI).sqrt() * spread);
        self.flux_ug_m() * (self.profile_per_m(at.x_m, at.z_m) * across)
    }

    /// Concentration integrated across the wind (µg/m2) at `x_m` downwind and `z_m` above ground: what an arc
    /// of samplers sums up to.
    pub fn crosswind_integral_ug_m2(&self, x_m: f64, z_m: f64) -> f64 {
        self.flux_ug_m() * self.profile_per_m(x_m, z_m)
    }

    /// What a metre of wind carries, µg/m.
    fn flux_ug_m(&self) -> f64 {
        UG_PER_G * self.0.emission_g_s / self.0.wind_speed_m_s
    }

    /// How it is spread over height, 1/m.
    fn profile_per_m(&self, x_m: f64, z_m: f64) -> f64 {
        if x_m <= 0.0 || z_m < 0.0 {
            return 0.0;
        }
        vertical_profile_per_m(z_m, self.0.release_height_m, self.sigma_z_m(x_m), self.0.mixing_height_m)
    }

    /// The concentration (µg/m3) at many places; `out` has their number.
    pub fn at_receptors(&self, receptors: &[Receptor], out: &mut [f64]) -> Result<(), ModelError> {
        check::same_len("out", out.len(), receptors.len())?;
        for (value, at) in out.iter_mut().zip(receptors) {
            *value = self.concentration_ug_m3(*at);
        }
        Ok(())
    }

    /// Crosswind standard deviation (m) at `x_m` downwind, the source's own size included.
    pub fn sigma_y_m(&self, x_m: f64) -> f64 {
        sigma_y_m(self.0.class, self.0.terrain, x_m).hypot(self.0.initial_sigma_y_m)
    }

    /// Vertical standard deviation (m) at `x_m` downwind, the source's own size included.
    pub fn sigma_z_m(&self, x_m: f64) -> f64 {
        sigma_z_m(self.0.class, self.0.terrain, x_m).hypot(self.0.initial_sigma_z_m)
    }
}

/// How the plume is spread over height (1/m) at `z_m`, for a release at `release_height_m` with the vertical
/// standard deviation `sigma_z_m` under a lid at `mixing_height_m` (infinity for none).
///
/// Ground and lid reflect: the source's images stand at ±h + 2 n lid. Integrated from the ground to the lid
/// it is 1. A release above the lid stays there: 0 below it; and 0 above the lid for a release below it. 0
/// where the plume has no depth yet, or the layer none.
pub fn vertical_profile_per_m(z_m: f64, release_height_m: f64, sigma_z_m: f64, mixing_height_m: f64) -> f64 {
    let above_the_lid = release_height_m > mixing_height_m || z_m > mixing_height_m;
    if above_the_lid || sigma_z_m <= THINNEST_M || mixing_height_m <= 0.0 {
        return 0.0;
    }
    if sigma_z_m >= WELL_MIXED * mixing_height_m {
        return mixing_height_m.recip();
    }
    let per_sigma = sigma_z_m.recip();
    let image = |distance_m: f64| {
        let t = distance_m * per_sigma;
        (-0.5 * t * t).exp()
    };
    let pair = |shift: f64| image(z_m - release_height_m + shift) + image(z_m + release_height_m + shift);
    let mut sum = pair(0.0);
    // Images of the lid beyond 6.5 standard deviations add less than 1e-9.
    let reach_m = 6.5 * sigma_z_m + z_m + release_height_m;
    let mut shift_m = 2.0 * mixing_height_m;
    while shift_m <= reach_m && shift_m.is_finite() {
        sum += pair(shift_m) + pair(-shift_m);
        shift_m += 2.0 * mixing_height_m;
    }
    sum * per_sigma / (2.0 * PI).sqrt()
}

#[cfg(test)]
mod tests;
