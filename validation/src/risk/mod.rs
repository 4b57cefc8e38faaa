//! Cases about risk: fire weather, fire spread, flood damage, cascades.

mod depth_damage;
mod fwi;
mod rothermel;

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[
    Case { model: "fwi", run: fwi::run },
    Case { model: "rothermel", run: rothermel::run },
    Case { model: "depth-damage", run: depth_damage::dwellings },
];
