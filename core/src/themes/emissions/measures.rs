//! What measures on the map add or take: a street without through traffic, a new boiler, a hedge.

use super::super::figures::factor;
use super::super::ground::{Ground, length_m};
use super::assumptions::{EVAPORATION, FILTERED, FULL_LOAD, HEDGE};
use super::heating::{Fuel, co2e_kg_kwh};
use super::traffic::{Kind, RoadsOutcome, Traffic, kind_of};
use crate::models::emissions::factors::heating_air;
use crate::outcome::{CellDelta, Estimate};
use crate::scenario::{Measure, Place, Scenario};
use crate::territory::Road;
use std::collections::BTreeMap;

/// The pollutants that a measure can move from cell to cell.
#[derive(Default)]
pub(super) struct Deltas {
    pub(super) nox_kg: Vec<CellDelta>,
    pub(super) pm25_kg: Vec<CellDelta>,
}

/// What all measures of a scenario come to.
pub(super) struct MeasuresOutcome {
    /// Warming that comes on top \[t CO2e/a\].
    pub(super) boilers_t: Estimate,
    /// Share of the traffic of streets and of main roads that is gone for good.
    pub(super) local_gone: Estimate,
    pub(super) main_gone: Estimate,
    /// Share of the traffic of streets that drives on main roads instead.
    pub(super) rerouted: Estimate,
    /// What hedges take up \[t CO2/a\].
    pub(super) hedges_t: Estimate,
    pub(super) deltas: Deltas,
    /// Number, kind and amount of each measure, for its cost.
    pub(super) amounts: Vec<(u32, &'static str, f64)>,
}

/// Metres of a hedge or street that count, at most: a line across the whole grid.
const LINE_MAX_M: f64 = 20_000.0;

/// Height of a boiler's plume, stack and rise \[m\].
const STACK_M: f64 = 20.0;

pub(super) fn run(
    scenario: &Scenario,
    roads: &BTreeMap<u32, Road>,
    traffic: &Traffic,
    ground: &Ground,
    (main, local): (&RoadsOutcome, &RoadsOutcome),
) -> MeasuresOutcome {
    let zero = Estimate::exact(0.0);
    let mut out = MeasuresOutcome {
        boilers_t: zero,
        local_gone: zero,
        main_gone: zero,
        rerouted: zero,
        hedges_t: zero,
        deltas: Deltas::default(),
        amounts: Vec::new(),
    };
    for measure in &scenario.measures {
        match (measure.kind.as_str(), &measure.place) {
            ("emissions.quiet_street", Place::Road(id)) => {
                let Some((road, kind)) = roads.get(id).and_then(|r| Some((r, kind_of(r)?))) else { continue };
                quiet_street(&mut out, road, kind, traffic, ground, if kind == Kind::Local { local } else { main });
                out.amounts.push((measure.id, "emissions.quiet_street", 1.0));
            }
            ("emissions.new_boiler", Place::Point(place)) => {
                boiler(&mut out, measure, ground.cell(*place));
                out.amounts.push((measure.id, "emissions.new_boiler", measure.size));
            }
            ("emissions.hedge", Place::Line(line)) => {
                let metres = length_m(ground, line).min(LINE_MAX_M);
                out.hedges_t += HEDGE.estimate() * (metres * 1e-3);
                out.amounts.push((measure.id, "emissions.hedge", metres));
            }
            _ => (),
        }
    }
    out
}

/// Most of a street's traffic leaves it; a part disappears, the rest drives on the main roads.
fn quiet_street(
    out: &mut MeasuresOutcome,
    road: &Road,
    kind: Kind,
    traffic: &Traffic,
    ground: &Ground,
    all: &RoadsOutcome,
) {
    let roads = if kind == Kind::Local { &traffic.local } else { &traffic.main };
    let share = roads.share_of(road, ground);
    let left = FILTERED.estimate() * share;
    let gone = left * EVAPORATION.estimate();
    match kind {
        Kind::Local => {
            out.local_gone += gone;
            out.rerouted += left - gone;
        }
        Kind::Main => out.main_gone += gone,
    }
    // On the map the street's own cells lose what leaves it.
    let along = ground.along(&road.line);
    let metres: f64 = along.iter().map(|(_, m)| m).sum();
    if metres <= 0.0 {
        return;
    }
    let release_height_m = roads.pattern.release_height_m;
    let delta = |total: &Estimate, (cell, m): (u32, f64)| CellDelta {
        cell,
        amount: -total.central() * left.central() * m / metres,
        release_height_m,
    };
    out.deltas.nox_kg.extend(along.iter().map(|c| delta(&all.nox_kg, *c)));
    out.deltas.pm25_kg.extend(along.iter().map(|c| delta(&all.pm25_kg, *c)));
}

/// A wood boiler of `size` kW: new smoke from one stack.
fn boiler(out: &mut MeasuresOutcome, measure: &Measure, cell: Option<u32>) {
    let kwh = FULL_LOAD.estimate() * measure.size.clamp(0.0, 10_000.0);
    let gj = kwh * 3.6e-3;
    out.boilers_t += kwh * co2e_kg_kwh(Fuel::NewWood, "FR") * 1e-3;
    let Some(cell) = cell else { return };
    let put = |kg: Estimate| CellDelta { cell, amount: kg.central(), release_height_m: STACK_M };
    out.deltas.nox_kg.push(put(gj * factor(&heating_air::PELLETS_NOX) * 1e-3));
    out.deltas.pm25_kg.push(put(gj * factor(&heating_air::PELLETS_PM25) * 1e-3));
}
