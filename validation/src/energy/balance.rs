//! The balance of a year closes, with and without a battery.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::energy::{Battery, balance};
use std::f64::consts::TAU;

const MODEL: &str = "energy-balance";
const LAW: &str = "conservation of energy";

pub(super) fn run(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let hour = |h: u16| (TAU * (f64::from(h % 24) / 24.0 - 0.5)).cos();
    let supply: Vec<f64> = (0..8760).map(|h| 40.0 * hour(h).max(0.0)).collect();
    let demand: Vec<f64> = (0..8760).map(|h| 12.0 - 5.0 * hour(h)).collect();
    let mut rows = Vec::new();
    let batteries = [
        ("no battery", Battery::default()),
        ("a battery of 60 kWh", Battery { capacity_kwh: 60.0, power_kw: 15.0, round_trip_efficiency: 0.88 }),
    ];
    for (which, battery) in batteries {
        let b = balance(&supply, &demand, &battery)?;
        let case = format!("a year with {which}, in against out, kWh");
        let out = b.demand_kwh + b.export_kwh + b.lost_kwh + b.stored_kwh;
        rows.push(Row::new(MODEL, case, b.supply_kwh + b.import_kwh, out, Bound::Relative(1e-6), LAW));
    }
    Ok(rows)
}
