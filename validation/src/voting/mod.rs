//! Cases about voting: elections of Pabulib, counted by four rules.

mod pabulib;

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[Case { model: "tally", run: pabulib::run }];
