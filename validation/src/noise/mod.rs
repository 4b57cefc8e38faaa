//! Cases about noise: road emission and propagation (CNOSSOS-EU).

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[];
