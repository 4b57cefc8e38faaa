//! `energy-balance`: made and used, hour by hour.

use crate::model::inputs::Series;
use crate::model::{EntryError, Folder};
use parvis_core::models::energy::{Battery, balance};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is made and used in each hour, and a battery.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Made in each hour, kWh.
    supply_kwh: Series,
    /// Used in each hour, kWh.
    demand_kwh: Series,
    /// A battery; absent for none.
    battery: Option<Store>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Store {
    /// What it holds, kWh.
    capacity_kwh: f64,
    /// The most it takes or gives, kW.
    power_kw: f64,
    /// Share of what goes in that comes out, 0 to 1.
    #[serde(default = "lithium")]
    round_trip_efficiency: f64,
}

fn lithium() -> f64 {
    0.9
}

#[derive(Serialize)]
pub(super) struct Output {
    supply_kwh: f64,
    demand_kwh: f64,
    import_kwh: f64,
    export_kwh: f64,
    lost_kwh: f64,
    stored_kwh: f64,
    peak_import_kw: f64,
    peak_export_kw: f64,
    self_consumption: f64,
    self_sufficiency: f64,
    /// Absent where nothing is used.
    positive_energy_ratio: Option<f64>,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let battery = input.battery.map_or_else(Battery::default, |store| Battery {
        capacity_kwh: store.capacity_kwh,
        power_kw: store.power_kw,
        round_trip_efficiency: store.round_trip_efficiency,
    });
    let b = balance(&input.supply_kwh.read(folder)?, &input.demand_kwh.read(folder)?, &battery)?;
    Ok(Output {
        supply_kwh: b.supply_kwh,
        demand_kwh: b.demand_kwh,
        import_kwh: b.import_kwh,
        export_kwh: b.export_kwh,
        lost_kwh: b.lost_kwh,
        stored_kwh: b.stored_kwh,
        peak_import_kw: b.peak_import_kw,
        peak_export_kw: b.peak_export_kw,
        self_consumption: b.self_consumption(),
        self_sufficiency: b.self_sufficiency(),
        positive_energy_ratio: Some(b.positive_energy_ratio()).filter(|ratio| ratio.is_finite()),
    })
}
