//! `urban-cooling`: land cover on a hot day.

use super::{Classes, Map};
use crate::model::inputs::Grid;
use crate::model::{EntryError, Folder};
use parvis_core::models::nature::cooling::{HotDay, Surface, UrbanCooling};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A landscape and a hot day.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Land-cover class of each cell: whole numbers that index `surfaces`.
    land_cover: Grid,
    /// What each class does.
    surfaces: Vec<SurfaceInput>,
    /// Air temperature in the country, degrees Celsius.
    rural_c: f64,
    /// How much hotter the hottest place is, K; 0 or more.
    heat_island_k: f64,
    /// Reference evapotranspiration over the largest evapotranspiration of the area.
    #[serde(default = "one")]
    et0_over_max: f64,
    /// How far a park cools, m; above 0.
    #[serde(default = "near")]
    cooling_m: f64,
    /// Deviation of the Gaussian that mixes the air, m; 0: not mixed.
    #[serde(default)]
    mixing_m: f64,
}

/// What a land-cover class does.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SurfaceInput {
    /// Share under trees of 2 m and more, 0 to 1.
    shade: f64,
    /// Share of sunlight sent back, 0 to 1.
    albedo: f64,
    /// Evapotranspiration over the reference's, 0 or more.
    crop_coefficient: f64,
    /// Whether it counts as green.
    green: bool,
}

fn one() -> f64 {
    1.0
}
fn near() -> f64 {
    100.0
}

/// The three maps.
#[derive(Serialize)]
pub(super) struct Output {
    capacity: Map,
    mitigation: Map,
    air_c: Map,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let classes = Classes::read(input.land_cover, folder)?;
    let surface = |s: &SurfaceInput| Surface {
        shade: s.shade,
        albedo: s.albedo,
        crop_coefficient: s.crop_coefficient,
        green: s.green,
    };
    let surfaces: Vec<Surface> = input.surfaces.iter().map(surface).collect();
    let day = HotDay {
        rural_c: input.rural_c,
        heat_island_k: input.heat_island_k,
        et0_over_max: input.et0_over_max,
        cooling_m: input.cooling_m,
        mixing_m: input.mixing_m,
    };
    let mut maps = UrbanCooling::new(classes.shape(), classes.frame.cell_m, day)?;
    maps.run(classes.landscape(), &surfaces)?;
    let map = |values| Map::new(classes.frame, values);
    Ok(Output { capacity: map(maps.capacity), mitigation: map(maps.mitigation), air_c: map(maps.air_c) })
}
