//! The two buses of the textbooks, one red and one blue.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::mobility::mode_shares;

/// Cars and a bus of equal worth; then half of the buses are painted blue, and the model counts them as a third way.
pub(super) fn two_buses(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let source =
        "McFadden 1974, Conditional logit analysis of qualitative choice behavior: red bus, blue bus";
    let row = |case: &str, expected, shares: &[f64]| {
        let got = shares.first().copied().unwrap_or(f64::NAN);
        Row::new("mode-share", case, expected, got, Bound::Absolute(1e-12), source)
    };
    Ok(vec![
        row("cars beside a bus of equal worth", 1.0 / 2.0, &mode_shares(&[1.3; 2])?),
        row("cars once half of the buses are blue", 1.0 / 3.0, &mode_shares(&[1.3; 3])?),
    ])
}
