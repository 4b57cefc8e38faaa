//! `carbon-pools`: what land cover stores, and what a change binds.

use super::{Classes, Map};
use crate::model::inputs::Grid;
use crate::model::{EntryError, Folder};
use parvis_core::models::nature::carbon::{CO2_PER_C, Pools, bound_t_ha, present_value, stored_t};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A landscape, and what may become of it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Land-cover class of each cell: whole numbers that index `pools`.
    land_cover: Grid,
    /// What each class stores.
    pools: Vec<PoolsInput>,
    /// Land cover after a change, of the same shape.
    after: Option<Grid>,
    /// What a bound tonne of carbon is worth.
    worth: Option<Worth>,
}

/// What a class stores, t C/ha; 0 or more.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PoolsInput {
    /// Living, above ground.
    above_t_ha: f64,
    /// Living, below ground.
    below_t_ha: f64,
    /// In the soil.
    soil_t_ha: f64,
    /// Dead wood and litter.
    dead_t_ha: f64,
}

/// What a bound tonne is worth.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Worth {
    /// Price of a tonne of carbon.
    price: f64,
    /// Years over which it is bound evenly, 1 to 1000.
    years: u32,
    /// Rate at which money loses worth a year, above -1.
    discount: f64,
    /// Rate at which carbon is worth less each year, above -1.
    #[serde(default)]
    rise: f64,
}

/// Stores, and the change between them.
#[derive(Serialize)]
pub(super) struct Output {
    stored_t_c: f64,
    stored_t_co2: f64,
    change: Option<Change>,
}

#[derive(Serialize)]
struct Change {
    stored_after_t_c: f64,
    bound_t_co2: f64,
    worth: Option<f64>,
    bound_t_c_ha: Map,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let before = Classes::read(input.land_cover, folder)?;
    let pool = |p: &PoolsInput| Pools {
        above_t_ha: p.above_t_ha,
        below_t_ha: p.below_t_ha,
        soil_t_ha: p.soil_t_ha,
        dead_t_ha: p.dead_t_ha,
    };
    let pools: Vec<Pools> = input.pools.iter().map(pool).collect();
    let stored = stored_t(before.landscape(), &pools)?;
    let change = |after: Grid| -> Result<Change, EntryError> {
        let after = Classes::read(after, folder)?;
        let bound = bound_t_ha(before.landscape(), after.landscape(), &pools)?;
        let bound_t_c = bound.iter().sum::<f64>() * before.landscape().cell_ha();
        let worth = input
            .worth
            .as_ref()
            .map(|w| Ok::<_, EntryError>(bound_t_c * present_value(w.price, w.years, w.discount, w.rise)?))
            .transpose()?;
        Ok(Change {
            stored_after_t_c: stored_t(after.landscape(), &pools)?,
            bound_t_co2: bound_t_c * CO2_PER_C,
            worth,
            bound_t_c_ha: Map::new(before.frame, bound),
        })
    };
    let change = input.after.map(change).transpose()?;
    Ok(Output { stored_t_c: stored, stored_t_co2: stored * CO2_PER_C, change })
}
