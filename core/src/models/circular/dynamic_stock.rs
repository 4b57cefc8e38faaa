//! Stocks in use: what is bought stays for its lifetime and leaves as waste or second-hand material.
//!
//! - Mueller, D. B. (2006). Stock dynamics for forecasting material flows. *Ecol. Econ.* 59, 142-156.
//! - Pauliuk, S. and Heeren, N. (2020). ODYM: an open software framework for studying dynamic material systems.
//!   *J. Ind. Ecol.* 24, 446-458; the published numbers are those of its dynamic stock model.
//!
//! Each year's purchases are a cohort of which the share p(k) leaves at age k. Lifetimes do not change with the
//! year of purchase, nor with fashion or repair, unless the caller changes them.

use super::super::{ModelError, check};
use serde::{Deserialize, Serialize};

/// The longest series.
pub const MAX_YEARS: usize = 5_000;

/// How long things last.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Lifetime {
    /// All leave at the same age.
    Fixed {
        /// Years, whole.
        years: u32,
    },
    /// Normal: the density at whole ages from 1 on, as the published numbers have it. Its shares add up to a little
    /// less than 1 where mean and deviation are of like size; the rest stays.
    Normal {
        /// Mean \[years\].
        mean: f64,
        /// Standard deviation \[years\].
        deviation: f64,
    },
    /// Weibull: what leaves between two birthdays. All shares add up to 1.
    Weibull {
        /// Shape; above 1: things wear out.
        shape: f64,
        /// Scale \[years\]: 63 % have left by then.
        scale: f64,
    },
}

impl Lifetime {
    /// The share of a cohort that leaves at each age, from 0 to `years` - 1.
    ///
    /// # Errors
    /// Names `deviation`, `shape`, `scale` (finite, above 0), `mean` (finite, 0 or more), or `years` (1 to 5000).
    pub fn leaving(self, years: usize) -> Result<Vec<f64>, ModelError> {
        check::size("years", years, MAX_YEARS)?;
        let mut shares = vec![0.0; years];
        match self {
            Self::Fixed { years } => {
                if let Some(share) = shares.get_mut(years as usize) {
                    *share = 1.0;
                }
            }
            Self::Normal { mean, deviation } => {
                check::non_negative("mean", mean)?;
                check::positive("deviation", deviation)?;
                let scale = 1.0 / (deviation * (2.0 * std::f64::consts::PI).sqrt());
                let mut left = 1.0;
                for (age, share) in shares.iter_mut().enumerate().skip(1) {
                    let density = scale * (-0.5 * ((age as f64 - mean) / deviation).powi(2)).exp();
                    // A deviation of well below a year would take out more than there is.
                    *share = density.min(left);
                    left -= *share;
                }
            }
            Self::Weibull { shape, scale } => {
                check::positive("shape", shape)?;
                check::positive("scale", scale)?;
                let survive = |age: usize| (-(age as f64 / scale).powf(shape)).exp();
                for (age, share) in shares.iter_mut().enumerate().skip(1) {
                    *share = survive(age - 1) - survive(age);
                }
            }
        }
        Ok(shares)
    }
}

/// A stock year by year, in the unit of the inflow.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Stock {
    /// What came in during the year.
    pub inflow: Vec<f64>,
    /// What left during the year.
    pub outflow: Vec<f64>,
    /// What is there at the end of the year.
    pub stock: Vec<f64>,
}

/// Stock and outflow from the inflow, starting with nothing.
///
/// # Errors
/// Names `inflow` (finite; at most 5000 years), `leaving` (finite, 0 or more, in sum at most 1).
pub fn inflow_driven(inflow: &[f64], leaving: &[f64]) -> Result<Stock, ModelError> {
    check::all_finite("inflow", inflow)?;
    check_leaving(inflow.len(), leaving)?;
    let mut result = Stock::default();
    let mut stock = 0.0;
    for year in 0..inflow.len() {
        let outflow = leaving_in(year + 1, inflow, leaving);
        stock += inflow[year] - outflow;
        result.outflow.push(outflow);
        result.stock.push(stock);
    }
    result.inflow = inflow.to_vec();
    check::all_finite("stock", &result.stock)?;
    Ok(result)
}

/// Inflow and outflow that keep up a wanted stock, starting with nothing. Where the stock shrinks faster than things
/// leave, the inflow is negative: that much is taken out early.
///
/// # Errors
/// Names `stock` (finite; at most 5000 years), `leaving` (finite, 0 or more, in sum at most 1; at age 0 below 1).
pub fn stock_driven(stock: &[f64], leaving: &[f64]) -> Result<Stock, ModelError> {
    check::all_finite("stock", stock)?;
    check_leaving(stock.len(), leaving)?;
    let at_once = leaving.first().copied().unwrap_or(0.0);
    check::accept("leaving", at_once, at_once < 1.0, "below 1 at age 0")?;
    let mut result = Stock::default();
    let mut before = 0.0;
    for (year, stock) in stock.iter().enumerate() {
        result.inflow.push(0.0);
        let of_older = leaving_in(year + 1, &result.inflow, leaving);
        let inflow = (stock - before + of_older) / (1.0 - at_once);
        result.inflow[year] = inflow;
        result.outflow.push(of_older + at_once * inflow);
        before = *stock;
    }
    result.stock = stock.to_vec();
    check::all_finite("inflow", &result.inflow)?;
    Ok(result)
}

/// What leaves in the last of `years` years, of all cohorts.
fn leaving_in(years: usize, inflow: &[f64], leaving: &[f64]) -> f64 {
    inflow.iter().take(years).rev().zip(leaving).map(|(cohort, share)| cohort * share).sum()
}

fn check_leaving(years: usize, leaving: &[f64]) -> Result<(), ModelError> {
    check::size("years", years, MAX_YEARS)?;
    check::all_non_negative("leaving", leaving)?;
    let sum: f64 = leaving.iter().sum();
    check::accept("leaving", sum, sum <= 1.0 + 1e-9, "at most 1 in sum").map(|_| ())
}

#[cfg(test)]
mod tests;
