//! Matrix life-cycle assessment: what a demand gives off along all its supply chains.
//!
//! - Heijungs, R. and Suh, S. (2002). *The Computational Structure of Life Cycle Assessment*. Kluwer. Chapter 2:
//!   s = A^-1 f, g = B s.
//!
//! A holds what each process makes (above 0) and takes (below 0) of each product, B what it gives off or draws from
//! nature. Linear: twice the demand has twice the effect, no process runs out, no price answers.

use super::super::{ModelError, check};
use super::linear::Lu;
use serde::Serialize;

/// Most elementary flows.
const MAX_FLOWS: usize = 10_000;

/// What a demand sets in motion.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct LifeCycle {
    /// How much each process runs.
    pub scaling: Vec<f64>,
    /// What is given off (above 0) or drawn from nature (below 0), flow by flow.
    pub flows: Vec<f64>,
}

/// Scales the processes to the demand and adds up what they give off.
///
/// `technology` is square, a row per product, a column per process; `intervention` has a row per elementary flow and
/// the same columns; both row by row. `demand` has a value per product.
///
/// # Errors
/// Names `technology` (not square, not finite, more than 1000 rows), `intervention`, `demand`; the technology
/// matrix is singular.
pub fn life_cycle(technology: &[f64], intervention: &[f64], demand: &[f64]) -> Result<LifeCycle, ModelError> {
    let n = demand.len();
    check::all_finite("demand", demand)?;
    let factors = Lu::new("technology", n, technology)?;
    check::size("intervention", intervention.len(), MAX_FLOWS * n)?;
    check::same_len("intervention", intervention.len(), intervention.len() / n * n)?;
    check::all_finite("intervention", intervention)?;
    let scaling = factors.solve(demand);
    let per_row = |row: &[f64]| row.iter().zip(&scaling).map(|(b, s)| b * s).sum();
    let flows: Vec<f64> = intervention.chunks_exact(n).map(per_row).collect();
    check::all_finite("flows", &flows)?;
    Ok(LifeCycle { scaling, flows })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Heijungs and Suh 2002, chapter 2: electricity from fuel; CO2, SO2, crude oil.
    const TECHNOLOGY: [f64; 4] = [-2.0, 100.0, 10.0, 0.0];
    const INTERVENTION: [f64; 6] = [1.0, 10.0, 0.1, 2.0, 0.0, -50.0];

    #[test]
    fn a_thousand_kilowatt_hours_of_heijungs_and_suh() {
        let result = life_cycle(&TECHNOLOGY, &INTERVENTION, &[0.0, 1000.0]).unwrap();
        for (got, expected) in result.flows.iter().zip([120.0, 14.0, -100.0]) {
            assert!((got - expected).abs() < 1e-12, "{got}");
        }
    }

    #[test]
    fn hostile_inputs_are_named() {
        assert!(life_cycle(&[], &[], &[]).is_err());
        assert!(life_cycle(&TECHNOLOGY[..3], &INTERVENTION, &[0.0, 1.0]).is_err());
        assert!(life_cycle(&TECHNOLOGY, &INTERVENTION[..5], &[0.0, 1.0]).is_err());
        assert!(life_cycle(&TECHNOLOGY, &INTERVENTION, &[0.0, f64::NAN]).is_err());
        assert!(life_cycle(&[1.0, 1.0, 1.0, 1.0], &INTERVENTION, &[0.0, 1.0]).is_err());
        assert!(life_cycle(&TECHNOLOGY, &[f64::MAX; 6], &[1e300, 1e300]).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn demands_add_up(a in prop::array::uniform2(-1e3..1e3f64), b in prop::array::uniform2(-1e3..1e3f64)) {
            let run = |f: [f64; 2]| life_cycle(&TECHNOLOGY, &INTERVENTION, &f).unwrap().flows;
            let both = run([a[0] + b[0], a[1] + b[1]]);
            for ((x, y), sum) in run(a).iter().zip(run(b)).zip(both) {
                prop_assert!((x + y - sum).abs() < 1e-9);
            }
        }

        #[test]
        fn the_market_is_cleared(f in prop::array::uniform2(-1e3..1e3f64)) {
            let s = life_cycle(&TECHNOLOGY, &INTERVENTION, &f).unwrap().scaling;
            prop_assert!((-2.0 * s[0] + 100.0 * s[1] - f[0]).abs() < 1e-9);
            prop_assert!((10.0 * s[0] - f[1]).abs() < 1e-9);
        }
    }
}
