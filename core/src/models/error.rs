//! The one error type of the model library, and the checks that make it.

use thiserror::Error;

/// Why a model could not compute: which input, and what it would have to be.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ModelError {
    /// A number is outside the range in which the equation holds, or is not finite.
    #[error("{field} is {value}; it must be {must}")]
    Invalid {
        /// The name of the input, unit included, as in the function's signature.
        field: &'static str,
        /// What was given.
        value: f64,
        /// What would be accepted, in words.
        must: &'static str,
    },
    /// A list or grid has another length than the one it must agree with.
    #[error("{field} has {got} values; it must have {expected}")]
    Shape {
        /// The name of the input.
        field: &'static str,
        /// The length that the other inputs call for.
        expected: usize,
        /// The length given.
        got: usize,
    },
    /// A list or grid that must hold something is empty.
    #[error("{field} is empty")]
    Empty {
        /// The name of the input.
        field: &'static str,
    },
    /// A list or grid is larger than the model accepts.
    #[error("{field} has {got} values; at most {limit} are accepted")]
    TooLarge {
        /// The name of the input.
        field: &'static str,
        /// The largest size accepted.
        limit: usize,
        /// The size given.
        got: usize,
    },
    /// An iteration stopped before it reached what was asked.
    #[error("{what} did not converge: {reached} after {iterations} iterations")]
    NoConvergence {
        /// What was iterated.
        what: &'static str,
        /// The residual or gap that was reached.
        reached: f64,
        /// How many iterations were made.
        iterations: usize,
    },
    /// The problem as stated has no answer (a singular matrix, an infeasible programme).
    #[error("no solution: {why}")]
    NoSolution {
        /// Why there is none, in words.
        why: &'static str,
    },
}

/// Checks that models share. Each answers with the value it was given, so that it can stand in an expression.
pub mod check {
    use super::ModelError;

    /// Accepts any finite number.
    pub fn finite(field: &'static str, value: f64) -> Result<f64, ModelError> {
        accept(field, value, value.is_finite(), "finite")
    }

    /// Accepts finite numbers above zero.
    pub fn positive(field: &'static str, value: f64) -> Result<f64, ModelError> {
        accept(field, value, value.is_finite() && value > 0.0, "finite and above 0")
    }

    /// Accepts finite numbers of zero or more.
    pub fn non_negative(field: &'static str, value: f64) -> Result<f64, ModelError> {
        accept(field, value, value.is_finite() && value >= 0.0, "finite and 0 or more")
    }

    /// Accepts numbers from 0 to 1.
    pub fn share(field: &'static str, value: f64) -> Result<f64, ModelError> {
        accept(field, value, (0.0..=1.0).contains(&value), "from 0 to 1")
    }

    /// Accepts a number if `ok`, else says what it `must` be.
    pub fn accept(field: &'static str, value: f64, ok: bool, must: &'static str) -> Result<f64, ModelError> {
        if ok { Ok(value) } else { Err(ModelError::Invalid { field, value, must }) }
    }

    /// Accepts a slice of which every number is finite, else names the first that is not.
    pub fn all_finite(field: &'static str, values: &[f64]) -> Result<(), ModelError> {
        match values.iter().find(|v| !v.is_finite()) {
            Some(&value) => Err(ModelError::Invalid { field, value, must: "finite" }),
            None => Ok(()),
        }
    }

    /// Accepts a slice of which every number is finite and 0 or more, else names the first that is not.
    pub fn all_non_negative(field: &'static str, values: &[f64]) -> Result<(), ModelError> {
        match values.iter().find(|v| !(v.is_finite() && **v >= 0.0)) {
            Some(&value) => Err(ModelError::Invalid { field, value, must: "finite and 0 or more" }),
            None => Ok(()),
        }
    }

    /// Accepts a length that agrees with the expected one.
    pub fn same_len(field: &'static str, got: usize, expected: usize) -> Result<(), ModelError> {
        if got == expected { Ok(()) } else { Err(ModelError::Shape { field, expected, got }) }
    }

    /// Accepts a length from 1 to `limit`.
    pub fn size(field: &'static str, got: usize, limit: usize) -> Result<(), ModelError> {
        match got {
            0 => Err(ModelError::Empty { field }),
            n if n > limit => Err(ModelError::TooLarge { field, limit, got }),
            _ => Ok(()),
        }
    }
}
