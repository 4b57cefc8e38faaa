//! Cases about energy: heat demand, sun, photovoltaics, the balance of the commune.

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[];
