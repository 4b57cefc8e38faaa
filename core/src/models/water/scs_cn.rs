//! Storm runoff by the curve number method (USDA Soil Conservation Service 1972, "National Engineering
//! Handbook, Section 4", and 1986, "Urban hydrology for small watersheds", TR-55).
//!
//! Q = (P - Ia)^2 / (P - Ia + S) with S = 25400/CN - 254 mm. For the whole depth of one storm on fields or
//! plots: it knows neither intensity nor time, and is poor where little runs off (CN below 40).

use crate::models::{ModelError, check};

/// Share of the retention that a storm must fill before anything runs off, as the handbook has it.
pub const INITIAL_ABSTRACTION: f64 = 0.2;
/// Curve number of roofs and paved ground (TR-55, table 2-2a).
pub const SEALED_CN: f64 = 98.0;

/// How wet the ground was before the storm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moisture {
    /// Condition I: dry, not wilting.
    Dry,
    /// Condition II: average, for which curve numbers are tabulated.
    Average,
    /// Condition III: soaked by the rain of the last five days.
    Wet,
}

/// The most that the ground can still take up once runoff has begun, mm.
///
/// Errors: a curve number not above 0 and up to 100.
pub fn retention_mm(cn: f64) -> Result<f64, ModelError> {
    check::accept("cn", cn, cn > 0.0 && cn <= 100.0, "above 0 and up to 100")?;
    Ok(25_400.0 / cn - 254.0)
}

/// The curve number at another moisture than the average, for which `cn` holds (Chow, Maidment and Mays 1988,
/// "Applied hydrology", equations 5.5.3 and 5.5.4). Errors as [`retention_mm`].
pub fn at_moisture(cn: f64, moisture: Moisture) -> Result<f64, ModelError> {
    retention_mm(cn)?;
    Ok(match moisture {
        Moisture::Dry => 4.2 * cn / (10.0 - 0.058 * cn),
        Moisture::Average => cn,
        Moisture::Wet => 23.0 * cn / (10.0 + 0.13 * cn),
    })
}

/// Runoff of a storm of `rain_mm`, mm. `initial_abstraction` is a share of the retention, 0 to 1:
/// [`INITIAL_ABSTRACTION`] for tabulated curve numbers.
///
/// Errors: rain not finite and 0 or more; a share or curve number out of range.
pub fn runoff_mm(rain_mm: f64, cn: f64, initial_abstraction: f64) -> Result<f64, ModelError> {
    check::non_negative("rain_mm", rain_mm)?;
    check::share("initial_abstraction", initial_abstraction)?;
    let retention = retention_mm(cn)?;
    let excess = rain_mm - initial_abstraction * retention;
    // As a share of the excess, so that the largest storms do not overflow.
    Ok(if excess > 0.0 { excess * (excess / (excess + retention)) } else { 0.0 })
}

/// A piece of ground.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cover {
    /// Its area, m2 (or any one unit).
    pub area_m2: f64,
    /// Its curve number.
    pub cn: f64,
}

/// Runoff of a storm averaged over pieces of ground, mm: each runs off by its own number, sealed ground beside
/// unsealed, as TR-55 advises where they differ much. A mean curve number would understate it.
///
/// Errors: no area at all; as [`runoff_mm`].
pub fn composite_runoff_mm(
    rain_mm: f64,
    covers: &[Cover],
    initial_abstraction: f64,
) -> Result<f64, ModelError> {
    let (mut area, mut volume) = (0.0, 0.0);
    for cover in covers {
        area += check::non_negative("area_m2", cover.area_m2)?;
        volume += cover.area_m2 * runoff_mm(rain_mm, cover.cn, initial_abstraction)?;
    }
    check::positive("sum of area_m2", area)?;
    Ok(volume / area)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tr_55_six_inches_on_75_give_3_28() {
        let inch = 25.4;
        let q = runoff_mm(6.0 * inch, 75.0, INITIAL_ABSTRACTION).unwrap() / inch;
        assert!((q - 3.28).abs() < 0.005, "{q}");
    }

    #[test]
    fn chow_1988_the_numbers_of_75_in_dry_and_wet_ground() {
        assert!((at_moisture(75.0, Moisture::Dry).unwrap() - 55.75).abs() < 0.01);
        assert!((at_moisture(75.0, Moisture::Wet).unwrap() - 87.34).abs() < 0.01);
    }

    #[test]
    fn hostile_input_is_refused() {
        for cn in [0.0, -1.0, 101.0, f64::NAN, f64::INFINITY] {
            assert!(runoff_mm(10.0, cn, 0.2).is_err() && at_moisture(cn, Moisture::Wet).is_err());
        }
        assert!(runoff_mm(f64::NAN, 75.0, 0.2).is_err() && runoff_mm(-1.0, 75.0, 0.2).is_err());
        assert!(runoff_mm(10.0, 75.0, 2.0).is_err());
        assert!(composite_runoff_mm(10.0, &[], 0.2).is_err());
        assert!(composite_runoff_mm(10.0, &[Cover { area_m2: f64::NAN, cn: 75.0 }], 0.2).is_err());
        assert!(runoff_mm(f64::MAX, 1e-300, 1.0).is_ok_and(|q| !q.is_nan()));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn runs_off_no_more_than_falls_and_more_from_more(
            p in 0.0..400.0, more in 0.0..100.0, cn in 1.0..100.0, harder in 0.0..1.0,
        ) {
            let q = runoff_mm(p, cn, 0.2).unwrap();
            prop_assert!((0.0..=p).contains(&q));
            prop_assert!(runoff_mm(p + more, cn, 0.2).unwrap() >= q);
            prop_assert!(runoff_mm(p, cn + harder * (100.0 - cn), 0.2).unwrap() >= q - 1e-12);
        }

        #[test]
        fn ground_without_retention_sheds_all(p in 0.0..400.0) {
            prop_assert_eq!(runoff_mm(p, 100.0, 0.2).unwrap(), p);
        }

        #[test]
        fn unsealing_never_adds_runoff(
            p in 0.0..200.0, cn in 30.0..98.0, sealed in 0.0..1.0, less in 0.0..1.0,
        ) {
            let mixed = |share: f64| {
                let covers = [Cover { area_m2: share, cn: SEALED_CN }, Cover { area_m2: 1.0 - share, cn }];
                composite_runoff_mm(p, &covers, 0.2).unwrap()
            };
            prop_assert!(mixed(sealed * less) <= mixed(sealed) + 1e-12);
        }

        #[test]
        fn wetter_ground_sheds_more(p in 0.0..200.0, cn in 5.0..100.0) {
            let [dry, average, wet] = [Moisture::Dry, Moisture::Average, Moisture::Wet]
                .map(|m| runoff_mm(p, at_moisture(cn, m).unwrap().min(100.0), 0.2).unwrap());
            prop_assert!(dry <= average + 1e-12 && average <= wet + 1e-12);
        }
    }
}
