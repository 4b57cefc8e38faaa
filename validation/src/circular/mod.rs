//! Cases about circular economy: stocks, flows, loops, life cycles.

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[];
