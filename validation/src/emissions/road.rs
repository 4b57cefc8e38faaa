//! Lorries at the speed for which the guidebook prints the value of its functions.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::emissions::road::technology;

const MODEL: &str = "road-emission-factors";
const SOURCE: &str =
    "EMEP/EEA guidebook 2013, 1.A.3.b, annex of hot factors for heavy vehicles, value column";

/// Rigid lorry of 14 to 20 t, half load, flat, 86 km/h: fuel and NOx \[g/km\].
const PRINTED: [(&str, f64, f64); 3] = [
    ("lorry_euro_3", 164.23036, 4.34359),
    ("lorry_euro_5", 153.97675, 1.25724),
    ("lorry_euro_6", 158.15977, 0.11240),
];

pub(super) fn run(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let mut rows = Vec::new();
    for (id, fuel, nox) in PRINTED {
        let Some(class) = technology(id) else { continue };
        let (got_fuel, got_nox) = class.at(86.0)?;
        for (what, expected, got) in [("fuel", fuel, got_fuel), ("NOx", nox, got_nox)] {
            let case = format!("{id}, 86 km/h, {what}, g/km");
            // Printed to five decimals.
            rows.push(Row::new(MODEL, case, expected, got, Bound::Absolute(6e-6), SOURCE));
        }
    }
    Ok(rows)
}
