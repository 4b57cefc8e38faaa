//! Emission factors by sector: each with value, range, unit, year and source.
//!
//! Energy is in kWh of net calorific value (NCV). A French gas bill counts gross calorific value: divide it
//! by [`GAS_GROSS_PER_NET`]. Where a source lumps combustion and supply, the supply part is what remains
//! after the combustion of IPCC 2006, and its `source` says so.

use super::Factor;

/// Names factors one by one and lists them.
macro_rules! table {
    ($($(#[$doc:meta])* $name:ident: $id:literal, $substance:ident, $range:expr, $unit:literal, $year:literal, $source:expr;)*) => {
        $($(#[$doc])* pub static $name: super::Factor<'static> =
            super::Factor::new($id, super::super::Substance::$substance, $range, $unit, $year, $source);)*

        /// Every factor of this file.
        pub fn all() -> impl Iterator<Item = &'static super::Factor<'static>> {
            [$(&$name),*].into_iter()
        }
    };
}
use table;

pub mod agriculture;
pub mod heating;
pub mod heating_air;
pub mod land;
pub mod power;
pub mod road;
pub mod waste;

/// Gross over net calorific value of natural gas (documentation of ADEME's Base Empreinte).
pub const GAS_GROSS_PER_NET: f64 = 1.111;

/// Every factor of the library.
pub fn all() -> impl Iterator<Item = &'static Factor<'static>> {
    heating::all()
        .chain(heating_air::all())
        .chain(power::all())
        .chain(road::all())
        .chain(agriculture::all())
        .chain(waste::all())
        .chain(land::all())
}

/// The factor with this id.
pub fn get(id: &str) -> Option<&'static Factor<'static>> {
    all().find(|factor| factor.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_factor_has_a_range_a_unit_a_year_a_source_and_an_id_of_its_own() {
        let mut ids = BTreeSet::new();
        for factor in all() {
            factor.check().unwrap();
            assert!(factor.low < factor.high, "{} has no range", factor.id);
            assert!(!factor.unit.is_empty() && factor.source.len() > 10, "{}", factor.id);
            assert!((1990..=2030).contains(&factor.year), "{}", factor.id);
            assert!(ids.insert(factor.id), "{} stands twice", factor.id);
            assert_eq!(get(factor.id), Some(factor));
        }
        assert!(get("no.such.factor").is_none());
    }

    #[test]
    fn combustion_and_supply_add_up_to_what_base_empreinte_states() {
        // kg CO2e per kWh NCV: gas 0.215 per gross kWh, heating oil 0.323, LPG 0.271, logs 0.046, pellets 0.032.
        let stated: [(&[Factor], f64); 5] = [
            (&heating::GAS, 0.215 * GAS_GROSS_PER_NET),
            (&heating::OIL, 0.323),
            (&heating::LPG, 0.271),
            (&heating::LOGS, 0.046),
            (&heating::PELLETS, 0.032),
        ];
        for (fuel, total) in stated {
            let sum: f64 = fuel.iter().map(|f| f.value * f.substance.gwp100()).sum();
            assert!((sum - total).abs() < 0.0011, "{}: {sum}", fuel[0].id);
        }
    }
}
