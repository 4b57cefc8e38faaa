//! A pollutant that seeps along one dimension from a constant source.
//!
//! Ogata and Banks 1961 (USGS Professional Paper 411-A); with decay and retardation as van Genuchten and Alves
//! 1982 (USDA Technical Bulletin 1661, solution C5):
//!
//! ```text
//! C/C0 = 1/2 [ exp((v - U) x / 2D) erfc((R x - U t) / 2 sqrt(D R t))
//!            + exp((v + U) x / 2D) erfc((R x + U t) / 2 sqrt(D R t)) ],   U = sqrt(v^2 + 4 lambda R D)
//! ```
//!
//! Valid for steady, uniform seepage through a uniform soil, linear sorption, decay at the same rate in water
//! and on the grains. What it cannot show: layers, cracks and worm-holes, a source that ends, dry and wet seasons.

use crate::models::numerics::erfcx::erfcx;
use crate::models::{ModelError, check};

/// Seepage through a soil column, from a source of constant concentration at its start.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seepage {
    /// Mean velocity of the water in the pores, m/d.
    pub velocity_m_d: f64,
    /// Hydrodynamic dispersion, m2/d.
    pub dispersion_m2_d: f64,
    /// Retardation factor, 1 or more: 1 for what does not sorb.
    pub retardation: f64,
    /// First-order decay, 1/d.
    pub decay_per_d: f64,
}

impl Seepage {
    /// Checks the inputs.
    ///
    /// # Errors
    /// Names the input that is not finite, below 0 (velocity, decay), not above 0 (dispersion), or below 1.
    pub fn new(inputs: Self) -> Result<Self, ModelError> {
        let within = |field, value: f64, most: f64| check::accept(field, value, value <= most, "at most 1e9");
        check::non_negative("velocity_m_d", inputs.velocity_m_d)?;
        check::positive("dispersion_m2_d", inputs.dispersion_m2_d)?;
        check::non_negative("decay_per_d", inputs.decay_per_d)?;
        check::accept("retardation", inputs.retardation, inputs.retardation >= 1.0, "1 or more")?;
        within("velocity_m_d", inputs.velocity_m_d, 1e9)?;
        within("dispersion_m2_d", inputs.dispersion_m2_d, 1e9)?;
        within("decay_per_d", inputs.decay_per_d, 1e9)?;
        within("retardation", inputs.retardation, 1e9)?;
        Ok(inputs)
    }

    /// The share of the source's concentration at a distance (m) and a time (d) after the source began, 0 to 1.
    /// 1 at the source, 0 before anything can have come; NaN only for NaN.
    pub fn share(&self, distance_m: f64, time_d: f64) -> f64 {
        let Self { velocity_m_d: v, dispersion_m2_d: d, retardation: r, decay_per_d } = *self;
        let x = distance_m;
        if x.is_nan() || time_d.is_nan() {
            return f64::NAN;
        }
        if time_d <= 0.0 || x == f64::INFINITY {
            return 0.0;
        }
        if x <= 0.0 {
            return 1.0;
        }
        // Beyond this the answer no longer changes, and no product overflows.
        let (x, time_d) = (x.min(1e200), if time_d.is_finite() { time_d.min(1e200) } else { time_d });
        let slowed = 4.0 * decay_per_d * r * d;
        let u = (v * v + slowed).sqrt();
        // (v - u) x / 2D, without cancellation.
        let fading = -slowed / (v + u).max(f64::MIN_POSITIVE) * x / (2.0 * d);
        if time_d == f64::INFINITY {
            return fading.exp();
        }
        let spread = 2.0 * (d * r * time_d).sqrt();
        let near = (r * x - u * time_d) / spread;
        let far = (r * x + u * time_d) / spread;
        // The second exponential overflows where its erfc is zero; scaled, both parts carry exp(fading - near^2).
        let front = (fading - near * near).exp();
        let first = if near > 0.0 { front * erfcx(near) } else { fading.exp() * libm::erfc(near) };
        (0.5 * (first + front * erfcx(far))).clamp(0.0, 1.0)
    }

    /// The share that is reached after any length of time, at a distance (m).
    pub fn steady_share(&self, distance_m: f64) -> f64 {
        self.share(distance_m, f64::INFINITY)
    }

    /// When a share of the source's concentration is reached at a distance, d; `None` where it never is.
    ///
    /// # Errors
    /// The share must be above 0 and below 1, the distance 0 or more.
    pub fn arrival_d(&self, distance_m: f64, share: f64) -> Result<Option<f64>, ModelError> {
        let x = check::non_negative("distance_m", distance_m)?;
        check::accept("share", share, share > 0.0 && share < 1.0, "above 0 and below 1")?;
        if self.steady_share(x) <= share {
            return Ok(None);
        }
        if x == 0.0 {
            return Ok(Some(0.0));
        }
        // The share rises with time: double until it is passed, then halve the interval.
        let mut late = (self.retardation * x * x / self.dispersion_m2_d).max(f64::MIN_POSITIVE);
        while self.share(x, late) < share && late.is_finite() {
            late *= 2.0;
        }
        let mut early = 0.0;
        for _ in 0..200 {
            let middle = 0.5 * (early + late);
            if self.share(x, middle) < share { early = middle } else { late = middle }
        }
        Ok(Some(late).filter(|t| t.is_finite()))
    }
}

/// Retardation by linear sorption, 1 + bulk density (kg/L) times Kd (L/kg) over porosity.
///
/// # Errors
/// The density and Kd must be 0 or more, the porosity above 0 and at most 1.
pub fn retardation(bulk_density_kg_l: f64, kd_l_kg: f64, porosity: f64) -> Result<f64, ModelError> {
    let density = check::non_negative("bulk_density_kg_l", bulk_density_kg_l)?;
    let kd = check::non_negative("kd_l_kg", kd_l_kg)?;
    let porosity =
        check::accept("porosity", porosity, porosity > 0.0 && porosity <= 1.0, "above 0, at most 1")?;
    check::finite("retardation", 1.0 + density * kd / porosity)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_seepage() -> impl Strategy<Value = Seepage> {
        (0.0..2.0_f64, 0.01..2.0_f64, 1.0..20.0_f64, prop_oneof![Just(0.0), 1e-4..0.5_f64]).prop_map(
            |(velocity_m_d, dispersion_m2_d, retardation, decay_per_d)| Seepage {
                velocity_m_d,
                dispersion_m2_d,
                retardation,
                decay_per_d,
            },
        )
    }

    #[test]
    fn far_beyond_the_front_nothing_overflows() {
        // v x / D = 1e6: exp of it is infinity.
        let fast = Seepage { velocity_m_d: 1e3, dispersion_m2_d: 1e-3, retardation: 1.0, decay_per_d: 0.0 };
        assert!((fast.share(1.0, 1e-3) - 0.5).abs() < 1e-3);
        assert_eq!(fast.share(1.0, 1.0), 1.0);
        assert_eq!(fast.share(1.0, 1e-9), 0.0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn the_share_rises_with_time_and_falls_with_distance(s in any_seepage(), x in 0.01..20.0_f64, t in 0.1..500.0_f64) {
            let here = s.share(x, t);
            prop_assert!((0.0..=1.0).contains(&here));
            prop_assert!(s.share(x, 1.1 * t) >= here - 1e-12);
            prop_assert!(s.share(1.1 * x, t) <= here + 1e-12);
            prop_assert!(here <= s.steady_share(x) + 1e-12);
        }

        #[test]
        fn retardation_is_a_slower_clock(s in any_seepage(), x in 0.1..10.0_f64, t in 0.5..300.0_f64) {
            let free = Seepage { retardation: 1.0, decay_per_d: 0.0, ..s };
            let held = Seepage { decay_per_d: 0.0, ..s };
            prop_assert!((held.share(x, t * s.retardation) - free.share(x, t)).abs() < 1e-12);
        }

        #[test]
        fn it_solves_its_differential_equation(s in any_seepage(), x in 0.5..5.0_f64, t in 2.0..50.0_f64) {
            let h = 1e-3;
            let c = |dx: f64, dt: f64| s.share(x + dx, t + dt);
            let storage = s.retardation * (c(0.0, h) - c(0.0, -h)) / (2.0 * h);
            let spread = s.dispersion_m2_d * (c(h, 0.0) - 2.0 * c(0.0, 0.0) + c(-h, 0.0)) / (h * h);
            let carried = s.velocity_m_d * (c(h, 0.0) - c(-h, 0.0)) / (2.0 * h);
            let decayed = s.decay_per_d * s.retardation * c(0.0, 0.0);
            let scale = storage.abs() + spread.abs() + carried.abs() + decayed.abs();
            prop_assert!((storage - spread + carried + decayed).abs() < 1e-4 * scale + 1e-6);
        }

        #[test]
        fn arrival_is_when_the_share_is_reached(s in any_seepage(), x in 0.1..5.0_f64, share in 0.01..0.9_f64) {
            match s.arrival_d(x, share).unwrap() {
                Some(t) => prop_assert!((s.share(x, t) - share).abs() < 1e-6),
                None => prop_assert!(s.steady_share(x) <= share),
            }
        }

        #[test]
        fn any_numbers_get_an_answer(v in any::<f64>(), d in any::<f64>(), r in any::<f64>(), k in any::<f64>(), x in any::<f64>(), t in any::<f64>()) {
            let inputs = Seepage { velocity_m_d: v, dispersion_m2_d: d, retardation: r, decay_per_d: k };
            if let Ok(s) = Seepage::new(inputs) {
                prop_assert!(s.share(x, t).is_nan() == (x.is_nan() || t.is_nan()));
                let _ = s.arrival_d(x, 0.5);
            }
        }
    }
}
