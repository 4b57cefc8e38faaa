//! A century of a stock in use.

use super::{Aim, Case, Run};
use parvis_core::models::circular::dynamic_stock::{Lifetime, inflow_driven};
use std::error::Error;

pub(super) const CASE: Case = Case {
    name: "dynamic_stock",
    beside: "dynamic_stock",
    what: "stock and outflow of 100 years",
    files: &[],
    peer: "dynamic-stock-model",
    agrees_to: Some(1e-9),
    aim: Aim::TimesPeer(1.0),
    prepare,
};

fn prepare(_: &[&str]) -> Result<Run, Box<dyn Error>> {
    let inflow: Vec<f64> = (1..=100).map(f64::from).collect();
    let lifetime = Lifetime::Normal { mean: 20.0, deviation: 5.0 };
    Ok(Box::new(move || {
        let run = lifetime.leaving(inflow.len()).and_then(|leaving| inflow_driven(&inflow, &leaving));
        run.ok().and_then(|stock| stock.stock.last().copied()).unwrap_or(f64::NAN)
    }))
}
