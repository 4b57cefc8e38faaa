//! What a commune makes and what it uses, hour by hour.
//!
//! - Sartori, I., Napolitano, A. and Voss, K. (2012). Net zero energy buildings: a consistent definition framework.
//!   *Energy Build.* 48, 220-232: load match and grid interaction.
//! - JPI Urban Europe / SET Plan action 3.2 (2020). *White paper on a reference framework for positive energy
//!   districts and neighbourhoods*: a district is positive where it makes more than it uses over a year.
//!
//! The commune is one copper plate: lines and transformers within it are taken as strong enough. A battery fills from
//! every surplus and empties into every shortfall at once; it knows no tariff.

use crate::models::{ModelError, check};

/// A battery, or all of them together. `Battery::default()` is none.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Battery {
    /// What it holds, kWh, 0 or more.
    pub capacity_kwh: f64,
    /// The most it takes or gives, kW, 0 or more.
    pub power_kw: f64,
    /// Share of what goes in that comes out, 0 to 1; taken off on the way in.
    pub round_trip_efficiency: f64,
}

/// The balance of a series of hours.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Balance {
    /// Made, kWh.
    pub supply_kwh: f64,
    /// Used, kWh.
    pub demand_kwh: f64,
    /// Drawn from outside, kWh.
    pub import_kwh: f64,
    /// Given to the outside, kWh.
    pub export_kwh: f64,
    /// Lost in the battery, kWh.
    pub lost_kwh: f64,
    /// Left in the battery at the end, kWh (it starts empty).
    pub stored_kwh: f64,
    /// Largest hourly import, kW.
    pub peak_import_kw: f64,
    /// Largest hourly export, kW.
    pub peak_export_kw: f64,
}

impl Balance {
    /// Share of what is made that is used here, 0 to 1; 0 where nothing is made.
    pub fn self_consumption(&self) -> f64 {
        share(self.supply_kwh - self.export_kwh, self.supply_kwh)
    }

    /// Share of what is used that is made here, 0 to 1; 0 where nothing is used.
    pub fn self_sufficiency(&self) -> f64 {
        share(self.demand_kwh - self.import_kwh, self.demand_kwh)
    }

    /// Made over used: the district is energy-positive above 1. Infinite where nothing is used but something made,
    /// 0 where neither.
    pub fn positive_energy_ratio(&self) -> f64 {
        match (self.supply_kwh > 0.0, self.demand_kwh > 0.0) {
            (_, true) => self.supply_kwh / self.demand_kwh,
            (true, false) => f64::INFINITY,
            (false, false) => 0.0,
        }
    }
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { (part / whole).clamp(0.0, 1.0) } else { 0.0 }
}

/// Balances hourly `supply_kwh` with `demand_kwh`, both 0 or more.
pub fn balance(supply_kwh: &[f64], demand_kwh: &[f64], battery: &Battery) -> Result<Balance, ModelError> {
    check::same_len("demand_kwh", demand_kwh.len(), supply_kwh.len())?;
    check::all_non_negative("supply_kwh", supply_kwh)?;
    check::all_non_negative("demand_kwh", demand_kwh)?;
    let capacity_kwh = check::non_negative("capacity_kwh", battery.capacity_kwh)?;
    let power_kw = check::non_negative("power_kw", battery.power_kw)?;
    let efficiency = check::share("round_trip_efficiency", battery.round_trip_efficiency)?;

    let mut sum = Balance::default();
    for (supply, demand) in supply_kwh.iter().zip(demand_kwh) {
        sum.supply_kwh += supply;
        sum.demand_kwh += demand;
        let surplus = (supply - demand).max(0.0);
        let shortfall = (demand - supply).max(0.0);
        let room = capacity_kwh - sum.stored_kwh;
        let filling = if efficiency > 0.0 { surplus.min(power_kw).min(room / efficiency) } else { 0.0 };
        let emptying = shortfall.min(power_kw).min(sum.stored_kwh);
        // Rounding must neither overfill nor overdraw it.
        sum.stored_kwh = (sum.stored_kwh + efficiency * filling - emptying).clamp(0.0, capacity_kwh);
        sum.lost_kwh += (1.0 - efficiency) * filling;
        let (import, export) = (shortfall - emptying, surplus - filling);
        sum.import_kwh += import;
        sum.export_kwh += export;
        sum.peak_import_kw = sum.peak_import_kw.max(import);
        sum.peak_export_kw = sum.peak_export_kw.max(export);
    }
    check::finite("sum of supply", sum.supply_kwh)?;
    check::finite("sum of demand", sum.demand_kwh)?;
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_battery() -> impl Strategy<Value = Battery> {
        (0.0..50.0f64, 0.0..20.0f64, 0.0..=1.0f64).prop_map(
            |(capacity_kwh, power_kw, round_trip_efficiency)| Battery {
                capacity_kwh,
                power_kw,
                round_trip_efficiency,
            },
        )
    }

    #[test]
    fn a_sunny_noon_and_an_evening() {
        let (supply, demand) = ([10.0, 0.0], [4.0, 6.0]);
        let bare = balance(&supply, &demand, &Battery::default()).unwrap();
        assert_eq!((bare.import_kwh, bare.export_kwh, bare.peak_export_kw), (6.0, 6.0, 6.0));
        assert_eq!(
            (bare.self_consumption(), bare.self_sufficiency(), bare.positive_energy_ratio()),
            (0.4, 0.4, 1.0)
        );
        let battery = Battery { capacity_kwh: 4.0, power_kw: 5.0, round_trip_efficiency: 0.8 };
        let kept = balance(&supply, &demand, &battery).unwrap();
        // 5 kWh go in, 1 of them is lost, 4 come out in the evening.
        assert!((kept.export_kwh - 1.0).abs() < 1e-12 && (kept.import_kwh - 2.0).abs() < 1e-12);
        assert!((kept.lost_kwh - 1.0).abs() < 1e-12 && kept.stored_kwh.abs() < 1e-12);
    }

    #[test]
    fn nonsense_is_named() {
        let none = Battery::default();
        assert!(balance(&[1.0], &[], &none).is_err());
        assert!(balance(&[-1.0], &[1.0], &none).is_err());
        assert!(balance(&[f64::MAX, f64::MAX], &[0.0, 0.0], &none).is_err());
        assert!(balance(&[1.0], &[1.0], &Battery { round_trip_efficiency: 1.1, ..none }).is_err());
        let nothing = balance(&[], &[], &none).unwrap();
        assert_eq!((nothing.self_consumption(), nothing.positive_energy_ratio()), (0.0, 0.0));
        assert_eq!(balance(&[1.0], &[0.0], &none).unwrap().positive_energy_ratio(), f64::INFINITY);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn energy_closes(hours in prop::collection::vec((0.0..100.0f64, 0.0..100.0f64), 0..200), battery in any_battery()) {
            let (supply, demand): (Vec<f64>, Vec<f64>) = hours.into_iter().unzip();
            let b = balance(&supply, &demand, &battery).unwrap();
            let gap = b.supply_kwh + b.import_kwh - b.demand_kwh - b.export_kwh - b.lost_kwh - b.stored_kwh;
            prop_assert!(gap.abs() < 1e-6, "{gap}");
        }

        #[test]
        fn a_battery_never_adds_to_what_is_drawn(hours in prop::collection::vec((0.0..100.0f64, 0.0..100.0f64), 1..200), battery in any_battery()) {
            let (supply, demand): (Vec<f64>, Vec<f64>) = hours.into_iter().unzip();
            let with = balance(&supply, &demand, &battery).unwrap();
            let without = balance(&supply, &demand, &Battery::default()).unwrap();
            prop_assert!(with.import_kwh <= without.import_kwh + 1e-9);
            prop_assert!(with.peak_import_kw <= without.peak_import_kw);
            prop_assert!(with.self_consumption() >= without.self_consumption() - 1e-12);
        }
    }
}
