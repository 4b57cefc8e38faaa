//! Where trips go: the doubly constrained gravity model (Wilson, Transportation Research 1, 1967), balanced by
//! Furness (Traffic Engineering and Control 7, 1965), which is iterative proportional fitting.
//!
//! `T_ij = A_i O_i B_j D_j f(c_ij)`, with A and B such that each origin sends and each destination receives what
//! it must. It is the most likely pattern for the totals and the mean cost.

use crate::models::{ModelError, check};

/// How trips become fewer with cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Deterrence {
    /// f = exp(-beta c), beta 0 or more, per unit of cost.
    Exponential(f64),
    /// f = c^-alpha, alpha 0 or more; costs must be above 0.
    Power(f64),
}

/// When balancing stops.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Balance {
    /// The largest difference of an origin's sum, relative to all trips, that is left; above 0.
    pub tolerance: f64,
    /// Iterations at most.
    pub iterations: usize,
}

impl Default for Balance {
    fn default() -> Self {
        Self { tolerance: 1e-9, iterations: 10_000 }
    }
}

/// Most cells of a matrix.
const MOST_CELLS: usize = 16_000_000;

/// The trips from each origin (rows) to each destination (columns).
///
/// `origins` and `destinations` are totals of trips, 0 or more, with the same sum; `costs` are rows of origins,
/// an infinite cost meaning that no one can go.
///
/// # Errors
/// Names the list that does not fit or holds a bad number; says so where totals cannot be met.
pub fn gravity(
    origins: &[f64],
    destinations: &[f64],
    costs: &[f64],
    deterrence: Deterrence,
    stop: &Balance,
) -> Result<Vec<f64>, ModelError> {
    check_totals(origins, destinations)?;
    check::same_len("costs", costs.len(), origins.len() * destinations.len())?;
    let (field, parameter) = match deterrence {
        Deterrence::Exponential(beta) => ("beta", beta),
        Deterrence::Power(alpha) => ("alpha", alpha),
    };
    check::non_negative(field, parameter)?;
    let power = matches!(deterrence, Deterrence::Power(_));
    let mut trips = Vec::with_capacity(costs.len());
    for row in costs.chunks_exact(destinations.len()) {
        // Only ratios within a row matter, so the row's least cost is taken off: nothing underflows as a whole.
        let least = row.iter().copied().fold(f64::INFINITY, f64::min);
        for &cost in row {
            let ok = cost >= 0.0 && (!power || cost > 0.0);
            check::accept("costs", cost, ok, "0 or more; above 0 for a power")?;
            trips.push(match deterrence {
                _ if cost == f64::INFINITY => 0.0,
                Deterrence::Exponential(beta) => (-beta * (cost - least)).exp(),
                Deterrence::Power(alpha) => (cost / least).powf(-alpha),
            });
        }
    }
    furness(&mut trips, origins, destinations, stop)?;
    Ok(trips)
}

/// Scales the rows and columns of `matrix` until they have the given sums, and answers with the iterations made.
/// Cells that are 0 stay 0, and the ratios of ratios between cells stay what they were.
///
/// # Errors
/// Names the list that does not fit or holds a bad number; says so where the sums cannot be met.
pub fn furness(
    matrix: &mut [f64],
    row_sums: &[f64],
    column_sums: &[f64],
    stop: &Balance,
) -> Result<usize, ModelError> {
    let total = check_totals(row_sums, column_sums)?;
    check::same_len("matrix", matrix.len(), row_sums.len() * column_sums.len())?;
    check::all_non_negative("matrix", matrix)?;
    check::positive("tolerance", stop.tolerance)?;
    let columns = column_sums.len();
    let mut sums = vec![0.0; columns];
    let mut off = f64::INFINITY;
    for iteration in 1..=stop.iterations {
        off = 0.0;
        sums.fill(0.0);
        for (row, &wanted) in matrix.chunks_exact_mut(columns).zip(row_sums) {
            let sum: f64 = row.iter().sum();
            off = f64::max(off, (sum - wanted).abs());
            let factor = factor(wanted, sum)?;
            for (cell, column) in row.iter_mut().zip(&mut sums) {
                *cell *= factor;
                *column += *cell;
            }
        }
        // The columns were right before this pass, so rows that needed nothing mean that both are right.
        if iteration > 1 && off <= stop.tolerance * total {
            return Ok(iteration);
        }
        for (sum, &wanted) in sums.iter_mut().zip(column_sums) {
            *sum = factor(wanted, *sum)?;
        }
        for row in matrix.chunks_exact_mut(columns) {
            row.iter_mut().zip(&sums).for_each(|(cell, factor)| *cell *= factor);
        }
    }
    Err(ModelError::NoConvergence { what: "balancing", reached: off, iterations: stop.iterations })
}

/// Trips-weighted mean of the costs; 0 without trips. Cells without trips may have any cost.
///
/// # Errors
/// Says so where the lists differ in length.
pub fn mean_cost(trips: &[f64], costs: &[f64]) -> Result<f64, ModelError> {
    check::same_len("costs", costs.len(), trips.len())?;
    let (mut sum, mut total) = (0.0, 0.0);
    for (t, c) in trips.iter().zip(costs).filter(|(t, _)| **t > 0.0) {
        sum += t * c;
        total += t;
    }
    Ok(if total > 0.0 { sum / total } else { 0.0 })
}

/// The beta of [`Deterrence::Exponential`] at which the mean cost of the trips is the one observed (Hyman,
/// Environment and Planning 1, 1969), by bisection: the mean cost falls as beta grows.
///
/// # Errors
/// As [`gravity`]; says so where no beta from 0 to `50 / mean_cost` gives the mean cost.
pub fn calibrate_beta(
    origins: &[f64],
    destinations: &[f64],
    costs: &[f64],
    observed_mean_cost: f64,
    stop: &Balance,
) -> Result<f64, ModelError> {
    let target = check::positive("observed_mean_cost", observed_mean_cost)?;
    let mean = |beta| {
        let trips = gravity(origins, destinations, costs, Deterrence::Exponential(beta), stop)?;
        mean_cost(&trips, costs)
    };
    let (mut low, mut high) = (0.0, 1.0 / target);
    if mean(low)? < target {
        return Err(ModelError::NoSolution {
            why: "the observed mean cost is above that of trips that ignore cost",
        });
    }
    while mean(high)? > target {
        low = high;
        high *= 2.0;
        if high > 50.0 / target {
            return Err(ModelError::NoSolution {
                why: "no deterrence brings the mean cost as low as observed",
            });
        }
    }
    while high - low > 1e-10 * high {
        let middle = 0.5 * (low + high);
        if mean(middle)? > target {
            low = middle;
        } else {
            high = middle;
        }
    }
    Ok(0.5 * (low + high))
}

fn check_totals(rows: &[f64], columns: &[f64]) -> Result<f64, ModelError> {
    check::size("origins", rows.len(), MOST_CELLS)?;
    check::size("destinations", columns.len(), MOST_CELLS / rows.len())?;
    check::all_non_negative("origins", rows)?;
    check::all_non_negative("destinations", columns)?;
    let (total, arriving): (f64, f64) = (rows.iter().sum(), columns.iter().sum());
    check::accept("origins", total, total <= 1e15, "at most 1e15 together")?;
    check::accept(
        "destinations",
        arriving,
        (arriving - total).abs() <= 1e-9 * total,
        "as many together as leave the origins",
    )?;
    Ok(total)
}

fn factor(wanted: f64, sum: f64) -> Result<f64, ModelError> {
    if wanted == 0.0 {
        return Ok(0.0);
    }
    let factor = wanted / sum;
    if factor.is_finite() {
        Ok(factor)
    } else {
        Err(ModelError::NoSolution { why: "an origin or destination has trips but nowhere to go" })
    }
}

#[cfg(test)]
mod tests;
