//! `plume`: stacks and roads in one hour's weather.

use super::{Class, Stability, Terrain, breathing_height, ten};
use crate::model::{EntryError, Folder};
use parvis_core::models::air::{LineSource, Plume, PlumeInput, Receptor, wind_at_m_s};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Sources, an hour's weather and the places where the concentration is asked for. Places are metres east and north
/// of any origin.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Stacks and roads; their concentrations add up.
    sources: Vec<Source>,
    /// The hour's weather.
    weather: Weather,
    /// Where the concentration is asked for.
    receptors: Vec<Place>,
}

/// A stack or a road.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum Source {
    /// A stack, or any small source.
    Point {
        /// Metres east.
        #[serde(default)]
        east_m: f64,
        /// Metres north.
        #[serde(default)]
        north_m: f64,
        /// Height at which the plume travels (m above ground): the stack plus its rise (see `plume-rise`).
        height_m: f64,
        /// Emission, g/s.
        emission_g_s: f64,
        /// Crosswind standard deviation at the source, m.
        #[serde(default)]
        initial_sigma_y_m: f64,
        /// Vertical standard deviation at the source, m.
        #[serde(default)]
        initial_sigma_z_m: f64,
    },
    /// A straight piece of road.
    Line {
        /// One end: metres east and north.
        from_m: [f64; 2],
        /// The other end.
        to_m: [f64; 2],
        /// Emission of each metre, g/s/m.
        emission_g_s_m: f64,
        /// Height of the exhaust, m.
        #[serde(default = "exhaust_height")]
        height_m: f64,
        /// Crosswind standard deviation of the traffic's own mixing, m, 0.1 or more.
        #[serde(default = "traffic_sigma_y")]
        initial_sigma_y_m: f64,
        /// Vertical standard deviation of the traffic's own mixing, m, 0.1 or more.
        #[serde(default = "traffic_sigma_z")]
        initial_sigma_z_m: f64,
    },
}

fn exhaust_height() -> f64 {
    0.5
}

fn traffic_sigma_y() -> f64 {
    3.0
}

fn traffic_sigma_z() -> f64 {
    1.5
}

/// An hour's weather.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Weather {
    /// Wind speed, m/s, above 0.
    wind_speed_m_s: f64,
    /// Height at which it is measured, m.
    #[serde(default = "ten")]
    wind_height_m: f64,
    /// Where the wind blows from, degrees: 0 is north, 90 east.
    wind_from_deg: f64,
    /// How readily the air mixes.
    stability: Stability,
    /// Open country or built-up.
    #[serde(default)]
    terrain: Terrain,
    /// Height of the lid of the mixed layer, m; absent for none.
    mixing_height_m: Option<f64>,
}

/// A receptor.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Place {
    /// Metres east.
    east_m: f64,
    /// Metres north.
    north_m: f64,
    /// Height above ground, m.
    #[serde(default = "breathing_height")]
    height_m: f64,
}

#[derive(Serialize)]
pub(super) struct Output {
    class: Class,
    /// The wind at each source's height, m/s; not taken below 2 m.
    wind_at_sources_m_s: Vec<f64>,
    concentration_ug_m3: Vec<f64>,
}

pub(super) fn run(input: Input, _: &Folder) -> Result<Output, EntryError> {
    let weather = &input.weather;
    let class = weather.stability.class(weather.wind_speed_m_s)?;
    let mut concentration_ug_m3 = vec![0.0; input.receptors.len()];
    let mut wind_at_sources_m_s = Vec::new();
    for source in &input.sources {
        let plume = weather.plume(source, class)?;
        wind_at_sources_m_s.push(plume.wind_speed_m_s);
        let from_deg = weather.wind_from_deg;
        match *source {
            Source::Point { east_m, north_m, .. } => {
                let plume = Plume::new(plume)?;
                for (sum, at) in concentration_ug_m3.iter_mut().zip(&input.receptors) {
                    let (east, north) = (at.east_m - east_m, at.north_m - north_m);
                    *sum += plume.concentration_ug_m3(Receptor::from_map(east, north, at.height_m, from_deg));
                }
            }
            Source::Line { from_m, to_m, .. } => {
                let road = LineSource::new([from_m, to_m], from_deg, plume)?;
                for (sum, at) in concentration_ug_m3.iter_mut().zip(&input.receptors) {
                    *sum += road.concentration_ug_m3([at.east_m, at.north_m], at.height_m);
                }
            }
        }
    }
    Ok(Output { class: class.into(), wind_at_sources_m_s, concentration_ug_m3 })
}

impl Weather {
    fn plume(
        &self,
        source: &Source,
        class: parvis_core::models::air::StabilityClass,
    ) -> Result<PlumeInput, EntryError> {
        let (height_m, emission_g_s, initial_sigma_y_m, initial_sigma_z_m) = match *source {
            Source::Point { height_m, emission_g_s, initial_sigma_y_m, initial_sigma_z_m, .. } => {
                (height_m, emission_g_s, initial_sigma_y_m, initial_sigma_z_m)
            }
            Source::Line { height_m, emission_g_s_m, initial_sigma_y_m, initial_sigma_z_m, .. } => {
                (height_m, emission_g_s_m, initial_sigma_y_m, initial_sigma_z_m)
            }
        };
        let terrain = self.terrain.into();
        Ok(PlumeInput {
            emission_g_s,
            release_height_m: height_m,
            wind_speed_m_s: wind_at_m_s(
                self.wind_speed_m_s,
                self.wind_height_m,
                height_m.max(2.0),
                class,
                terrain,
            )?,
            class,
            terrain,
            mixing_height_m: self.mixing_height_m.unwrap_or(f64::INFINITY),
            initial_sigma_y_m,
            initial_sigma_z_m,
        })
    }
}
