//! Cases about nature: habitat quality, connectivity of habitats, corridors, urban cooling, carbon.

mod carbon;
mod connectivity;
mod habitat_quality;

use crate::Case;
use crate::{Reference, ReferenceError};

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[
    Case { model: "habitat-quality", run: habitat_quality::run },
    Case { model: "connectivity", run: connectivity::run },
    Case { model: "carbon-pools", run: carbon::run },
];

/// InVEST's published regression figures, as plain text.
const INVEST: &str = "nature/invest_habitat_quality.txt";

/// The number that follows `label` in the text of the regression figures.
fn invest_figure(reference: &dyn Reference, label: &str) -> Result<f64, ReferenceError> {
    let text = reference.text(INVEST)?;
    let rest = text.split_once(label).map(|(_, rest)| rest.trim_start());
    let end =
        |rest: &str| rest.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-')).unwrap_or(rest.len());
    rest.and_then(|rest| rest.get(..end(rest))?.trim_end_matches('.').parse().ok())
        .ok_or_else(|| ReferenceError::unreadable(INVEST, format!("has no number after {label:?}")))
}
