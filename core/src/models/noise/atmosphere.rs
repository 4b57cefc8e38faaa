//! Absorption of sound by air: ISO 9613-1:1993, equations (3) to (5) and annex B.
//!
//! CNOSSOS-EU (2.5.5) takes the coefficients at the exact mid-bands, 1000 * 10^(3k/10) Hz.

use super::{BANDS, Spectrum};
use crate::models::{ModelError, check};

/// The state of the air.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Air {
    /// Temperature in degrees Celsius, -20 to 50.
    pub temperature_c: f64,
    /// Relative humidity in percent, 1 to 100 (ISO 9613-1 states its accuracy from 10).
    pub humidity_pct: f64,
    /// Pressure in kPa, 50 to 200.
    pub pressure_kpa: f64,
}

impl Air {
    /// 10 degrees Celsius, 70 %, one standard atmosphere: the air of the ISO/TR 17534-4 test cases.
    pub const REFERENCE: Self = Self { temperature_c: 10.0, humidity_pct: 70.0, pressure_kpa: 101.325 };
}

/// The attenuation coefficient of pure tones at the exact mid-bands, in dB per km.
///
/// # Errors
/// Names the field that lies outside the range of the standard.
pub fn absorption_db_km(air: &Air) -> Result<Spectrum, ModelError> {
    let t = check::accept(
        "temperature_c",
        air.temperature_c,
        (-20.0..=50.0).contains(&air.temperature_c),
        "from -20 to 50",
    )? + 273.15;
    let humidity = check::accept(
        "humidity_pct",
        air.humidity_pct,
        (1.0..=100.0).contains(&air.humidity_pct),
        "from 1 to 100",
    )?;
    let pressure = check::accept(
        "pressure_kpa",
        air.pressure_kpa,
        (50.0..=200.0).contains(&air.pressure_kpa),
        "from 50 to 200",
    )?;

    let p = pressure / 101.325;
    let tau = t / 293.15;
    // Molar concentration of water vapour in percent (annex B: saturation over 273.16 K).
    let saturation = 10f64.powf(-6.8346 * (273.16 / t).powf(1.261) + 4.6151);
    let h = humidity * saturation / p;
    let oxygen_hz = p * (24.0 + 4.04e4 * h * (0.02 + h) / (0.391 + h));
    let nitrogen_hz = p / tau.sqrt() * (9.0 + 280.0 * h * (-4.170 * (tau.cbrt().recip() - 1.0)).exp());

    let classical = 1.84e-11 / p * tau.sqrt();
    let (oxygen, nitrogen) = (0.012_75 * (-2239.1 / t).exp(), 0.1068 * (-3352.0 / t).exp());
    let relaxation = tau.powf(-2.5);
    let mut db_km = [0.0; BANDS];
    for (k, value) in db_km.iter_mut().enumerate() {
        let f = 1000.0 * 10f64.powf(0.3 * (k as f64 - 4.0));
        let f2 = f * f;
        let per_m = 8.686
            * f2
            * (classical
                + relaxation
                    * (oxygen / (oxygen_hz + f2 / oxygen_hz) + nitrogen / (nitrogen_hz + f2 / nitrogen_hz)));
        *value = 1000.0 * per_m;
    }
    Ok(db_km)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// ISO 9613-2:1996, table 2 (made with ISO 9613-1): temperature, humidity, and dB per km as printed.
    #[test]
    fn agrees_with_the_table_of_the_standard() {
        let lines = [
            (10.0, 70.0, [0.1, 0.4, 1.0, 1.9, 3.7, 9.7, 32.8, 117.0]),
            (20.0, 70.0, [0.1, 0.3, 1.1, 2.8, 5.0, 9.0, 22.9, 76.6]),
            (30.0, 70.0, [0.1, 0.3, 1.0, 3.1, 7.4, 12.7, 23.1, 59.3]),
            (15.0, 20.0, [0.3, 0.6, 1.2, 2.7, 8.2, 28.2, 88.8, 202.0]),
            (15.0, 50.0, [0.1, 0.5, 1.2, 2.2, 4.2, 10.8, 36.2, 129.0]),
            (15.0, 80.0, [0.1, 0.3, 1.1, 2.4, 4.1, 8.3, 23.7, 82.8]),
        ];
        for (temperature_c, humidity_pct, expected) in lines {
            let got = absorption_db_km(&Air { temperature_c, humidity_pct, pressure_kpa: 101.325 }).unwrap();
            for (g, e) in got.iter().zip(expected) {
                // Half a unit of the last figure; the table prints 4.15 as 4.1.
                let printed = if e > 100.0 { 0.5 } else { 0.052 };
                assert!((g - e).abs() <= printed, "{g} against {e}");
            }
        }
    }

    #[test]
    fn hostile_air_is_named() {
        for bad in [f64::NAN, f64::INFINITY, -1e300] {
            let air = Air { temperature_c: bad, ..Air::REFERENCE };
            assert!(matches!(
                absorption_db_km(&air),
                Err(ModelError::Invalid { field: "temperature_c", .. })
            ));
            let air = Air { humidity_pct: bad, ..Air::REFERENCE };
            assert!(matches!(absorption_db_km(&air), Err(ModelError::Invalid { field: "humidity_pct", .. })));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn higher_bands_are_absorbed_more(t in -20.0..50.0f64, h in 1.0..100.0f64, p in 50.0..200.0f64) {
            let got = absorption_db_km(&Air { temperature_c: t, humidity_pct: h, pressure_kpa: p }).unwrap();
            prop_assert!(got.iter().all(|a| a.is_finite() && *a > 0.0));
            prop_assert!(got.windows(2).all(|w| w[0] < w[1]));
        }
    }
}
