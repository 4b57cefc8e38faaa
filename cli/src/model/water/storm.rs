//! `scs-cn`, `green-ampt` and `rain-storage`: what runs off, soaks in or is held back.

use crate::model::inputs::Series;
use crate::model::{EntryError, Folder};
use parvis_core::models::water::green_ampt::{self, infiltrated_mm, rate_mm_h};
use parvis_core::models::water::rain_storage::{self, Storage};
use parvis_core::models::water::scs_cn::{
    Cover, INITIAL_ABSTRACTION, Moisture, SEALED_CN, at_moisture, composite_runoff_mm,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A storm on pieces of ground.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CurveNumberInput {
    /// Depth of the storm, mm, 0 or more.
    rain_mm: f64,
    /// The pieces of ground.
    covers: Vec<CoverInput>,
    /// How wet unsealed ground was before.
    #[serde(default)]
    moisture: MoistureInput,
    /// Share of the retention that is filled before anything runs off, 0 to 1.
    #[serde(default = "initial_abstraction")]
    initial_abstraction: f64,
}

fn initial_abstraction() -> f64 {
    INITIAL_ABSTRACTION
}

/// A piece of ground.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CoverInput {
    /// Its area, m2.
    area_m2: f64,
    /// Its curve number at average moisture, above 0 and up to 100; sealed ground (98) where left out.
    cn: Option<f64>,
}

#[derive(Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum MoistureInput {
    /// Condition I.
    Dry,
    /// Condition II.
    #[default]
    Average,
    /// Condition III.
    Wet,
}

/// What runs off.
#[derive(Serialize)]
pub(super) struct CurveNumberOutput {
    runoff_mm: f64,
    runoff_m3: f64,
    runoff_share: f64,
}

pub(super) fn curve_number(input: CurveNumberInput, _: &Folder) -> Result<CurveNumberOutput, EntryError> {
    let moisture = match input.moisture {
        MoistureInput::Dry => Moisture::Dry,
        MoistureInput::Average => Moisture::Average,
        MoistureInput::Wet => Moisture::Wet,
    };
    let mut covers = Vec::with_capacity(input.covers.len());
    for CoverInput { area_m2, cn } in &input.covers {
        let cn = match cn {
            Some(cn) => at_moisture(*cn, moisture)?,
            None => SEALED_CN,
        };
        covers.push(Cover { area_m2: *area_m2, cn });
    }
    let runoff_mm = composite_runoff_mm(input.rain_mm, &covers, input.initial_abstraction)?;
    let area_m2: f64 = covers.iter().map(|cover| cover.area_m2).sum();
    let runoff_share = if input.rain_mm > 0.0 { runoff_mm / input.rain_mm } else { 0.0 };
    Ok(CurveNumberOutput { runoff_mm, runoff_m3: runoff_mm / 1_000.0 * area_m2, runoff_share })
}

/// A soil under ponded water.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct InfiltrationInput {
    /// Hydraulic conductivity, mm/h, 0 or more (sand about 118, silt loam 6.5, clay 0.3).
    conductivity_mm_h: f64,
    /// Suction at the wetting front, mm, 0 or more (sand about 50, silt loam 167, clay 316).
    suction_mm: f64,
    /// Pore space still free of water, m3/m3, 0 to 1.
    moisture_deficit: f64,
    /// Hours of ponding, 0 or more.
    hours: f64,
}

/// What soaks in, and how fast at the end.
#[derive(Serialize)]
pub(super) struct InfiltrationOutput {
    infiltrated_mm: f64,
    rate_mm_h: f64,
}

pub(super) fn infiltration(input: InfiltrationInput, _: &Folder) -> Result<InfiltrationOutput, EntryError> {
    let InfiltrationInput { conductivity_mm_h, suction_mm, moisture_deficit, hours } = input;
    let soil = green_ampt::Soil { conductivity_mm_h, suction_mm, moisture_deficit };
    let infiltrated_mm = infiltrated_mm(soil, hours)?;
    Ok(InfiltrationOutput { infiltrated_mm, rate_mm_h: rate_mm_h(soil, infiltrated_mm)? })
}

/// A store of rain through a series of steps.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct StorageInput {
    /// What it holds when full, m3.
    capacity_m3: f64,
    /// What seeps or evaporates in a step while there is water, m3.
    #[serde(default)]
    loss_m3: f64,
    /// What it holds at the start, m3.
    #[serde(default)]
    start_m3: f64,
    /// Inflow of each step, m3.
    inflow_m3: Series,
    /// Water wanted in each step, m3; none where left out.
    demand_m3: Option<Series>,
}

/// The sums, m3.
#[derive(Serialize)]
pub(super) struct StorageOutput {
    inflow_m3: f64,
    demand_m3: f64,
    yielded_m3: f64,
    spilled_m3: f64,
    lost_m3: f64,
    held_m3: f64,
}

pub(super) fn storage(input: StorageInput, folder: &Folder) -> Result<StorageOutput, EntryError> {
    let inflow = input.inflow_m3.read(folder)?;
    let demand = match input.demand_m3 {
        Some(series) => series.read(folder)?,
        None => vec![0.0; inflow.len()],
    };
    let store = Storage { capacity_m3: input.capacity_m3, loss_m3: input.loss_m3 };
    let sums = rain_storage::run(store, input.start_m3, &inflow, &demand, |_, _| {})?;
    let rain_storage::Totals { inflow_m3, demand_m3, yielded_m3, spilled_m3, lost_m3, held_m3 } = sums;
    Ok(StorageOutput { inflow_m3, demand_m3, yielded_m3, spilled_m3, lost_m3, held_m3 })
}
