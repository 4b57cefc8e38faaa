//! How speed changes the wear of tyres and brakes, and what a cold engine adds: EMEP/EEA guidebook 2019,
//! chapters 1.A.3.b.vi (section 3.3.2) and 1.A.3.b.i-iv (section 3.4, cold starts).

use super::super::super::{ModelError, check};
use super::Fuel;

/// Tyre wear at a speed over that at 80 km/h.
///
/// # Errors
/// `speed_kmh` is not finite or negative.
pub fn tyre_correction(speed_kmh: f64) -> Result<f64, ModelError> {
    let v = check::non_negative("speed_kmh", speed_kmh)?.clamp(40.0, 90.0);
    Ok(1.78 - 0.00974 * v)
}

/// Brake wear at a speed over that at 65 km/h.
///
/// # Errors
/// `speed_kmh` is not finite or negative.
pub fn brake_correction(speed_kmh: f64) -> Result<f64, ModelError> {
    let v = check::non_negative("speed_kmh", speed_kmh)?.clamp(40.0, 95.0);
    Ok(2.75 - 0.027 * v)
}

/// Fuel with the cold part of each trip over the fuel of a hot engine.
///
/// The share of a trip driven cold is 0.6474 - 0.02545 l - (0.00974 - 0.000385 l) t for trips of l km at t C;
/// cold over hot is 1.47 - 0.009 t (petrol), 1.34 - 0.008 t (diesel). Trips are held to 1 to 25 km, the
/// temperature to -20 to 35 C.
///
/// # Errors
/// `trip_km` is not finite or not above 0, `air_c` is not finite.
pub fn cold_start_ratio(fuel: Fuel, trip_km: f64, air_c: f64) -> Result<f64, ModelError> {
    let l = check::positive("trip_km", trip_km)?.clamp(1.0, 25.0);
    let t = check::finite("air_c", air_c)?.clamp(-20.0, 35.0);
    let share = (0.6474 - 0.02545 * l - (0.00974 - 0.000385 * l) * t).clamp(0.0, 1.0);
    let quotient = match fuel {
        Fuel::Petrol => 1.47 - 0.009 * t,
        Fuel::Diesel => 1.34 - 0.008 * t,
    };
    Ok(1.0 + share * (quotient - 1.0).max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn corrections_meet_the_guidebooks_constants() {
        // Tyres 1.39 below 40 km/h and 0.902 above 90; brakes 1.67 below 40 and 0.185 above 95.
        assert!((tyre_correction(20.0).unwrap() - 1.39).abs() < 0.001);
        assert!((tyre_correction(120.0).unwrap() - 0.902).abs() < 0.002);
        assert!((brake_correction(20.0).unwrap() - 1.67).abs() < 1e-12);
        assert!((brake_correction(120.0).unwrap() - 0.185).abs() < 1e-12);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn short_trips_and_cold_air_cost_fuel(l in 1.0..20.0f64, t in -15.0..30.0f64) {
            for fuel in [Fuel::Petrol, Fuel::Diesel] {
                let ratio = cold_start_ratio(fuel, l, t).unwrap();
                prop_assert!((1.0..2.0).contains(&ratio));
                prop_assert!(cold_start_ratio(fuel, l + 1.0, t).unwrap() <= ratio);
                prop_assert!(cold_start_ratio(fuel, l, t + 1.0).unwrap() <= ratio);
            }
        }
    }

    #[test]
    fn hostile_numbers_are_named() {
        assert!(tyre_correction(f64::NAN).is_err() && brake_correction(-1.0).is_err());
        assert!(cold_start_ratio(Fuel::Petrol, 0.0, 10.0).is_err());
        assert!(cold_start_ratio(Fuel::Petrol, 5.0, f64::INFINITY).is_err());
    }
}
