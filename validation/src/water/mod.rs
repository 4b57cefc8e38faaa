//! Cases about water: rain to river, evaporation, crops, storm runoff, terrain, flood, river quality.

mod crop;
mod daily;
mod fao56;
mod flood;
mod gr4j;
mod gr4j_fit;
mod green_ampt;
mod oudin;
mod scs_cn;
mod spill;
mod streeter_phelps;
mod terrain;

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[
    Case { model: "gr4j", run: gr4j::skill },
    Case { model: "gr4j", run: gr4j::series },
    Case { model: "gr4j", run: gr4j_fit::example },
    Case { model: "gr4j", run: gr4j_fit::split_sample },
    Case { model: "oudin-pet", run: oudin::series },
    Case { model: "flood", run: flood::run },
    Case { model: "fao56-eto", run: fao56::examples },
    Case { model: "scs-cn", run: scs_cn::handbook },
    Case { model: "streeter-phelps", run: streeter_phelps::run },
    Case { model: "crop-balance", run: crop::tomatoes },
    Case { model: "green-ampt", run: green_ampt::textbook },
    Case { model: "spill", run: spill::normal },
    Case { model: "terrain", run: terrain::six_by_six },
];
