//! Lines that can be worked out by hand from the tables of the IPCC.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::emissions::factors::{agriculture, heating};
use parvis_core::models::emissions::inventory::{Inventory, Line, Scope, Sector, inventory};

const MODEL: &str = "inventory";
const SOURCE: &str = "IPCC 2006 and 2019, Tier 1 tables, with the warming potentials of AR6, worked by hand";

pub(super) fn run(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let line = |sector, activity, factor| Line { sector, scope: Scope::One, activity, factor };
    // A gigawatt hour is 3.6 TJ; a TJ of natural gas gives off 56 100 kg CO2, 5 kg CH4 and 0.1 kg N2O.
    let gas: Vec<Line> =
        heating::GAS.iter().take(3).map(|factor| line(Sector::Residential, 1e6, factor)).collect();
    let herd = [
        line(Sector::Agriculture, 40.0, &agriculture::DAIRY_ENTERIC_CH4),
        line(Sector::Agriculture, 60.0, &agriculture::CATTLE_ENTERIC_CH4),
        line(Sector::Agriculture, 300.0, &agriculture::SHEEP_ENTERIC_CH4),
    ];
    let by_hand = [
        (
            "1 GWh of natural gas, burnt, t CO2e",
            3.6 * (56.1 + 0.005 * 29.8 + 0.0001 * 273.0),
            inventory(&gas)?,
        ),
        (
            "40 dairy cows, 60 other cattle, 300 sheep, digestion, t CO2e",
            (40.0 * 126.0 + 60.0 * 52.0 + 300.0 * 8.0) * 0.027,
            inventory(&herd)?,
        ),
    ];
    let mut rows: Vec<Row> = by_hand
        .iter()
        .map(|(case, expected, sum)| {
            Row::new(MODEL, *case, *expected, sum.total_t, Bound::Relative(1e-9), SOURCE)
        })
        .collect();
    let all: Vec<Line> = gas.iter().chain(&herd).copied().collect();
    let sum: Inventory = inventory(&all)?;
    let sectors: f64 = sum.sector_t.iter().sum();
    let rule = "GPC 1.1: sectors and scopes each make up the total";
    rows.push(Row::new(
        MODEL,
        "sum of the sectors, t CO2e",
        sum.total_t,
        sectors,
        Bound::Relative(1e-12),
        rule,
    ));
    let scopes: f64 = sum.scope_t.iter().sum();
    rows.push(Row::new(
        MODEL,
        "sum of the scopes, t CO2e",
        sum.total_t,
        scopes,
        Bound::Relative(1e-12),
        rule,
    ));
    Ok(rows)
}
