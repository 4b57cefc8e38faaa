//! From nitrogen oxides to nitrogen dioxide, as annual means.
//!
//! - Romberg, E., Bösinger, R., Lohmeyer, A., Ruhnke, R. and Röth, E. (1996). NO-NO2-Umwandlungsmodell für die
//!   Anwendung bei Immissionsprognosen für Kfz-Abgase. *Gefahrstoffe - Reinhaltung der Luft* 56, 215-218:
//!   NO2 = NOx (A / (NOx + B) + C).
//! - Bächlin, W. and Bösinger, R. (2008). *Untersuchungen zu Stickstoffdioxid-Konzentrationen*, Ingenieurbüro
//!   Lohmeyer: the same curve refitted when diesel cars had raised the share of NO2 in the exhaust.
//!
//! NO2 is part of NOx, so the curve is cut at NO2 = NOx; this matters to the second fit alone, below 2 µg/m3.
//! Both are fits to annual means at German stations, NOx (as NO2) up to about 500 µg/m3. They say nothing of
//! single hours, of ozone, or of a place whose air is unlike that of a road.

use crate::models::{ModelError, check};

/// The coefficients of the curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conversion {
    /// A, µg/m3.
    pub a_ug_m3: f64,
    /// B, µg/m3.
    pub b_ug_m3: f64,
    /// C, dimensionless.
    pub c: f64,
}

/// The fit of Romberg and others, 1996.
pub const ROMBERG_1996: Conversion = Conversion { a_ug_m3: 103.0, b_ug_m3: 130.0, c: 0.005 };
/// The fit of Bächlin and Bösinger, 2008.
pub const BAECHLIN_2008: Conversion = Conversion { a_ug_m3: 29.0, b_ug_m3: 35.0, c: 0.217 };

impl Conversion {
    /// NO2 (µg/m3) where NOx, counted as NO2, has the annual mean `nox_ug_m3`, 0 or more. Rises with NOx and
    /// never exceeds it.
    pub fn no2_ug_m3(&self, nox_ug_m3: f64) -> Result<f64, ModelError> {
        let nox = check::non_negative("nox_ug_m3", nox_ug_m3)?;
        Ok(self.curve(nox))
    }

    /// Converts a whole map: `no2_ug_m3[i]` from `nox_ug_m3[i]`. Values below 0 count as 0, NaN stays NaN.
    pub fn no2_map(&self, nox_ug_m3: &[f64], no2_ug_m3: &mut [f64]) -> Result<(), ModelError> {
        check::same_len("no2_ug_m3", no2_ug_m3.len(), nox_ug_m3.len())?;
        for (no2, nox) in no2_ug_m3.iter_mut().zip(nox_ug_m3) {
            *no2 = self.curve(if *nox < 0.0 { 0.0 } else { *nox });
        }
        Ok(())
    }

    /// The NOx (µg/m3) that goes with an annual mean of NO2, 0 or more: what a background station that only
    /// measures NO2 stands for.
    pub fn nox_ug_m3(&self, no2_ug_m3: f64) -> Result<f64, ModelError> {
        let no2 = check::non_negative("no2_ug_m3", no2_ug_m3)?;
        // c x2 + (a + c b - no2) x - b no2 = 0 has one root above 0; this form of it loses no digits.
        let half = 0.5 * (self.a_ug_m3 + self.c * self.b_ug_m3 - no2);
        let root = (half * half + self.c * self.b_ug_m3 * no2).sqrt();
        let nox = if half >= 0.0 { self.b_ug_m3 * no2 / (half + root) } else { (root - half) / self.c };
        check::finite("nox_ug_m3", nox.max(no2))
    }

    /// What NO2 (µg/m3) must lie between whatever the ozone: the share that is emitted as such, c NOx, and all
    /// that the curve can make of it, the least of (a / b + c) NOx, a + c NOx and NOx.
    pub fn bounds_ug_m3(&self, nox_ug_m3: f64) -> Result<(f64, f64), ModelError> {
        let nox = check::non_negative("nox_ug_m3", nox_ug_m3)?;
        let direct = self.c * nox;
        let formed = self.a_ug_m3.min(self.a_ug_m3 / self.b_ug_m3 * nox);
        Ok((direct, (direct + formed).min(nox)))
    }

    fn curve(&self, nox: f64) -> f64 {
        // a x / (x + b) written so that it stays finite for any finite x.
        (nox * self.c + self.a_ug_m3 * (nox / (nox + self.b_ug_m3))).min(nox)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_busy_road_by_hand() {
        // 100 µg/m3 of NOx: 100 (103 / 230 + 0.005) = 45.28; 100 (29 / 135 + 0.217) = 43.18.
        assert!((ROMBERG_1996.no2_ug_m3(100.0).unwrap() - 45.283).abs() < 1e-3);
        assert!((BAECHLIN_2008.no2_ug_m3(100.0).unwrap() - 43.181).abs() < 1e-3);
        assert_eq!(ROMBERG_1996.no2_ug_m3(0.0), Ok(0.0));
    }

    #[test]
    fn nonsense_is_named() {
        for bad in [f64::NAN, f64::INFINITY, -1.0] {
            assert!(ROMBERG_1996.no2_ug_m3(bad).is_err());
            assert!(ROMBERG_1996.nox_ug_m3(bad).is_err());
            assert!(ROMBERG_1996.bounds_ug_m3(bad).is_err());
        }
        assert!(ROMBERG_1996.nox_ug_m3(f64::MAX).is_err());
        assert!(ROMBERG_1996.no2_map(&[1.0], &mut []).is_err());
        let mut map = [0.0; 2];
        ROMBERG_1996.no2_map(&[-1.0, f64::NAN], &mut map).unwrap();
        assert!(map[0] == 0.0 && map[1].is_nan());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn more_nox_is_more_no2_and_never_more_than_all_of_it(nox in 0.0..1e4f64, more in 1e-3..1e3f64) {
            for fit in [ROMBERG_1996, BAECHLIN_2008] {
                let no2 = fit.no2_ug_m3(nox).unwrap();
                prop_assert!(fit.no2_ug_m3(nox + more).unwrap() > no2);
                let (low, high) = fit.bounds_ug_m3(nox).unwrap();
                prop_assert!(low <= no2 && no2 <= high && high <= nox);
            }
        }

        #[test]
        fn there_and_back(nox in 0.0..1e4f64) {
            for fit in [ROMBERG_1996, BAECHLIN_2008] {
                let back = fit.nox_ug_m3(fit.no2_ug_m3(nox).unwrap()).unwrap();
                prop_assert!((back - nox).abs() <= 1e-6 * nox.max(1.0), "{nox} {back}");
            }
        }
    }
}
