//! Exhaust of an average fleet: EMEP/EEA air pollutant emission inventory guidebook 2019, 1.A.3.b.i-iv, Tier 1.
//!
//! Grams per kilogram of fuel, each with the range that the guidebook gives, and its typical fuel use per km. The
//! ranges span fleets from all of Europe around 2005; a fleet of Euro 5 and 6 lies at or below the low end for
//! particles. Tyre, brake and road wear are not part of exhaust.

use crate::models::{ModelError, check};

/// A published figure with its range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Factor {
    /// The figure.
    pub value: f64,
    /// The lower end of its range.
    pub low: f64,
    /// The upper end of its range.
    pub high: f64,
}

/// One class of vehicles.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VehicleClass {
    /// The guidebook's name of the category and the fuel.
    pub name: &'static str,
    /// Fuel use in g/km, a typical mean.
    pub fuel_g_km: f64,
    /// Nitrogen oxides as NO2, g per kg of fuel.
    pub nox_g_kg: Factor,
    /// Exhaust particles, all of them below 2.5 micrometres, g per kg of fuel.
    pub pm25_g_kg: Factor,
    /// Carbon monoxide, g per kg of fuel.
    pub co_g_kg: Factor,
    /// Volatile organic compounds without methane, g per kg of fuel.
    pub nmvoc_g_kg: Factor,
}

/// Carbon dioxide from petrol and diesel, g per kg of fuel: both have 1.86 atoms of hydrogen to one of carbon.
pub const CO2_G_KG: f64 = 3169.0;

const fn f(value: f64, low: f64, high: f64) -> Factor {
    Factor { value, low, high }
}

/// Tier 1, petrol and diesel vehicles.
pub const TIER_1: [VehicleClass; 6] = [
    VehicleClass {
        name: "passenger car, petrol",
        fuel_g_km: 70.0,
        nox_g_kg: f(8.73, 4.48, 29.89),
        pm25_g_kg: f(0.03, 0.02, 0.04),
        co_g_kg: f(84.7, 49.0, 269.5),
        nmvoc_g_kg: f(10.05, 5.55, 34.42),
    },
    VehicleClass {
        name: "passenger car, diesel",
        fuel_g_km: 60.0,
        nox_g_kg: f(12.96, 11.20, 13.88),
        pm25_g_kg: f(1.10, 0.80, 2.64),
        co_g_kg: f(3.33, 2.05, 8.19),
        nmvoc_g_kg: f(0.70, 0.41, 1.88),
    },
    VehicleClass {
        name: "light commercial vehicle, petrol",
        fuel_g_km: 100.0,
        nox_g_kg: f(13.22, 3.24, 25.46),
        pm25_g_kg: f(0.02, 0.02, 0.03),
        co_g_kg: f(152.3, 68.7, 238.3),
        nmvoc_g_kg: f(14.59, 3.91, 26.08),
    },
    VehicleClass {
        name: "light commercial vehicle, diesel",
        fuel_g_km: 80.0,
        nox_g_kg: f(14.91, 13.36, 18.43),
        pm25_g_kg: f(1.52, 1.10, 2.99),
        co_g_kg: f(7.40, 6.37, 11.71),
        nmvoc_g_kg: f(1.54, 1.29, 1.96),
    },
    VehicleClass {
        name: "heavy-duty vehicle, diesel",
        fuel_g_km: 240.0,
        nox_g_kg: f(33.37, 28.34, 38.29),
        pm25_g_kg: f(0.94, 0.61, 1.57),
        co_g_kg: f(7.58, 5.73, 10.57),
        nmvoc_g_kg: f(1.92, 1.33, 3.77),
    },
    VehicleClass {
        name: "two-wheeler, petrol",
        fuel_g_km: 35.0,
        nox_g_kg: f(6.64, 1.99, 10.73),
        pm25_g_kg: f(2.20, 0.55, 6.02),
        co_g_kg: f(497.7, 331.2, 664.5),
        nmvoc_g_kg: f(131.4, 30.0, 364.8),
    },
];

impl Factor {
    /// The same figure in g/km for a fuel use in g/km.
    pub fn per_km(self, fuel_g_km: f64) -> Self {
        self.times(fuel_g_km / 1000.0)
    }

    fn times(self, by: f64) -> Self {
        Self { value: self.value * by, low: self.low * by, high: self.high * by }
    }
}

/// The mean of factors in g/km over a fleet, weighted by each class's share of the kilometres. All ends of the
/// ranges are taken together, as if the classes erred in the same direction: the widest range that is possible.
///
/// # Errors
/// Names the list that is empty or holds a bad number; shares must add up to 1.
pub fn fleet_mean(classes: &[(f64, Factor)]) -> Result<Factor, ModelError> {
    check::size("classes", classes.len(), 10_000)?;
    let mut mean = f(0.0, 0.0, 0.0);
    let mut sum = 0.0;
    for &(share, factor) in classes {
        check::share("share", share)?;
        check::all_non_negative("factor", &[factor.low, factor.value, factor.high])?;
        let part = factor.times(share);
        mean = f(mean.value + part.value, mean.low + part.low, mean.high + part.high);
        sum += share;
    }
    check::accept("share", sum, (sum - 1.0).abs() < 1e-6, "1 together")?;
    Ok(mean)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The carbon of a fuel with 1.86 H to one C leaves as CO2 (guidebook, equation for fuel-dependent CO2).
    #[test]
    fn co2_is_the_carbon_of_the_fuel() {
        assert!((44.011 / (12.011 + 1.86 * 1.008) * 1000.0 - CO2_G_KG).abs() < 1.0);
    }

    #[test]
    fn a_figure_lies_in_its_range() {
        for class in TIER_1 {
            for x in [class.nox_g_kg, class.pm25_g_kg, class.co_g_kg, class.nmvoc_g_kg] {
                assert!(x.low <= x.value && x.value <= x.high, "{}", class.name);
            }
        }
    }

    #[test]
    fn hostile_fleets_are_named() {
        let x = f(1.0, 0.5, 2.0);
        assert!(matches!(fleet_mean(&[]), Err(ModelError::Empty { field: "classes" })));
        assert!(fleet_mean(&[(0.5, x)]).is_err());
        for bad in [f64::NAN, f64::INFINITY, -0.5] {
            assert!(fleet_mean(&[(bad, x)]).is_err());
            assert!(fleet_mean(&[(1.0, f(bad, 0.0, 0.0))]).is_err());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// A mean lies between its parts, and so do the ends of its range.
        #[test]
        fn a_mean_lies_between(share in 0.0..=1.0f64) {
            let [petrol, diesel] = [0, 1].map(|i| TIER_1[i].nox_g_kg.per_km(TIER_1[i].fuel_g_km));
            let mean = fleet_mean(&[(share, petrol), (1.0 - share, diesel)]).unwrap();
            for (m, a, b) in [
                (mean.value, petrol.value, diesel.value),
                (mean.low, petrol.low, diesel.low),
                (mean.high, petrol.high, diesel.high),
            ] {
                prop_assert!(m >= a.min(b) - 1e-12 && m <= a.max(b) + 1e-12);
            }
            prop_assert!(mean.low <= mean.value && mean.value <= mean.high);
        }
    }
}
