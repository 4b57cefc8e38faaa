//! `pv`: modules through a series of hours.

use super::{Facing, Sky};
use crate::model::inputs::Series;
use crate::model::{EntryError, Folder};
use parvis_core::models::check;
use parvis_core::models::energy::pv::{Modules, cell_temperature_c, performance_ratio};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Modules, the light and the weather hour by hour.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Power at 1000 W/m2 and 25 °C, kW.
    peak_kw: f64,
    /// Change of power with cell temperature, 1/K.
    #[serde(default = "silicon")]
    temperature_coefficient_per_k: f64,
    /// Share lost between module and meter, 0 to 1.
    #[serde(default = "usual_losses")]
    losses: f64,
    /// How the modules lie.
    surface: Facing,
    /// The light.
    sky: Sky,
    /// Temperature of the air, degrees Celsius.
    air_c: Series,
    /// Wind speed at the modules, m/s.
    wind_m_s: Series,
    /// Whether to print every hour.
    #[serde(default)]
    hourly: bool,
}

fn silicon() -> f64 {
    -0.004
}

fn usual_losses() -> f64 {
    0.14
}

#[derive(Serialize)]
pub(super) struct Output {
    insolation_kwh_m2: f64,
    energy_kwh: f64,
    peak_kw: f64,
    performance_ratio: Option<f64>,
    hourly_kw: Vec<f64>,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let light = input.sky.read(folder)?.on(&input.surface)?;
    let (air, wind) = (input.air_c.read(folder)?, input.wind_m_s.read(folder)?);
    check::same_len("air_c", air.len(), light.len())?;
    check::same_len("wind_m_s", wind.len(), light.len())?;
    let modules = Modules {
        peak_kw: input.peak_kw,
        temperature_coefficient_per_k: input.temperature_coefficient_per_k,
        losses: input.losses,
    };
    let hours = light.iter().zip(air).zip(wind);
    let power =
        hours.map(|((light, air), wind)| modules.power_kw(*light, cell_temperature_c(*light, air, wind)?));
    let power = power.collect::<Result<Vec<_>, _>>()?;
    let insolation_kwh_m2 = 1e-3 * light.iter().sum::<f64>();
    let energy_kwh = power.iter().sum();
    Ok(Output {
        insolation_kwh_m2,
        energy_kwh,
        peak_kw: power.iter().copied().fold(0.0, f64::max),
        performance_ratio: performance_ratio(energy_kwh, insolation_kwh_m2, input.peak_kw).ok(),
        hourly_kw: if input.hourly { power } else { Vec::new() },
    })
}
