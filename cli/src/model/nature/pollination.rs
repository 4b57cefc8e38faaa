//! `pollination`: nests and flowers by land cover.

use super::{Classes, Map};
use crate::model::inputs::Grid;
use crate::model::{EntryError, Folder};
use parvis_core::models::nature::pollination::Pollination;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A landscape and a kind of bee.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Land-cover class of each cell: whole numbers that index the lists by class.
    land_cover: Grid,
    /// Nesting sites of each class, 0 to 1.
    nesting: Vec<f64>,
    /// Flowers of each class, 0 to 1.
    flowers: Vec<f64>,
    /// Typical flight of the bees, m; above 0.
    flight_m: f64,
}

/// The two maps.
#[derive(Serialize)]
pub(super) struct Output {
    supply: Map,
    visits: Map,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let classes = Classes::read(input.land_cover, folder)?;
    let mut maps = Pollination::new(classes.shape(), classes.frame.cell_m, input.flight_m)?;
    maps.run(classes.landscape(), &input.nesting, &input.flowers)?;
    Ok(Output { supply: Map::new(classes.frame, maps.supply), visits: Map::new(classes.frame, maps.visits) })
}
