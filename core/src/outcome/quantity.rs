//! A number that can be shown: value, range, unit, source.

use serde::{Deserialize, Serialize};

/// A figure with its likely range. The range is computed from an ensemble (5th to 95th percentile), never
/// stamped on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quantity {
    /// The figure, with every factor at its central value.
    pub value: f64,
    /// 5th percentile of the ensemble.
    pub low: f64,
    /// 95th percentile of the ensemble.
    pub high: f64,
    /// Unit, in the notation of `docs/METHODS.md` (`t CO2e/a`, `ug/m3`, `persons`).
    pub unit: String,
    /// The model, and the data that weighs most in it.
    pub source: String,
}
