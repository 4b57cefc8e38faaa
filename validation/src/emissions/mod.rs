//! Cases about greenhouse gases: inventory, warming potentials, trajectories.

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[];
