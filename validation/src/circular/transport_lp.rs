//! Transport problems that HiGHS solved.
//!
//! Supply, demand and cost follow from whole numbers, so that anyone can put the same problem to another solver. The
//! expected costs are those of HiGHS as npm package `highs` 1.15.3 gives them.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::circular::transport_lp::transport;

const MODEL: &str = "transport-lp";
const SOURCE: &str = "HiGHS (npm highs 1.15.3) on the same programme";

/// Suppliers, consumers, least supply, least demand, price elsewhere, cost by HiGHS.
const SOLVED: [(usize, usize, usize, usize, Option<f64>, f64); 3] = [
    (12, 15, 60, 20, None, 2_401.032_258_064_516),
    (12, 15, 30, 60, Some(25.0), 13_099.903_225_806_45),
    (60, 60, 60, 20, None, 5_751.677_419_354_841),
];

pub(super) fn run(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let mut rows = Vec::new();
    for (suppliers, consumers, supply, demand, elsewhere, cost) in SOLVED {
        let supply: Vec<f64> = (0..suppliers).map(|i| (supply + i * 37 % 83) as f64).collect();
        let demand: Vec<f64> = (0..consumers).map(|j| (demand + j * 53 % 47) as f64).collect();
        let pair = |i: usize, j: usize| 2.0 + ((i * 131 + j * 197) % 1009) as f64 / 31.0;
        let table: Vec<f64> =
            (0..suppliers * consumers).map(|k| pair(k / consumers, k % consumers)).collect();
        let plan = transport(&supply, &demand, &table, elsewhere)?;
        let beside = if elsewhere.is_some() { ", some bought elsewhere" } else { "" };
        let case = format!("cost, {suppliers} suppliers, {consumers} consumers{beside}");
        rows.push(Row::new(MODEL, case, cost, plan.cost, Bound::Relative(1e-6), SOURCE));
        let case = format!("gap to the dual, {suppliers} suppliers, {consumers} consumers{beside}");
        let proof = "linear programming duality";
        rows.push(Row::new(MODEL, case, 0.0, plan.gap, Bound::Absolute(1e-9), proof));
    }
    Ok(rows)
}
