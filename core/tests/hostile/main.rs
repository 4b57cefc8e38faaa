//! Hostile numbers for the models that take plain numbers: not one of them panics, and what a model accepts it
//! answers with a number. Models on grids, series and networks hold the same beside their own code.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests stand outside of the test functions

mod air;
mod energy;
mod health;
mod nature;

use parvis_core::models::ModelError;
use proptest::array::UniformArrayStrategy;
use proptest::prelude::*;

/// A number that breaks equations, one of any bits at all, or a sound one: several inputs have to be sound at once
/// for the equations behind the checks to be reached.
fn number() -> impl Strategy<Value = f64> {
    let edges = [
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::MAX,
        f64::MIN,
        f64::MIN_POSITIVE,
        5e-324,
        1e-300,
        1e300,
        -0.0,
        0.0,
        1.0,
        -1.0,
    ];
    prop_oneof![5 => 0.0..100.0f64, 3 => 0.0..1.0f64, 3 => prop::sample::select(edges.to_vec()), 1 => any::<u64>().prop_map(f64::from_bits)]
}

/// So many of them.
fn numbers<const N: usize>() -> impl Strategy<Value = [f64; N]> {
    UniformArrayStrategy::new(number())
}

/// From none to a few of them.
fn list() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(number(), 0..6)
}

/// An error that names what is wrong, or numbers that are numbers.
fn answers<T>(answer: Result<T, ModelError>, numbers: impl Fn(&T) -> Vec<f64>) {
    match answer {
        Ok(value) => {
            let got = numbers(&value);
            assert!(!got.iter().any(|n| n.is_nan()), "{got:?}");
        }
        Err(
            ModelError::Invalid { field, .. }
            | ModelError::Shape { field, .. }
            | ModelError::TooLarge { field, .. }
            | ModelError::Empty { field },
        ) => {
            assert!(!field.is_empty());
        }
        Err(ModelError::NoConvergence { .. } | ModelError::NoSolution { .. }) => {}
    }
}

/// The same of a single number.
fn answers_one(answer: Result<f64, ModelError>) {
    answers(answer, |n| vec![*n]);
}
