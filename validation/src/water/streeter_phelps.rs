//! The worked example of Masters: a town's waste water in a river.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::water::streeter_phelps::{OxygenSag, mixed, reaeration_per_d};
use serde::Deserialize;

const MODEL: &str = "streeter-phelps";
const SOURCE: &str =
    "Masters, Introduction to Environmental Engineering and Science, Streeter-Phelps example";
const PATH: &str = "water-quality/masters_streeter_phelps.json";

#[derive(Deserialize)]
struct Example {
    waste: Waste,
    river: River,
    kd: f64,
    #[serde(rename = "DOsat")]
    saturation: f64,
    expect: Expected,
}

#[derive(Deserialize)]
#[serde(rename_all = "UPPERCASE")]
struct Waste {
    q: f64,
    bod: f64,
    #[serde(rename = "DO")]
    oxygen: f64,
}

#[derive(Deserialize)]
struct River {
    #[serde(rename = "Q")]
    q: f64,
    #[serde(rename = "BOD")]
    bod: f64,
    #[serde(rename = "DO")]
    oxygen: f64,
    u: f64,
    #[serde(rename = "H")]
    depth: f64,
}

#[derive(Deserialize)]
struct Expected {
    #[serde(rename = "L0")]
    bod: f64,
    #[serde(rename = "D0")]
    deficit: f64,
    tc_days: f64,
    xc_km: f64,
    #[serde(rename = "Dmax")]
    deepest: f64,
}

pub(super) fn run(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let Example { waste, river, kd, saturation, expect } =
        serde_json::from_str(&reference.text(PATH)?).map_err(|e| ReferenceError::unreadable(PATH, e))?;
    let mix = |a, b| mixed([waste.q, river.q], [a, b]).unwrap_or(f64::NAN);
    let sag = OxygenSag::new(OxygenSag {
        bod_mg_l: mix(waste.bod, river.bod),
        deficit_mg_l: saturation - mix(waste.oxygen, river.oxygen),
        decay_per_d: kd,
        reaeration_per_d: reaeration_per_d(river.u, river.depth)?,
        saturation_mg_l: saturation,
        velocity_m_s: river.u,
    })?;
    let critical = sag.critical();
    let row = |what: &str, expected, got, by| {
        Row::new(MODEL, format!("Masters: {what}"), expected, got, Bound::Absolute(by), SOURCE)
    };
    Ok(vec![
        row("BOD at the start, mg/L", expect.bod, sag.bod_mg_l, 1e-2),
        row("deficit at the start, mg/L", expect.deficit, sag.deficit_mg_l, 1e-2),
        row("time to the least oxygen, d", expect.tc_days, critical.time_d, 1e-2),
        // Printed to 0.1 km.
        row("distance to the least oxygen, km", expect.xc_km, critical.distance_km, 0.05),
        row("largest deficit, mg/L", expect.deepest, critical.deficit_mg_l, 1e-2),
    ])
}
