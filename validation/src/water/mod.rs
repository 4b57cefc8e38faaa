//! Cases about water: rain to river, evaporation, crops, storm runoff, terrain, flood, river quality.

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[];
