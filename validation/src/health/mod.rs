//! Cases about health: what exposure to air pollution and noise costs.

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[];
