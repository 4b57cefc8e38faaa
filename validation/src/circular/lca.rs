//! A thousand kilowatt hours of electricity.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::circular::lca::life_cycle;
use serde::Deserialize;

const MODEL: &str = "lca";
const DATA: &str = "lca/heijungs_suh.json";
const SOURCE: &str = "Heijungs and Suh 2002, chapter 2";
const FLOWS: [&str; 3] = ["CO2", "SO2", "crude"];

#[derive(Deserialize)]
struct Known {
    #[serde(rename = "A")]
    technology: Vec<Vec<f64>>,
    #[serde(rename = "B")]
    intervention: std::collections::BTreeMap<String, Vec<f64>>,
    f: Vec<f64>,
    s: Vec<f64>,
    g: std::collections::BTreeMap<String, f64>,
}

pub(super) fn run(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let known: Known =
        serde_json::from_str(&reference.text(DATA)?).map_err(|e| ReferenceError::unreadable(DATA, e))?;
    let rows_of = |flow: &str| known.intervention.get(flow).cloned().unwrap_or_default();
    let intervention: Vec<f64> = FLOWS.iter().flat_map(|flow| rows_of(flow)).collect();
    let result = life_cycle(&known.technology.concat(), &intervention, &known.f)?;
    let mut rows = Vec::new();
    for (i, (expected, got)) in known.s.iter().zip(&result.scaling).enumerate() {
        let case = format!("scaling of process {}", i + 1);
        rows.push(Row::new(MODEL, case, *expected, *got, Bound::Absolute(1e-12), SOURCE));
    }
    for (flow, got) in FLOWS.iter().zip(&result.flows) {
        let expected = known.g.get(*flow).copied().unwrap_or(f64::NAN);
        rows.push(Row::new(MODEL, *flow, expected, *got, Bound::Absolute(1e-12), SOURCE));
    }
    Ok(rows)
}
