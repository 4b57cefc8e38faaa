//! Figures about the commune, and what a change costs.

use super::Estimate;

/// A figure that residents see, with what it was computed from.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// The id in the theme's `spec()`.
    pub id: &'static str,
    /// The figure with its ensemble.
    pub estimate: Estimate,
    /// The inputs that weigh most, for "Why this number?".
    pub inputs: Vec<Input>,
}

/// One input of a figure, as "Why this number?" lists it.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Input {
    /// Id of the factor or activity; its words stand in the theme's table.
    pub id: String,
    /// Its value.
    pub value: f64,
    /// Its low.
    pub low: f64,
    /// Its high.
    pub high: f64,
    /// Its unit.
    pub unit: String,
    /// The year it describes, 0 where it has none.
    pub year: i32,
    /// Data set, paper or rule that it comes from.
    pub source: String,
}

/// What a lever or a placed measure costs.
#[derive(Debug, Clone, PartialEq)]
pub struct Cost {
    /// Id of the lever, or of the kind of measure.
    pub id: &'static str,
    /// Number of the placed measure; `None` for a lever.
    pub measure: Option<u32>,
    /// Investment by whoever makes it \[EUR\].
    pub investment_eur: Estimate,
    /// The commune's own part of it \[EUR\], held against its budget.
    pub commune_eur: Estimate,
}
