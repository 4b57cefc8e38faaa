//! Soil and groundwater: how a pollutant travels and fades.
