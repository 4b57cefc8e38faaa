//! How much heating and cooling a climate asks for.
//!
//! - Eurostat (2023). *Cooling and heating degree days*, metadata nrg_chdd: heating 18 °C below a daily mean of
//!   15 °C, cooling 21 °C from a daily mean of 24 °C.
//! - Thom, H. C. S. (1954). The rational relationship between heating degree days and temperature. *Mon. Weather
//!   Rev.* 82, 1-6: heat demand goes with degree days.
//!
//! For comparing years and places and for scaling known consumption. They know no sun, no wind and no habits: the
//! demand of a single house needs [`super::iso13790`].

use crate::models::{ModelError, check};

/// Which days count, and from which temperature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Definition {
    /// Degrees are counted from here, °C.
    pub base_c: f64,
    /// A day counts where its mean is at or below (heating) or at or above (cooling) this, °C.
    pub threshold_c: f64,
}

/// Eurostat's heating degree days.
pub const EUROSTAT_HEATING: Definition = Definition { base_c: 18.0, threshold_c: 15.0 };
/// Eurostat's cooling degree days.
pub const EUROSTAT_COOLING: Definition = Definition { base_c: 21.0, threshold_c: 24.0 };
/// The French *degrés-jours unifiés*: 18 °C, every day below it.
pub const DJU: Definition = Definition { base_c: 18.0, threshold_c: 18.0 };

/// Heating degree days (K d) of days with these mean temperatures (°C). Gaps (NaN) count as no heating.
pub fn heating_degree_days(daily_mean_c: &[f64], definition: Definition) -> Result<f64, ModelError> {
    let Definition { base_c, threshold_c } = checked(definition)?;
    let counted = daily_mean_c.iter().filter(|mean| **mean <= threshold_c);
    check::finite(
        "daily_mean_c",
        counted.map(|mean| (base_c - mean).max(0.0)).fold(0.0, |sum, days| sum + days),
    )
}

/// Cooling degree days (K d) of days with these mean temperatures (°C). Gaps (NaN) count as no cooling.
pub fn cooling_degree_days(daily_mean_c: &[f64], definition: Definition) -> Result<f64, ModelError> {
    let Definition { base_c, threshold_c } = checked(definition)?;
    let counted = daily_mean_c.iter().filter(|mean| **mean >= threshold_c);
    check::finite(
        "daily_mean_c",
        counted.map(|mean| (mean - base_c).max(0.0)).fold(0.0, |sum, days| sum + days),
    )
}

/// Daily means of hourly temperatures; hours after the last whole day are left out.
pub fn daily_means_c(hourly_c: &[f64]) -> Vec<f64> {
    hourly_c.chunks_exact(24).map(|day| day.iter().sum::<f64>() / 24.0).collect()
}

/// The heat (kWh) that a building with the loss coefficient `loss_w_k` (W/K, transmission and ventilation) needs for
/// `degree_days_k_d`, if sun and people bring the share `gains_share` (0 to 1) of it.
pub fn heat_demand_kwh(loss_w_k: f64, degree_days_k_d: f64, gains_share: f64) -> Result<f64, ModelError> {
    check::non_negative("loss_w_k", loss_w_k)?;
    check::non_negative("degree_days_k_d", degree_days_k_d)?;
    check::share("gains_share", gains_share)?;
    check::finite("heat_demand_kwh", 0.024 * loss_w_k * degree_days_k_d * (1.0 - gains_share))
}

fn checked(definition: Definition) -> Result<Definition, ModelError> {
    check::finite("base_c", definition.base_c)?;
    check::finite("threshold_c", definition.threshold_c)?;
    Ok(definition)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn eurostat_by_its_own_example() {
        // The metadata's example: a mean of 12 °C is 6 heating degree days, of 16 °C none; 26 °C is 5 cooling
        // degree days, 22 °C none.
        let heating = |mean| heating_degree_days(&[mean], EUROSTAT_HEATING).unwrap();
        let cooling = |mean| cooling_degree_days(&[mean], EUROSTAT_COOLING).unwrap();
        assert_eq!((heating(12.0), heating(16.0), cooling(26.0), cooling(22.0)), (6.0, 0.0, 5.0, 0.0));
    }

    #[test]
    fn a_house_by_hand() {
        // 150 W/K through 2 500 degree days, a third of it from sun and people: 6 000 kWh.
        assert!((heat_demand_kwh(150.0, 2500.0, 1.0 / 3.0).unwrap() - 6000.0).abs() < 1e-9);
        assert_eq!(daily_means_c(&[[0.0; 12], [10.0; 12], [5.0; 12]].concat()), [5.0]);
    }

    #[test]
    fn nonsense_is_named() {
        let odd = Definition { base_c: f64::NAN, threshold_c: 15.0 };
        assert!(heating_degree_days(&[1.0], odd).is_err());
        assert!(heating_degree_days(&[f64::NEG_INFINITY], DJU).is_err());
        assert!(cooling_degree_days(&[f64::INFINITY], EUROSTAT_COOLING).is_err());
        assert_eq!(heating_degree_days(&[f64::NAN], DJU), Ok(0.0));
        assert_eq!(heating_degree_days(&[], DJU), Ok(0.0));
        assert!(heat_demand_kwh(-1.0, 1.0, 0.0).is_err());
        assert!(heat_demand_kwh(1.0, 1.0, 1.5).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_warmer_year_needs_less_heat(days in prop::collection::vec(-20.0..35.0f64, 1..366), warmer in 0.0..6.0f64) {
            let shifted: Vec<f64> = days.iter().map(|mean| mean + warmer).collect();
            for definition in [DJU, EUROSTAT_HEATING] {
                prop_assert!(heating_degree_days(&shifted, definition).unwrap() <= heating_degree_days(&days, definition).unwrap());
            }
            prop_assert!(cooling_degree_days(&shifted, EUROSTAT_COOLING).unwrap() >= cooling_degree_days(&days, EUROSTAT_COOLING).unwrap());
        }

        #[test]
        fn two_halves_of_a_year_add_up(days in prop::collection::vec(-20.0..35.0f64, 2..366), cut in 0.0..1.0f64) {
            let (first, second) = days.split_at((cut * days.len() as f64) as usize);
            let sum = heating_degree_days(first, DJU).unwrap() + heating_degree_days(second, DJU).unwrap();
            prop_assert!((sum - heating_degree_days(&days, DJU).unwrap()).abs() < 1e-9);
        }
    }
}
