//! Material flow accounts that balance: flows from statistics never add up, so each is moved as little as its
//! uncertainty asks for until every process takes in what it gives out.
//!
//! - Brunner, P. H. and Rechberger, H. (2016). *Handbook of Material Flow Analysis*, 2nd ed. CRC Press.
//! - Cencic, O. (2016). Nonlinear data reconciliation in material flow analysis with software STAN. *Sustain.
//!   Environ. Res.* 26, 291-298; here its linear case: minimise sum ((x - m) / s)^2 subject to the balances.
//!
//! x = m - V C^T (C V C^T)^-1 C m, with C the balances and V the variances. A balanced account may still be wrong: a
//! flow that everyone forgot has no row.

use super::super::{ModelError, check};
use super::linear::{Lu, MAX_ROWS};
use serde::{Deserialize, Serialize};

/// The most flows.
pub const MAX_FLOWS: usize = 100_000;

/// A flow of material.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Flow {
    /// The process that it leaves; none: it comes from outside.
    pub from: Option<usize>,
    /// The process that it enters; none: it goes outside, or into a stock.
    pub to: Option<usize>,
    /// What the source states \[t/a\].
    pub stated_t: f64,
    /// Its standard uncertainty \[t/a\]; 0: certain.
    pub deviation_t: f64,
}

/// The account after reconciliation.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Account {
    /// Each flow \[t/a\].
    pub flow_t: Vec<f64>,
    /// What each process takes in less what it gives out, as stated \[t/a\].
    pub residual_before_t: Vec<f64>,
    /// The same after reconciliation: zero, up to rounding \[t/a\].
    pub residual_t: Vec<f64>,
    /// Root mean square of the moves, in standard uncertainties: above about 2, statistics contradict each other.
    pub misfit: f64,
}

/// Balances the flows of `processes` processes.
///
/// # Errors
/// Names `processes` (1 to 1000), `flows` (1 to 100 000), `from` or `to` (an index of a process), `stated_t` (finite),
/// `deviation_t` (finite, 0 or more); a process has certain flows alone and they do not balance.
pub fn reconcile(processes: usize, flows: &[Flow]) -> Result<Account, ModelError> {
    check::size("processes", processes, MAX_ROWS)?;
    check::size("flows", flows.len(), MAX_FLOWS)?;
    for flow in flows {
        check::finite("stated_t", flow.stated_t)?;
        check::non_negative("deviation_t", flow.deviation_t)?;
        for (field, end) in [("from", flow.from), ("to", flow.to)] {
            if let Some(process) = end {
                check::accept(field, process as f64, process < processes, "the index of a process")?;
            }
        }
    }
    let stated: Vec<f64> = flows.iter().map(|flow| flow.stated_t).collect();
    let before = residuals(processes, flows, &stated);
    let mut moved = stated.clone();
    // Balances without an uncertain flow cannot be mended: they must hold as they are.
    let open: Vec<usize> = (0..processes).filter(|p| uncertain(flows, *p)).collect();
    let throughput = stated.iter().fold(1.0, |m: f64, v| m.max(v.abs()));
    if (0..processes).any(|p| !uncertain(flows, p) && before[p].abs() > 1e-9 * throughput) {
        return Err(ModelError::NoSolution { why: "certain flows of a process do not balance" });
    }
    if !open.is_empty() {
        let factors = Lu::new("flows", open.len(), &normal_matrix(&open, processes, flows))?;
        // The second pass takes away what rounding left of the first.
        for _ in 0..2 {
            let residual = residuals(processes, flows, &moved);
            let right: Vec<f64> = open.iter().map(|p| residual[*p]).collect();
            let mut price = vec![0.0; processes];
            open.iter().zip(factors.solve(&right)).for_each(|(p, value)| price[*p] = value);
            let of = |end: Option<usize>| end.map_or(0.0, |p| price[p]);
            for (value, flow) in moved.iter_mut().zip(flows) {
                *value -= flow.deviation_t.powi(2) * (of(flow.to) - of(flow.from));
            }
        }
    }
    check::all_finite("flow_t", &moved)?;
    let moves = moved.iter().zip(flows).filter(|(_, f)| f.deviation_t > 0.0);
    let (sum, count) = moves
        .map(|(v, f)| ((v - f.stated_t) / f.deviation_t).powi(2))
        .fold((0.0, 0.0), |(sum, count), square| (sum + square, count + 1.0));
    let residual_t = residuals(processes, flows, &moved);
    let misfit = if count > 0.0 { (sum / count).sqrt() } else { 0.0 };
    Ok(Account { flow_t: moved, residual_before_t: before, residual_t, misfit })
}

/// What each process takes in less what it gives out.
fn residuals(processes: usize, flows: &[Flow], values: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0; processes];
    for (flow, value) in flows.iter().zip(values) {
        if let Some(process) = flow.to {
            sums[process] += value;
        }
        if let Some(process) = flow.from {
            sums[process] -= value;
        }
    }
    sums
}

fn uncertain(flows: &[Flow], process: usize) -> bool {
    flows
        .iter()
        .any(|f| f.deviation_t > 0.0 && f.from != f.to && (f.from == Some(process) || f.to == Some(process)))
}

/// C V C^T for the balances in `open`.
fn normal_matrix(open: &[usize], processes: usize, flows: &[Flow]) -> Vec<f64> {
    let n = open.len();
    let mut row = vec![usize::MAX; processes];
    open.iter().enumerate().for_each(|(i, p)| row[*p] = i);
    let mut matrix = vec![0.0; n * n];
    for flow in flows.iter().filter(|f| f.from != f.to) {
        let variance = flow.deviation_t.powi(2);
        let ends =
            [(flow.to, 1.0), (flow.from, -1.0)].map(|(end, sign)| (end.map_or(usize::MAX, |p| row[p]), sign));
        for (i, a) in ends {
            for (j, b) in ends {
                if i < n && j < n {
                    matrix[i * n + j] += a * b * variance;
                }
            }
        }
    }
    matrix
}

#[cfg(test)]
mod tests;
