//! Cases about nature: habitat quality, connectivity, corridors, cooling, carbon, pollination.

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[];
