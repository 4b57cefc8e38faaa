//! Flow directions on the grid of six by six cells with which geographic information systems explain them.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::water::terrain::drain;

const SOURCE: &str =
    "ArcGIS documentation, flow direction and flow accumulation (D8, Jenson and Domingue 1988)";
const SIDE: usize = 6;
const ELEVATION_M: [[f64; SIDE]; SIDE] = [
    [78.0, 72.0, 69.0, 71.0, 58.0, 49.0],
    [74.0, 67.0, 56.0, 49.0, 46.0, 50.0],
    [69.0, 53.0, 44.0, 37.0, 38.0, 48.0],
    [64.0, 58.0, 55.0, 22.0, 31.0, 24.0],
    [68.0, 61.0, 47.0, 21.0, 16.0, 19.0],
    [74.0, 53.0, 34.0, 12.0, 11.0, 12.0],
];
/// Cells above the cells at these rows and columns.
const ABOVE: [(usize, usize, f64); 5] = [(2, 2, 7.0), (2, 3, 5.0), (3, 3, 20.0), (4, 4, 24.0), (5, 4, 35.0)];

/// The example keeps the water of the rim's cells on the grid: a ring around it is high, but for a notch below the lowest
/// cell, which is the outlet.
pub(super) fn six_by_six(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let columns = SIDE + 2;
    let mut ground_m = vec![1000.0; columns * columns];
    for (row, elevation_m) in ELEVATION_M.iter().enumerate() {
        let first = (row + 1) * columns + 1;
        ground_m.splice(first..first + SIDE, elevation_m.iter().copied());
    }
    // So little below it that the cells on its sides still drain to it rather than across the corner.
    ground_m[(SIDE + 1) * columns + 5] = 10.9;
    let drainage = drain(&ground_m, columns)?;
    let inside =
        |cell: usize| (1..=SIDE).contains(&(cell / columns)) && (1..=SIDE).contains(&(cell % columns));
    let one_each: Vec<f64> = (0..ground_m.len()).map(|cell| if inside(cell) { 1.0 } else { 0.0 }).collect();
    let cells = drainage.accumulate(&one_each)?;
    let row = |(row, column, above): (usize, usize, f64)| {
        let case = format!("cells above row {}, column {} of the six by six", row + 1, column + 1);
        let got = cells.get((row + 1) * columns + column + 1).map_or(f64::NAN, |own| own - 1.0);
        Row::new("terrain", case, above, got, Bound::Absolute(0.0), SOURCE)
    };
    Ok(ABOVE.into_iter().map(row).collect())
}
