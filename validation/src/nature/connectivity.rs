//! 142 patches of vegetation, probability 0.05 over 10 km between centres.

use crate::table::Table;
use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::nature::connectivity::{Dispersal, straight};

const MODEL: &str = "connectivity";
const DATA: &str = "nature/vegetation_patches_142.csv";
const SOURCE: &str =
    "Makurhini (Godinez-Gomez and Correa Ayram 2020), dPC of its example, printed to three digits";

/// dPC of the first six patches \[%\], and half of the last digit printed.
const PRINTED: [(f64, f64); 6] = [
    (89.1, 0.05),
    (0.0194, 0.00005),
    (0.0152, 0.00005),
    (0.00153, 0.000005),
    (0.00833, 0.000005),
    (0.0143, 0.00005),
];

pub(super) fn run(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let table = Table::parse(DATA, &reference.text(DATA)?)?;
    let (area, x, y) = (table.numbers("area_m2")?, table.numbers("x")?, table.numbers("y")?);
    let result = straight(&area, &x, &y, Dispersal { probability: 0.05, distance_m: 10_000.0 })?;
    let rows = result.patches.iter().zip(PRINTED).enumerate().map(|(i, (patch, (dpc, half)))| {
        Row::new(MODEL, format!("dPC of patch {}, %", i + 1), dpc, patch.dpc, Bound::Absolute(half), SOURCE)
    });
    Ok(rows.collect())
}
