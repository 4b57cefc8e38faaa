//! Risk: fire weather, fire spread, flood damage, cascades.

pub mod cascade;
pub mod depth_damage;
pub mod fwi;
pub mod rothermel;
pub mod spread;
