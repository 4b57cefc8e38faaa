//! Ten years of growing purchases, fixed and normal lifetimes.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::circular::dynamic_stock::{Lifetime, inflow_driven};
use serde::Deserialize;

const MODEL: &str = "dynamic-stock";
const DATA: &str = "circular/dsm_known_results.json";
const SOURCE: &str = "Pallas and Pauliuk, NTNU, dynamic_stock_model, tests/test_known_results.py";

#[derive(Deserialize)]
struct Known {
    inflow: Vec<f64>,
    fixed_lifetime_5: Series,
    #[serde(rename = "normal_lifetime_mean5_sd1.5")]
    normal: Series,
}

#[derive(Deserialize)]
struct Series {
    stock: Vec<f64>,
    outflow: Vec<f64>,
}

pub(super) fn run(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let known: Known =
        serde_json::from_str(&reference.text(DATA)?).map_err(|e| ReferenceError::unreadable(DATA, e))?;
    let mut rows = Vec::new();
    for (what, lifetime, expected) in [
        ("fixed lifetime of 5 years", Lifetime::Fixed { years: 5 }, &known.fixed_lifetime_5),
        ("normal lifetime, 5 +- 1.5 years", Lifetime::Normal { mean: 5.0, deviation: 1.5 }, &known.normal),
    ] {
        let got = inflow_driven(&known.inflow, &lifetime.leaving(known.inflow.len())?)?;
        for (name, expected, got) in
            [("stock", &expected.stock, &got.stock), ("outflow", &expected.outflow, &got.outflow)]
        {
            for (year, (expected, got)) in expected.iter().zip(got).enumerate() {
                let case = format!("{what}, {name} in year {}", year + 1);
                rows.push(Row::new(MODEL, case, *expected, *got, Bound::Absolute(1e-8), SOURCE));
            }
        }
    }
    Ok(rows)
}
