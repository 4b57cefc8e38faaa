//! Soil and groundwater: how a pollutant travels and fades.

pub mod domenico;
pub mod ogata_banks;
