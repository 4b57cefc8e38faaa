//! `heat-pump`: heat and weather hour by hour.

use crate::model::inputs::Series;
use crate::model::{EntryError, Folder};
use parvis_core::models::energy::heat_pump::{HeatSink, HeatSource, cop_outdoors, electricity_kwh};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A kind of heat pump, and the heat asked of it hour by hour.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Where the heat comes from.
    source: From,
    /// Where it goes.
    sink: To,
    /// Temperature of the ground, degrees Celsius; for pumps on the ground.
    #[serde(default = "ground")]
    ground_c: f64,
    /// Outdoor temperature, degrees Celsius.
    outdoor_c: Series,
    /// Heat asked for in each hour, kWh; absent for the COP alone.
    heat_kwh: Option<Series>,
}

fn ground() -> f64 {
    11.0
}

#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum From {
    Air,
    Ground,
}

#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum To {
    Radiators,
    Floor,
    HotWater,
}

#[derive(Serialize)]
pub(super) struct Output {
    cop: Vec<f64>,
    electricity_kwh: Option<f64>,
    seasonal_performance_factor: Option<f64>,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let source = match input.source {
        From::Air => HeatSource::Air,
        From::Ground => HeatSource::Ground,
    };
    let sink = match input.sink {
        To::Radiators => HeatSink::Radiators,
        To::Floor => HeatSink::Floor,
        To::HotWater => HeatSink::HotWater,
    };
    let outdoor = input.outdoor_c.read(folder)?;
    let cop =
        outdoor.iter().map(|t| cop_outdoors(source, sink, *t, input.ground_c)).collect::<Result<_, _>>()?;
    let heat = input.heat_kwh.map(|series| series.read(folder)).transpose()?;
    let used = heat
        .as_ref()
        .map(|heat| electricity_kwh(source, sink, heat, &outdoor, input.ground_c))
        .transpose()?;
    let factor = heat.zip(used).map(|(heat, used)| heat.iter().sum::<f64>() / used).filter(|f| f.is_finite());
    Ok(Output { cop, electricity_kwh: used, seasonal_performance_factor: factor })
}
