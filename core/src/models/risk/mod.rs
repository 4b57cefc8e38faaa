//! Risk: fire weather, fire spread, flood damage, cascades.

pub mod fwi;
