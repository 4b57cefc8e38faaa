//! `degree-days`: a climate in two numbers.

use crate::model::inputs::Series;
use crate::model::{EntryError, Folder};
use parvis_core::models::energy::degree_days::{
    DJU, Definition, EUROSTAT_COOLING, EUROSTAT_HEATING, cooling_degree_days, daily_means_c, heat_demand_kwh,
    heating_degree_days,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Temperatures and how to count them.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Daily means, degrees Celsius.
    daily_mean_c: Option<Series>,
    /// Or hourly temperatures, degrees Celsius, from midnight on.
    hourly_c: Option<Series>,
    /// Own definition of heating degree days, beside those of Eurostat and the French DJU.
    heating: Option<Own>,
    /// Loss coefficient of a building, W/K, for its heat demand by DJU.
    loss_w_k: Option<f64>,
    /// Share of its heat that sun and people bring, 0 to 1.
    #[serde(default)]
    gains_share: f64,
}

/// A definition.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Own {
    /// Degrees are counted from here, degrees Celsius.
    base_c: f64,
    /// Days count whose mean is at or below this, degrees Celsius.
    threshold_c: f64,
}

#[derive(Serialize)]
pub(super) struct Output {
    days: usize,
    heating_eurostat_k_d: f64,
    heating_dju_k_d: f64,
    heating_own_k_d: Option<f64>,
    cooling_eurostat_k_d: f64,
    heat_demand_kwh: Option<f64>,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let mut days = input.daily_mean_c.map_or(Ok(Vec::new()), |series| series.read(folder))?;
    if let Some(series) = input.hourly_c {
        days.extend(daily_means_c(&series.read(folder)?));
    }
    let own = input.heating.map(|Own { base_c, threshold_c }| Definition { base_c, threshold_c });
    let dju = heating_degree_days(&days, DJU)?;
    Ok(Output {
        days: days.len(),
        heating_eurostat_k_d: heating_degree_days(&days, EUROSTAT_HEATING)?,
        heating_dju_k_d: dju,
        heating_own_k_d: own.map(|own| heating_degree_days(&days, own)).transpose()?,
        cooling_eurostat_k_d: cooling_degree_days(&days, EUROSTAT_COOLING)?,
        heat_demand_kwh: input
            .loss_w_k
            .map(|loss| heat_demand_kwh(loss, dju, input.gains_share))
            .transpose()?,
    })
}
