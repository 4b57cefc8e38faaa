//! Cases about numerics that the models share: seeded ensembles, calibration, measures of skill.

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[];
