//! Air: the Gaussian plume, its annual kernels, and nitrogen chemistry.

mod annual_kernel;
mod plume;
mod plume_rise;
mod romberg;

use super::{Entry, EntryError};
use parvis_core::models::air::{StabilityClass, golder, solar_radiation, turner};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    vec![
        entry!("plume", "Gaussian plume of a stack or a road in a steady wind, at receptors", plume::run),
        entry!(
            "plume-rise",
            "How far a hot or fast plume rises above its stack (Briggs 1975)",
            plume_rise::run,
        ),
        entry!(
            "annual-kernel",
            "Annual mean around a unit source from a year of wind, and the map it makes of emissions",
            annual_kernel::run,
        ),
        entry!("romberg", "Annual mean NO2 from annual mean NOx (Romberg 1996), and back", romberg::run),
    ]
}

/// Stability class, A (very unstable) to F (stable).
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
enum Class {
    A,
    B,
    C,
    D,
    E,
    F,
}

impl From<Class> for StabilityClass {
    fn from(class: Class) -> Self {
        match class {
            Class::A => Self::A,
            Class::B => Self::B,
            Class::C => Self::C,
            Class::D => Self::D,
            Class::E => Self::E,
            Class::F => Self::F,
        }
    }
}

impl From<StabilityClass> for Class {
    fn from(class: StabilityClass) -> Self {
        match class {
            StabilityClass::A => Self::A,
            StabilityClass::B => Self::B,
            StabilityClass::C => Self::C,
            StabilityClass::D => Self::D,
            StabilityClass::E => Self::E,
            StabilityClass::F => Self::F,
        }
    }
}

/// What the ground looks like.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Terrain {
    /// Open country.
    #[default]
    Rural,
    /// A built-up area.
    Urban,
}

impl From<Terrain> for parvis_core::models::air::Terrain {
    fn from(terrain: Terrain) -> Self {
        match terrain {
            Terrain::Rural => Self::Rural,
            Terrain::Urban => Self::Urban,
        }
    }
}

/// How readily the air mixes: a class, or what it can be found from.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(untagged)]
enum Stability {
    /// The class itself.
    Class(Class),
    /// Turner 1964: the sun's height and the clouds.
    Turner {
        /// The sun above the horizon, degrees, -90 to 90.
        solar_elevation_deg: f64,
        /// Share of the sky covered by cloud, 0 to 1.
        cloud_cover_share: f64,
        /// Height of the lowest layer that covers more than half of the sky, m; absent for none.
        ceiling_m: Option<f64>,
    },
    /// SRDT: measured solar radiation by day, the temperature gradient by night.
    Radiation {
        /// Global solar radiation, W/m2; 0 at night.
        global_radiation_w_m2: f64,
        /// At night: whether the air grows warmer with height.
        inversion: bool,
    },
    /// Golder 1972: the Obukhov and the roughness length.
    Golder {
        /// Obukhov length, m; negative where the ground heats the air.
        obukhov_length_m: f64,
        /// Roughness length, m, 0.001 to 1.
        roughness_length_m: f64,
    },
}

impl Stability {
    fn class(self, wind_speed_m_s: f64) -> Result<StabilityClass, EntryError> {
        Ok(match self {
            Self::Class(class) => class.into(),
            Self::Turner { solar_elevation_deg, cloud_cover_share, ceiling_m } => {
                let ceiling_m = ceiling_m.unwrap_or(f64::INFINITY);
                turner(wind_speed_m_s, solar_elevation_deg, cloud_cover_share, ceiling_m)?
            }
            Self::Radiation { global_radiation_w_m2, inversion } => {
                solar_radiation(wind_speed_m_s, global_radiation_w_m2, inversion)?
            }
            Self::Golder { obukhov_length_m, roughness_length_m } => {
                golder(obukhov_length_m, roughness_length_m)?
            }
        })
    }
}

fn ten() -> f64 {
    10.0
}

fn breathing_height() -> f64 {
    1.5
}
