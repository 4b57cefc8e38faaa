//! The crop water balance against the worked example of its paper.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::water::crop::{Field, Soil, run};
use parvis_core::models::water::crop_season::{Depletion, Season};

/// Example 37: full-grown tomatoes in silt, ten days without rain or irrigation.
pub(super) fn tomatoes(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let season =
        Season { stages_d: [0, 0, 10, 0], k: [1.2; 3], root_m: [0.8; 2], depletion: Depletion::Fixed(0.4) };
    let field = Field {
        season: &season,
        soil: Soil { field_capacity: 0.32, wilting_point: 0.12 },
        topsoil: None,
        irrigation: None,
        depletion_mm: 55.0,
    };
    let mut days = Vec::with_capacity(10);
    run(&field, &[0.0; 10], &[5.0; 10], |_, day| days.push(*day))?;
    let row = |day: usize, expected, got| {
        let case = format!("example 37, tomatoes in silt, depletion after {day} days in mm");
        let source = "FAO Irrigation and Drainage Paper 56 (Allen et al. 1998)";
        // The paper adds up values rounded to a tenth.
        Row::new("crop-balance", case, expected, got, Bound::Absolute(0.1), source)
    };
    let expected = [61.0, 67.0, 72.8, 78.3, 83.4, 88.2, 92.7, 96.9, 100.8, 104.5];
    let rows = days.iter().zip(expected).enumerate();
    Ok(rows.map(|(day, (got, expected))| row(day + 1, expected, got.depletion_mm)).collect())
}
