//! Cases about risk: fire weather, fire spread, flood damage, cascades.

mod fwi;

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[Case { model: "fwi", run: fwi::run }];
