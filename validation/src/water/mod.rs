//! Cases about water: rain to river, evaporation, crops, storm runoff, terrain, flood, river quality.

mod daily;
mod flood;
mod gr4j;
mod oudin;

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[
    Case { model: "gr4j", run: gr4j::skill },
    Case { model: "gr4j", run: gr4j::series },
    Case { model: "oudin-pet", run: oudin::series },
    Case { model: "flood", run: flood::run },
];
