//! `noise-propagation`: one path.

use super::Air;
use crate::model::{EntryError, Folder};
use parvis_core::models::noise::{
    BANDS_HZ, ProfilePoint, Spectrum, a_weighted_level_db, long_term_level_db, propagate,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A source, a receiver and the vertical cut between them. Spectra are in the octave bands from 63 Hz to 8 kHz.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// The cut from the source to the receiver: at least two points in order.
    cut: Vec<Point>,
    /// Height of the source above the ground, m, 0 to 1000.
    source_height_m: f64,
    /// Height of the receiver above the ground, m, 0 to 1000.
    receiver_height_m: f64,
    /// Ground factor right at the source; by default that of the first point of the cut.
    source_ground_factor: Option<f64>,
    /// Sound power of the source per band, dB re 1 pW.
    power_db: Spectrum,
    /// Share of the time with favourable conditions, 0 to 1.
    #[serde(default = "half")]
    favourable: f64,
    /// The state of the air; by default 10 degrees, 70 %, 101.325 kPa.
    #[serde(default)]
    air: Air,
}

fn half() -> f64 {
    0.5
}

/// A point of the cut.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Point {
    /// Horizontal distance along the path, m, ascending.
    x_m: f64,
    /// Altitude of the ground, m.
    ground_m: f64,
    /// Height of a wall or roof edge that stands here, above the ground, m.
    #[serde(default)]
    obstacle_m: f64,
    /// Ground factor from here to the next point, 0 hard to 1 porous.
    ground_factor: f64,
}

/// Attenuations and levels per band, dB.
#[derive(Serialize)]
pub(super) struct Output {
    bands_hz: Spectrum,
    divergence_db: f64,
    atmosphere_db: Spectrum,
    boundary_homogeneous_db: Spectrum,
    boundary_favourable_db: Spectrum,
    level_homogeneous_db: Spectrum,
    level_favourable_db: Spectrum,
    level_long_term_db: Spectrum,
    level_long_term_dba: f64,
}

pub(super) fn run(input: Input, _: &Folder) -> Result<Output, EntryError> {
    use parvis_core::models::check;
    check::all_finite("power_db", &input.power_db)?;
    check::share("favourable", input.favourable)?;
    let cut: Vec<_> = input
        .cut
        .iter()
        .map(|p| ProfilePoint {
            x_m: p.x_m,
            ground_m: p.ground_m,
            obstacle_m: p.obstacle_m,
            ground_factor: p.ground_factor,
        })
        .collect();
    let source_ground =
        input.source_ground_factor.or(cut.first().map(|p| p.ground_factor)).unwrap_or_default();
    let a = propagate(
        &cut,
        input.source_height_m,
        input.receiver_height_m,
        source_ground,
        &input.air.absorption_db_km()?,
    )?;
    let level = |attenuation: Spectrum| std::array::from_fn(|i| input.power_db[i] - attenuation[i]);
    let (homogeneous, favourable): (Spectrum, Spectrum) =
        (level(a.homogeneous_db()), level(a.favourable_db()));
    let long_term: Spectrum =
        std::array::from_fn(|i| long_term_level_db(homogeneous[i], favourable[i], input.favourable));
    Ok(Output {
        bands_hz: BANDS_HZ,
        divergence_db: a.divergence_db,
        atmosphere_db: a.atmosphere_db,
        boundary_homogeneous_db: a.boundary_homogeneous_db,
        boundary_favourable_db: a.boundary_favourable_db,
        level_homogeneous_db: homogeneous,
        level_favourable_db: favourable,
        level_long_term_db: long_term,
        level_long_term_dba: a_weighted_level_db(&long_term),
    })
}
