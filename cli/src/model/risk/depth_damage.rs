//! `depth-damage`: what a flood costs.

use crate::model::{EntryError, Folder};
use parvis_core::models::risk::depth_damage::{Asset, Exposed, depth_damage_eur};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Things that a flood reaches.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// What is exposed, and how deep the water stands there.
    exposed: Vec<ExposedInput>,
}

/// What is flooded.
#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum AssetInput {
    /// Dwellings with their contents.
    Residential,
    /// Shops, offices, schools, hospitals with their contents.
    Commercial,
    /// Works and stores with their contents.
    Industrial,
    /// Transport facilities.
    Transport,
    /// Roads and railways.
    Roads,
    /// Crops and farmland.
    Agriculture,
}

/// One building, road or field.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ExposedInput {
    /// What it is.
    asset: AssetInput,
    /// Floor area or extent, m2.
    area_m2: f64,
    /// The greatest damage, EUR/m2.
    greatest_eur_m2: f64,
    /// Height of the floor above the ground, m.
    #[serde(default)]
    floor_m: f64,
    /// Depth of water above the ground, m.
    depth_m: f64,
}

/// The damage to each thing and to all.
#[derive(Serialize)]
pub(super) struct Output {
    damage_eur: Vec<f64>,
    total_eur: f64,
}

pub(super) fn run(input: Input, _: &Folder) -> Result<Output, EntryError> {
    let asset = |asset| match asset {
        AssetInput::Residential => Asset::Residential,
        AssetInput::Commercial => Asset::Commercial,
        AssetInput::Industrial => Asset::Industrial,
        AssetInput::Transport => Asset::Transport,
        AssetInput::Roads => Asset::Roads,
        AssetInput::Agriculture => Asset::Agriculture,
    };
    let exposed: Vec<Exposed> = (input.exposed.iter())
        .map(|e| Exposed {
            asset: asset(e.asset),
            area_m2: e.area_m2,
            greatest_eur_m2: e.greatest_eur_m2,
            floor_m: e.floor_m,
        })
        .collect();
    let depth_m: Vec<f64> = input.exposed.iter().map(|e| e.depth_m).collect();
    let damage_eur = depth_damage_eur(&exposed, &depth_m)?;
    Ok(Output { total_eur: damage_eur.iter().sum(), damage_eur })
}
