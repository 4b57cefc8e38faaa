//! Cases about health: what exposure to air pollution and noise costs.

mod annoyance;
mod life_table;
mod paf;

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[
    Case { model: "paf", run: paf::run },
    Case { model: "life-table", run: life_table::run },
    Case { model: "annoyance", run: annoyance::run },
];
