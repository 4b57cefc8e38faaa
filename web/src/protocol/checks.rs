//! What the worker that checks the models tells the page: one message after each model.
//!
//! The page sends a single message, an array of `[path, File]`, and the worker answers as it goes. To stop it
//! is to end it.

use serde::{Deserialize, Serialize};

/// A model was checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Checked {
    /// How many groups of figures are done.
    pub done: u32,
    /// Of how many.
    pub total: u32,
    /// The model's name, as in `parvis model list`.
    pub model: String,
    /// What came out.
    pub outcome: Outcome,
}

/// What came out of a model's check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Outcome {
    /// Its figures beside the published ones.
    Lines(Vec<Line>),
    /// This file was not among those that were chosen.
    Missing(String),
    /// The model refused its input, or a file does not read as it should.
    Failed(String),
}

/// A figure beside the published one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Which case and which figure of it, unit included.
    pub case: String,
    /// The published figure.
    pub expected: String,
    /// What the model computed.
    pub shown: String,
    /// The same in full.
    pub got: f64,
    /// How far apart the two may be; empty where they are only set side by side.
    pub bound: String,
    /// Whether they are no further apart than that.
    pub within: bool,
    /// Paper, directive or data set that the published figure comes from.
    pub source: String,
    /// What to know where it is worse than its reference; empty otherwise.
    pub note: String,
}
