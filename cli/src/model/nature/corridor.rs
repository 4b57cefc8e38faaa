//! `corridor`: a resistance map and two places.

use super::Map;
use crate::model::inputs::Grid;
use crate::model::{EntryError, Folder};
use parvis_core::models::nature::corridor::{Resistance, corridor};
use parvis_core::models::{ModelError, check};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A resistance map and two places on it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// What it costs to cross a metre of each cell, above 0; no data: nothing passes.
    resistance: Grid,
    /// Cells of the one place, as \[column, row\] from the north-west, counted from 0.
    from: Vec<[usize; 2]>,
    /// Cells of the other.
    to: Vec<[usize; 2]>,
}

/// The best way and the corridor around it.
#[derive(Serialize)]
pub(super) struct Output {
    least_cost: f64,
    path: Vec<[usize; 2]>,
    excess: Map,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let grid = input.resistance.read(folder)?;
    let (columns, rows) = (grid.frame.cols as usize, grid.frame.rows as usize);
    let cost: Vec<f64> = grid.values.iter().map(|v| if v.is_nan() { f64::INFINITY } else { *v }).collect();
    let cells = |places: &[[usize; 2]]| -> Result<Vec<usize>, ModelError> {
        let cell = |&[column, row]: &[usize; 2]| {
            check::accept("column", column as f64, column < columns, "within the grid")?;
            check::accept("row", row as f64, row < rows, "within the grid")?;
            Ok(row * columns + column)
        };
        places.iter().map(cell).collect()
    };
    let map = Resistance { columns, cell_m: grid.frame.cell_m, cost: &cost };
    let found = corridor(map, &cells(&input.from)?, &cells(&input.to)?)?;
    let place = |cell: &usize| [cell % columns, cell / columns];
    Ok(Output {
        least_cost: found.least_cost,
        path: found.path.iter().map(place).collect(),
        excess: Map::new(grid.frame, found.excess),
    })
}
