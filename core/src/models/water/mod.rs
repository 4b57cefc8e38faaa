//! Water: rain to river, evaporation, crops, storm runoff, terrain, flood, river quality.

pub mod balance;
pub mod cemaneige;
pub mod crop;
pub mod crop_season;
pub mod fao56;
pub mod flood;
pub mod gr4j;
pub mod gr4j_fit;
pub mod green_ampt;
pub mod low_flow;
pub mod nutrient_loads;
pub mod oudin;
pub mod precipitation_bands;
pub mod rain_storage;
pub mod scs_cn;
pub mod spill;
pub mod streeter_phelps;
pub mod terrain;
pub mod topsoil;

mod unit_hydrograph;
