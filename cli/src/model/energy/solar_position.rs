//! `solar-position`: one instant.

use super::{Facing, Place, delta_t};
use crate::model::{EntryError, Folder};
use parvis_core::models::energy::{Instant, julian_day};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An instant and a place.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Year, -2000 to 6000.
    year: i32,
    /// Month, 1 to 12.
    month: u8,
    /// Day of the month, 1 to 31.
    day: u8,
    /// Hour of the clock with its fraction.
    hour: f64,
    /// How far the clock is ahead of universal time, h.
    #[serde(default)]
    utc_offset_h: f64,
    /// Terrestrial less universal time, s.
    #[serde(default = "delta_t")]
    delta_t_s: f64,
    /// Where.
    place: Place,
    /// A surface to meet.
    surface: Option<Facing>,
}

#[derive(Serialize)]
pub(super) struct Output {
    julian_day: f64,
    zenith_deg: f64,
    elevation_deg: f64,
    azimuth_deg: f64,
    distance_au: f64,
    incidence_deg: Option<f64>,
}

pub(super) fn run(input: Input, _: &Folder) -> Result<Output, EntryError> {
    let day = julian_day(input.year, input.month, input.day, input.hour - input.utc_offset_h)?;
    let sun = Instant::new(day, input.delta_t_s)?.seen_from(&input.place.into())?;
    let incidence = input.surface.map(|surface| sun.cos_incidence(surface.tilt_deg, surface.facing_deg));
    Ok(Output {
        julian_day: day,
        zenith_deg: sun.zenith_deg,
        elevation_deg: 90.0 - sun.zenith_deg,
        azimuth_deg: sun.azimuth_deg,
        distance_au: sun.distance_au,
        incidence_deg: incidence.map(|cos| cos.clamp(-1.0, 1.0).acos().to_degrees()),
    })
}
