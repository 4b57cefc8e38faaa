//! `road-emission-factors`: a mean vehicle of a fleet, speed by speed.

use crate::model::{EntryError, Folder};
use parvis_core::models::emissions::road::{Fleet, PerKm, Vehicle, per_km};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A class of vehicles and the speeds of interest.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// `car`, `van` or `lorry`, each as the French fleet of 2023.
    #[schemars(with = "String")]
    vehicle: Vehicle,
    /// Share of the kilometres driven electrically, 0 to 1; left out: as in the fleet.
    electric_share: Option<f64>,
    /// Speeds, km/h; above 0.
    speeds_kmh: Vec<f64>,
}

/// One speed.
#[derive(Serialize)]
pub(super) struct AtSpeed {
    speed_kmh: f64,
    #[serde(flatten)]
    per_km: PerKm,
}

pub(super) fn run(input: Input, _: &Folder) -> Result<Vec<AtSpeed>, EntryError> {
    let mut fleet = Fleet::france(input.vehicle);
    if let Some(share) = input.electric_share {
        fleet = fleet.with_electric_share(input.vehicle, share)?;
    }
    let at = |&speed_kmh: &f64| Ok(AtSpeed { speed_kmh, per_km: per_km(&fleet, speed_kmh)? });
    input.speeds_kmh.iter().map(at).collect()
}
