//! One line of the validation table.

use serde::Serialize;

/// How a computed figure is held against the expected one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "by")]
pub enum Bound {
    /// |got - expected| must not exceed this.
    Absolute(f64),
    /// |got - expected| / |expected| must not exceed this.
    Relative(f64),
    /// got must be at most `expected`.
    AtMost,
    /// got must be at least `expected`.
    AtLeast,
    /// Reported beside the expected figure; a difference is explained, not failed.
    Reported,
}

impl Bound {
    /// The bound without a word of any language; empty for what is only reported.
    pub fn sign(self) -> String {
        match self {
            Self::Absolute(by) => format!("± {by}"),
            Self::Relative(by) => format!("± {} %", figure(100.0 * by)),
            Self::AtMost => "≤".to_owned(),
            Self::AtLeast => "≥".to_owned(),
            Self::Reported => String::new(),
        }
    }
}

/// What a model gave for one published figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// The model's name, as in `parvis model list`.
    pub model: &'static str,
    /// Which case and which figure of it, unit included.
    pub case: String,
    /// The published figure.
    pub expected: f64,
    /// What the model computed.
    pub got: f64,
    /// How far apart the two may be.
    pub tolerance: Bound,
    /// Whether `got` lies within the tolerance. A reported row is always within.
    pub within: bool,
    /// Paper, directive or data set that the expected figure comes from.
    pub source: &'static str,
    /// What to know about the row where it is worse than its reference; empty otherwise.
    pub note: String,
}

impl Row {
    /// Holds `got` against `expected`.
    pub fn new(
        model: &'static str,
        case: impl Into<String>,
        expected: f64,
        got: f64,
        tolerance: Bound,
        source: &'static str,
    ) -> Self {
        let distance = (got - expected).abs();
        let within = match tolerance {
            Bound::Absolute(by) => distance <= by,
            Bound::Relative(by) => distance <= by * expected.abs(),
            Bound::AtMost => got <= expected,
            Bound::AtLeast => got >= expected,
            Bound::Reported => true,
        };
        Self { model, case: case.into(), expected, got, tolerance, within, source, note: String::new() }
    }

    /// The same row with a remark.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
}

/// A figure of a row with seven significant digits: enough to tell two results apart, few enough to be read.
pub fn figure(value: f64) -> String {
    if value == 0.0 || !value.is_finite() {
        return value.to_string();
    }
    let digits = (6 - value.abs().log10().floor() as i32).clamp(0, 12) as usize;
    let text = format!("{value:.digits$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_that_is_not_a_number_is_never_within() {
        for tolerance in [Bound::Absolute(1e9), Bound::Relative(1e9), Bound::AtMost, Bound::AtLeast] {
            assert!(!Row::new("m", "c", 1.0, f64::NAN, tolerance, "s").within);
        }
    }
}
