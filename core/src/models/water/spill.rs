//! A spill that a river carries and spreads.
//!
//! Advection and dispersion along one dimension of a mass that enters at once (Taylor 1954, Proc. R. Soc. A 223,
//! 446-468), with first-order decay; the dispersion coefficient after Fischer 1975 (J. Environ. Eng. Div. ASCE
//! 101, 453-455), D = 0.011 u^2 W^2 / (H u*), good to a factor of four.
//!
//! ```text
//! C = M / (A sqrt(4 pi D t)) exp(-(x - u t)^2 / (4 D t) - k t)
//! ```
//!
//! Valid once the spill is mixed across the river (some 0.1 u W^2 / (0.6 H u*) downstream), in a steady flow of
//! constant cross-section. What it cannot show: pools and dead zones that hold back a tail, oil on the surface,
//! sinking or evaporating matter, confluences.

use crate::models::{ModelError, check};
use std::f64::consts::PI;

/// Standard gravity, m/s2.
const GRAVITY: f64 = 9.80665;

/// A spill in a steady river.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spill {
    /// Mass that enters at once, kg.
    pub mass_kg: f64,
    /// Wetted cross-section, m2.
    pub cross_section_m2: f64,
    /// Mean velocity, m/s.
    pub velocity_m_s: f64,
    /// Longitudinal dispersion, m2/s.
    pub dispersion_m2_s: f64,
    /// First-order decay, 1/s.
    pub decay_per_s: f64,
}

/// How a spill passes a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Passage {
    /// When the concentration is highest, s after the spill.
    pub peak_s: f64,
    /// The highest concentration, mg/L.
    pub peak_mg_l: f64,
    /// When it first reaches the limit and when it last leaves it, s; `None` where it never does.
    pub above_limit_s: Option<[f64; 2]>,
}

impl Spill {
    /// Checks the inputs.
    ///
    /// # Errors
    /// Names the input that is not finite, or not above 0 (mass, velocity and decay may be 0).
    pub fn new(inputs: Self) -> Result<Self, ModelError> {
        check::non_negative("mass_kg", inputs.mass_kg)?;
        check::positive("cross_section_m2", inputs.cross_section_m2)?;
        check::non_negative("velocity_m_s", inputs.velocity_m_s)?;
        check::positive("dispersion_m2_s", inputs.dispersion_m2_s)?;
        check::non_negative("decay_per_s", inputs.decay_per_s)?;
        Ok(inputs)
    }

    /// Concentration, mg/L, at a distance below the spill (m, may be negative) and a time after it (s); 0 before it.
    pub fn concentration_mg_l(&self, distance_m: f64, time_s: f64) -> f64 {
        // Rejects NaN as well.
        if !(time_s > 0.0 && time_s.is_finite() && distance_m.is_finite()) {
            return 0.0;
        }
        let spread = 4.0 * self.dispersion_m2_s * time_s;
        let off = distance_m - self.velocity_m_s * time_s;
        let share = (-off * off / spread - self.decay_per_s * time_s).exp();
        // kg/m3 to mg/L.
        1000.0 * self.mass_kg / (self.cross_section_m2 * (PI * spread).sqrt()) * share
    }

    /// How the spill passes a place below it, with the time during which it is above a limit.
    ///
    /// # Errors
    /// The distance must be above 0, the limit too.
    pub fn passage(&self, distance_m: f64, limit_mg_l: f64) -> Result<Passage, ModelError> {
        let x = check::positive("distance_m", distance_m)?;
        let limit = check::positive("limit_mg_l", limit_mg_l)?;
        // dC/dt = 0: (u^2 + 4 D k) t^2 + 2 D t - x^2 = 0, its positive root in the form that cancels nothing.
        let d = self.dispersion_m2_s;
        let square = self.velocity_m_s * self.velocity_m_s + 4.0 * d * self.decay_per_s;
        let peak_s = x * x / (d + (d * d + x * x * square).sqrt());
        let peak_mg_l = self.concentration_mg_l(x, peak_s);
        let above_limit_s = (peak_mg_l > limit).then(|| {
            let above = |t: f64| self.concentration_mg_l(x, t) > limit;
            let start = bisect(0.0, peak_s, |t| !above(t));
            let mut far = 2.0 * peak_s;
            while above(far) && far.is_finite() {
                far *= 2.0;
            }
            [start, bisect(peak_s, far, above)]
        });
        Ok(Passage { peak_s, peak_mg_l, above_limit_s })
    }
}

/// Longitudinal dispersion, m2/s (Fischer 1975), from velocity, width, depth and slope of the river.
///
/// # Errors
/// All must be above 0.
pub fn fischer_dispersion_m2_s(
    velocity_m_s: f64,
    width_m: f64,
    depth_m: f64,
    slope: f64,
) -> Result<f64, ModelError> {
    let velocity = check::positive("velocity_m_s", velocity_m_s)?;
    let width = check::positive("width_m", width_m)?;
    let depth = check::positive("depth_m", depth_m)?;
    let shear_velocity = (GRAVITY * depth * check::positive("slope", slope)?).sqrt();
    Ok(0.011 * (velocity * width).powi(2) / (depth * shear_velocity))
}

/// Where `low_side` changes from true to false between two times.
fn bisect(mut low: f64, mut high: f64, low_side: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..80 {
        let middle = 0.5 * (low + high);
        if low_side(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_spill() -> impl Strategy<Value = Spill> {
        (1.0..1e4_f64, 1.0..100.0_f64, 0.05..2.0_f64, 1.0..100.0_f64, prop_oneof![Just(0.0), 1e-7..1e-5_f64])
            .prop_map(|(mass_kg, cross_section_m2, velocity_m_s, dispersion_m2_s, decay_per_s)| Spill {
                mass_kg,
                cross_section_m2,
                velocity_m_s,
                dispersion_m2_s,
                decay_per_s,
            })
    }

    #[test]
    fn a_spill_at_the_moment_its_middle_passes() {
        // At x = u t the exponential is 1: 100 kg in 10 m2, D 5 m2/s, after 1 h: 1e5 g / (10 sqrt(4 pi 5 3600)).
        let spill = Spill {
            mass_kg: 100.0,
            cross_section_m2: 10.0,
            velocity_m_s: 0.5,
            dispersion_m2_s: 5.0,
            decay_per_s: 0.0,
        };
        assert!((spill.concentration_mg_l(1800.0, 3600.0) - 21.0261).abs() < 1e-3);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn mass_is_conserved_but_for_decay(spill in any_spill(), t in 600.0..86_400.0_f64) {
            let sigma = (2.0 * spill.dispersion_m2_s * t).sqrt();
            let step = sigma / 50.0;
            let sum: f64 = (-500..=500).map(|i| spill.concentration_mg_l(spill.velocity_m_s * t + f64::from(i) * step, t)).sum();
            let mass = sum * step * spill.cross_section_m2 / 1000.0;
            let left = spill.mass_kg * (-spill.decay_per_s * t).exp();
            prop_assert!((mass / left - 1.0).abs() < 1e-9);
        }

        #[test]
        fn the_peak_is_the_highest_and_the_limit_is_kept_outside(spill in any_spill(), x in 100.0..20_000.0_f64, t in 1.0..200_000.0_f64) {
            let passage = spill.passage(x, 0.1).unwrap();
            prop_assert!(spill.concentration_mg_l(x, t) <= passage.peak_mg_l * (1.0 + 1e-9));
            match passage.above_limit_s {
                Some([from, to]) if t > from * 1.0001 && t < to * 0.9999 => prop_assert!(spill.concentration_mg_l(x, t) > 0.1),
                Some([from, to]) if t < from * 0.9999 || t > to * 1.0001 => prop_assert!(spill.concentration_mg_l(x, t) <= 0.1),
                Some(_) => {}
                None => prop_assert!(passage.peak_mg_l <= 0.1),
            }
        }

        #[test]
        fn any_numbers_get_an_answer(m in any::<f64>(), a in any::<f64>(), u in any::<f64>(), d in any::<f64>(), x in any::<f64>(), t in any::<f64>()) {
            let inputs = Spill { mass_kg: m, cross_section_m2: a, velocity_m_s: u, dispersion_m2_s: d, decay_per_s: 0.0 };
            if let Ok(spill) = Spill::new(inputs) {
                let _ = spill.concentration_mg_l(x, t);
                let _ = spill.passage(x, 1.0);
            }
        }
    }
}
