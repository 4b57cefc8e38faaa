//! Cases about risk: fire weather, fire spread, flood damage, cascades.

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[];
