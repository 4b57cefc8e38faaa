//! Noise: road emission and propagation (CNOSSOS-EU).

mod propagation;
mod road;

use super::{Entry, EntryError};
use parvis_core::models::noise::{self, Spectrum};
use schemars::JsonSchema;
use serde::Deserialize;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    vec![
        entry!("noise", "Road noise by CNOSSOS-EU: emission, and Lden and Lnight beside the road", road::run,),
        entry!(
            "noise-propagation",
            "CNOSSOS-EU from a point source over terrain, ground and edges to a receiver",
            propagation::run,
        ),
    ]
}

/// The state of the air.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Air {
    /// Temperature in degrees Celsius, -20 to 50.
    temperature_c: f64,
    /// Relative humidity in percent, 1 to 100.
    humidity_pct: f64,
    /// Pressure in kPa, 50 to 200.
    pressure_kpa: f64,
}

impl Default for Air {
    fn default() -> Self {
        let noise::Air { temperature_c, humidity_pct, pressure_kpa } = noise::Air::REFERENCE;
        Self { temperature_c, humidity_pct, pressure_kpa }
    }
}

impl Air {
    fn absorption_db_km(self) -> Result<Spectrum, EntryError> {
        let Self { temperature_c, humidity_pct, pressure_kpa } = self;
        Ok(noise::absorption_db_km(&noise::Air { temperature_c, humidity_pct, pressure_kpa })?)
    }
}
