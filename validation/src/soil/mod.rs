//! Cases about soil and groundwater: how a pollutant travels and fades.

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[];
