//! `assign`: trips on a road network.

use super::inputs::{MatrixInput, NetworkInput};
use crate::model::{EntryError, Folder};
use parvis_core::models::mobility::{Assignment, Stop};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A network, the trips on it, and when to stop.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// The road network.
    net: NetworkInput,
    /// Trips from zone to zone, in the unit of time of the capacities.
    trips: MatrixInput,
    /// The relative gap to reach, 0 to 1.
    #[serde(default = "gap")]
    gap: f64,
    /// Iterations at most.
    #[serde(default = "iterations")]
    iterations: usize,
}

fn gap() -> f64 {
    Stop::default().gap
}
fn iterations() -> usize {
    Stop::default().iterations
}

/// The equilibrium; volumes and times in the order of the links.
#[derive(Serialize)]
pub(super) struct Output {
    converged: bool,
    relative_gap: f64,
    iterations: usize,
    beckmann: f64,
    total_time: f64,
    volumes: Vec<f64>,
    times: Vec<f64>,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let network = input.net.read(folder)?;
    let trips = input.trips.read(folder)?;
    let got = Assignment::new(network).run(&trips, &Stop { gap: input.gap, iterations: input.iterations })?;
    Ok(Output {
        converged: got.converged,
        relative_gap: got.relative_gap,
        iterations: got.iterations,
        beckmann: got.beckmann,
        total_time: got.total_time,
        volumes: got.volumes,
        times: got.times,
    })
}
