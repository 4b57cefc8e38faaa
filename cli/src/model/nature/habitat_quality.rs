//! `habitat-quality`: land cover, threats, and what they leave.

use super::{Classes, Map};
use crate::model::inputs::Grid;
use crate::model::{EntryError, Folder};
use parvis_core::models::nature::habitat_quality::{Decay, Habitat, HabitatQuality, Threat};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A landscape and what threatens its habitats.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Land-cover class of each cell: whole numbers that index the lists by class.
    land_cover: Grid,
    /// How suitable each class is as a habitat, 0 to 1.
    suitability: Vec<f64>,
    /// The threats.
    threats: Vec<ThreatInput>,
    /// How open each cell is to the threats, 0 (protected) to 1; left out: 1 everywhere.
    access: Option<Grid>,
    /// Degradation at which half the quality is lost, above 0.
    #[serde(default = "half")]
    half_saturation: f64,
    /// Steepness of the loss, above 0.
    #[serde(default = "steepness")]
    exponent: f64,
}

/// Something that spoils habitats.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ThreatInput {
    /// Where it is: any number above 0.
    present: Grid,
    /// Its weight beside the other threats, above 0.
    weight: f64,
    /// How far it reaches, m; above 0.
    max_distance_m: f64,
    /// `linear` or `exponential`.
    #[schemars(with = "String")]
    decay: Decay,
    /// How sensitive each class is to it, 0 to 1.
    sensitivity: Vec<f64>,
}

fn half() -> f64 {
    0.5
}
fn steepness() -> f64 {
    2.5
}

/// The two maps.
#[derive(Serialize)]
pub(super) struct Output {
    degradation: Map,
    quality: Map,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let classes = Classes::read(input.land_cover, folder)?;
    let access = input.access.map(|grid| grid.read(folder)).transpose()?;
    let mut presence = Vec::with_capacity(input.threats.len());
    let mut threats = Vec::with_capacity(input.threats.len());
    for threat in input.threats {
        let present: Vec<bool> = threat.present.read(folder)?.values.iter().map(|v| *v > 0.0).collect();
        presence.push(present);
        threats.push((threat.weight, threat.max_distance_m, threat.decay, threat.sensitivity));
    }
    let threats: Vec<Threat> = presence
        .iter()
        .zip(&threats)
        .map(|(present, (weight, max_distance_m, decay, sensitivity))| Threat {
            present,
            weight: *weight,
            max_distance_m: *max_distance_m,
            decay: *decay,
            sensitivity,
        })
        .collect();
    let habitat = Habitat {
        suitability: &input.suitability,
        access: access.as_ref().map(|grid| grid.values.as_slice()),
        half_saturation: input.half_saturation,
        exponent: input.exponent,
    };
    let mut maps = HabitatQuality::default();
    maps.run(classes.landscape(), habitat, &threats)?;
    Ok(Output {
        degradation: Map::new(classes.frame, maps.degradation),
        quality: Map::new(classes.frame, maps.quality),
    })
}
