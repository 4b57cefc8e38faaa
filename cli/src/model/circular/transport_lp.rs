//! `transport-lp`: suppliers, consumers and the cost between them.

use crate::model::inputs::Series;
use crate::model::{EntryError, Folder};
use parvis_core::models::check;
use parvis_core::models::circular::transport_lp::{Transport, transport};
use schemars::JsonSchema;
use serde::Deserialize;

/// Who has how much, who wants how much, and what a tonne costs between them.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// What each supplier has, t; 0 or more.
    supply_t: Series,
    /// What each consumer wants, t; 0 or more.
    demand_t: Series,
    /// A row per supplier, a column per consumer: cost per tonne; `null`: no way.
    cost: Vec<Vec<Option<f64>>>,
    /// Price per tonne of what a consumer buys elsewhere; left out: nothing can be bought.
    elsewhere: Option<f64>,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Transport, EntryError> {
    let (supply_t, demand_t) = (input.supply_t.read(folder)?, input.demand_t.read(folder)?);
    for row in &input.cost {
        check::same_len("cost", row.len(), demand_t.len())?;
    }
    let cost: Vec<f64> = input.cost.concat().into_iter().map(|c| c.unwrap_or(f64::INFINITY)).collect();
    Ok(transport(&supply_t, &demand_t, &cost, input.elsewhere)?)
}
