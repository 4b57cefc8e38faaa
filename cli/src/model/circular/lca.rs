//! `lca`: a demand and all that it sets in motion.

use crate::model::{EntryError, Folder};
use parvis_core::models::check;
use parvis_core::models::circular::lca::{LifeCycle, life_cycle};
use schemars::JsonSchema;
use serde::Deserialize;

/// A technology, what its processes give off, and a demand.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// A row per product, a column per process: made is above 0, taken below 0.
    technology: Vec<Vec<f64>>,
    /// A row per elementary flow, a column per process: given off is above 0, drawn from nature below 0.
    intervention: Vec<Vec<f64>>,
    /// How much of each product is asked for.
    demand: Vec<f64>,
}

pub(super) fn run(input: Input, _: &Folder) -> Result<LifeCycle, EntryError> {
    let processes = input.demand.len();
    for (field, matrix) in [("technology", &input.technology), ("intervention", &input.intervention)] {
        for row in matrix {
            check::same_len(field, row.len(), processes)?;
        }
    }
    Ok(life_cycle(&input.technology.concat(), &input.intervention.concat(), &input.demand)?)
}
