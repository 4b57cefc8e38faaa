//! Energy: heat demand, sun, photovoltaics, the balance of the commune.

mod balance;
mod degree_days;
mod heat_demand;
mod heat_pump;
mod pv;
mod solar_position;

use super::inputs::Series;
use super::{Entry, EntryError, Folder};
use parvis_core::models::check;
use parvis_core::models::energy::pv::{Irradiance, Surface, plane_of_array_w_m2};
use parvis_core::models::energy::{Site, SunPosition, hourly_sun, julian_day};
use schemars::JsonSchema;
use serde::Deserialize;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    vec![
        entry!(
            "solar-position",
            "Where the sun stands (NREL's algorithm), and how it meets a surface",
            solar_position::run,
        ),
        entry!("pv", "Hourly yield of solar modules from the light of a year", pv::run),
        entry!(
            "heat-demand",
            "Hourly heating and cooling of a building by ISO 13790's 5R1C",
            heat_demand::run,
        ),
        entry!(
            "degree-days",
            "Heating and cooling degree days, and the heat a loss coefficient makes of them",
            degree_days::run,
        ),
        entry!("heat-pump", "COP and electricity of heat pumps by outdoor temperature", heat_pump::run),
        entry!(
            "energy-balance",
            "What is made and used, hour by hour: self-consumption, peaks, positive energy",
            balance::run,
        ),
    ]
}

/// A place and its air.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Place {
    /// Latitude, degrees, north positive.
    latitude_deg: f64,
    /// Longitude, degrees, east positive.
    longitude_deg: f64,
    /// Height above the sea, m.
    #[serde(default)]
    elevation_m: f64,
    /// Annual mean air pressure, hPa; by default that of the standard atmosphere at sea level.
    #[serde(default = "standard_pressure")]
    pressure_hpa: f64,
    /// Annual mean temperature, degrees Celsius.
    #[serde(default = "mild")]
    temperature_c: f64,
}

fn standard_pressure() -> f64 {
    1013.25
}

fn mild() -> f64 {
    11.0
}

/// Terrestrial less universal time in the 2020s, s.
fn delta_t() -> f64 {
    69.0
}

impl From<Place> for Site {
    fn from(place: Place) -> Self {
        let Place { latitude_deg, longitude_deg, elevation_m, pressure_hpa, temperature_c } = place;
        Self { latitude_deg, longitude_deg, elevation_m, pressure_hpa, temperature_c }
    }
}

/// The light of a series of hours, each the mean of its hour, from the first hour of a year on.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Sky {
    /// Where.
    place: Place,
    /// The year whose 1 January the series begins with.
    year: i32,
    /// How far the clock of the series is ahead of universal time, h; 1 for Central European Time.
    utc_offset_h: f64,
    /// Global on the level, W/m2.
    global_w_m2: Series,
    /// Direct on a surface that faces the sun, W/m2.
    direct_normal_w_m2: Series,
    /// Diffuse on the level, W/m2.
    diffuse_w_m2: Series,
}

/// The light hour by hour, and the sun in the middle of each hour.
struct Hours {
    light: Vec<Irradiance>,
    sun: Vec<SunPosition>,
}

impl Sky {
    fn read(self, folder: &Folder) -> Result<Hours, EntryError> {
        let global = self.global_w_m2.read(folder)?;
        let direct = self.direct_normal_w_m2.read(folder)?;
        let diffuse = self.diffuse_w_m2.read(folder)?;
        check::same_len("direct_normal_w_m2", direct.len(), global.len())?;
        check::same_len("diffuse_w_m2", diffuse.len(), global.len())?;
        let first = julian_day(self.year, 1, 1, -self.utc_offset_h)?;
        let sun = hourly_sun(&self.place.into(), first, delta_t(), global.len())?;
        let light = global.into_iter().zip(direct).zip(diffuse);
        let light = light.map(|((global_w_m2, direct_normal_w_m2), diffuse_w_m2)| Irradiance {
            global_w_m2,
            direct_normal_w_m2,
            diffuse_w_m2,
        });
        Ok(Hours { light: light.collect(), sun })
    }
}

impl Hours {
    /// The light on a surface, W/m2, hour by hour.
    fn on(&self, surface: &Facing) -> Result<Vec<f64>, EntryError> {
        let Facing { tilt_deg, facing_deg, albedo } = *surface;
        let surface = Surface { tilt_deg, facing_deg, albedo };
        let hours = self.light.iter().zip(&self.sun);
        Ok(hours.map(|(light, sun)| plane_of_array_w_m2(light, sun, &surface)).collect::<Result<_, _>>()?)
    }
}

/// How a surface lies.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Facing {
    /// Tilt from level, degrees, 0 to 90.
    tilt_deg: f64,
    /// Where it faces, degrees from north over east; 180 is south.
    facing_deg: f64,
    /// Share of the light that the ground throws back, 0 to 1.
    #[serde(default = "grass")]
    albedo: f64,
}

fn grass() -> f64 {
    0.2
}
