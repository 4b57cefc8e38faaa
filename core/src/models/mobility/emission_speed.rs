//! Hot exhaust emission by mean speed: EMEP/EEA air pollutant emission inventory guidebook 2019, 1.A.3.b.i-iv,
//! Tier 3 (COPERT).
//!
//! `EF = (a V^2 + b V + c + d/V) / (e V^2 + f V + g) (1 - r)`, in g/km or MJ/km, V in km/h. The coefficients
//! of each vehicle class are published with the guidebook; they are data, not part of the library.

use crate::models::{ModelError, check};

/// The curve of one vehicle class and pollutant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SpeedCurve {
    /// a, b, c, d: alpha, beta, gamma, delta of the guidebook.
    pub numerator: [f64; 4],
    /// e, f, g: epsilon, zeta, eta of the guidebook.
    pub denominator: [f64; 3],
    /// r: the share by which later technology is below the curve, under 1; below 0 where it is above.
    pub reduction: f64,
    /// The speeds for which the curve holds, km/h: first above 0, second not below the first.
    pub speed_km_h: (f64, f64),
}

impl SpeedCurve {
    /// The emission factor at a mean speed (finite, 0 or more). Outside its range the curve is read at its end,
    /// as COPERT does.
    ///
    /// # Errors
    /// Names the field that is not finite or out of range, or the factor where the curve gives none.
    pub fn factor(&self, speed_km_h: f64) -> Result<f64, ModelError> {
        check::non_negative("speed_km_h", speed_km_h)?;
        check::all_finite("numerator", &self.numerator)?;
        check::all_finite("denominator", &self.denominator)?;
        let r = self.reduction;
        check::accept("reduction", r, r.is_finite() && r < 1.0, "finite and below 1")?;
        let (low, high) = self.speed_km_h;
        check::positive("speed_range_km_h", low)?;
        check::accept(
            "speed_range_km_h",
            high,
            high.is_finite() && high >= low,
            "finite and not below its start",
        )?;
        let v = speed_km_h.clamp(low, high);
        let [a, b, c, d] = self.numerator;
        let [e, f, g] = self.denominator;
        let factor = (a * v * v + b * v + c + d / v) / (e * v * v + f * v + g) * (1.0 - r);
        check::accept(
            "factor",
            factor,
            factor.is_finite() && factor >= 0.0,
            "0 or more; the coefficients do not fit",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CURVE: SpeedCurve = SpeedCurve {
        numerator: [0.001, -0.1, 6.0, 10.0],
        denominator: [0.0, 0.5, 20.0],
        reduction: 0.25,
        speed_km_h: (5.0, 130.0),
    };

    /// Worked by hand at 50 km/h: (2.5 - 5 + 6 + 0.2) / (25 + 20) * 0.75.
    #[test]
    fn the_form_of_the_guidebook() {
        assert!((CURVE.factor(50.0).unwrap() - 3.7 / 45.0 * 0.75).abs() < 1e-15);
    }

    #[test]
    fn hostile_curves_are_named() {
        for bad in [f64::NAN, f64::INFINITY, -1.0] {
            assert!(matches!(CURVE.factor(bad), Err(ModelError::Invalid { field: "speed_km_h", .. })));
            assert!(SpeedCurve { speed_km_h: (bad, 130.0), ..CURVE }.factor(50.0).is_err());
        }
        let pole = SpeedCurve { denominator: [0.0, 1.0, -50.0], ..CURVE };
        assert!(matches!(pole.factor(50.0), Err(ModelError::Invalid { field: "factor", .. })));
        assert!(SpeedCurve { numerator: [f64::NAN; 4], ..CURVE }.factor(50.0).is_err());
        assert!(SpeedCurve { reduction: 1.0, ..CURVE }.factor(50.0).is_err());
        assert!(SpeedCurve { speed_km_h: (130.0, 5.0), ..CURVE }.factor(50.0).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Beyond its range a curve stays at its end.
        #[test]
        fn ends_are_held(v in 130.0..1e6f64, slow in 0.0..5.0f64) {
            prop_assert_eq!(CURVE.factor(v), CURVE.factor(130.0));
            prop_assert_eq!(CURVE.factor(slow), CURVE.factor(5.0));
        }

        /// A reduction is a share, and the scale of a fraction is free.
        #[test]
        fn reduction_is_a_share(v in 5.0..130.0f64, r in -1.0..0.99f64, k in 0.1..10.0f64) {
            let full = SpeedCurve { reduction: 0.0, ..CURVE }.factor(v).unwrap();
            let reduced = SpeedCurve {
                reduction: r,
                numerator: CURVE.numerator.map(|x| k * x),
                denominator: CURVE.denominator.map(|x| k * x),
                ..CURVE
            };
            prop_assert!((reduced.factor(v).unwrap() - full * (1.0 - r)).abs() < 1e-12);
        }
    }
}
