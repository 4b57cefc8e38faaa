//! Infiltration against a textbook's worked example.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::water::green_ampt::{Soil, infiltrated_mm, rate_mm_h};

/// A silt loam, 30 % saturated, after an hour of ponding.
pub(super) fn textbook(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let soil = Soil { conductivity_mm_h: 6.5, suction_mm: 166.8, moisture_deficit: 0.340 };
    let taken = infiltrated_mm(soil, 1.0)?;
    // The book gives centimetres to two decimals.
    let row = |figure: &str, expected, got| {
        let case = format!("silt loam after an hour, {figure}");
        let source = "Chow, Maidment and Mays 1988, example 4.3.1";
        Row::new("green-ampt", case, expected, got, Bound::Absolute(0.1), source)
    };
    Ok(vec![row("mm taken up", 31.7, taken), row("rate in mm/h", 18.1, rate_mm_h(soil, taken)?)])
}
