//! Water: rain to river, evaporation, crops, storm runoff, terrain, flood, river quality.

pub mod balance;
pub mod cemaneige;
pub mod flood;
pub mod gr4j;
pub mod oudin;
pub mod precipitation_bands;
