//! `trajectory`: emissions year by year.

use crate::model::{EntryError, Folder};
use parvis_core::models::emissions::trajectory::{EUROPEAN_TARGETS, Phase, Start, Trajectory, trajectory};
use schemars::JsonSchema;
use serde::Deserialize;

/// A year to start from, and what is to be done.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// The year of the inventory.
    start_year: i32,
    /// Emissions in that year, t CO2e; 0 or more.
    emissions_t: f64,
    /// Emissions in 1990, t CO2e; 0 or more.
    emissions_1990_t: f64,
    /// Change a year without any measure, as a share from -1 to 1.
    #[serde(default)]
    trend: f64,
    /// The measures.
    #[serde(default)]
    measures: Vec<Measure>,
    /// Year and share of 1990 that the path leads to; by default 2030: 0.45 and 2050: 0.
    targets: Option<Vec<(i32, f64)>>,
    /// The last year.
    #[serde(default = "mid_century")]
    end_year: i32,
}

/// A measure as it takes hold.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Measure {
    /// The last year without any effect.
    start_year: i32,
    /// Years from there to the full effect.
    ramp_years: u32,
    /// Share that it saves of what would be given off otherwise, 0 to 1.
    saving_share: f64,
}

fn mid_century() -> i32 {
    2050
}

pub(super) fn run(input: Input, _: &Folder) -> Result<Trajectory, EntryError> {
    let start = Start {
        year: input.start_year,
        emissions_t: input.emissions_t,
        emissions_1990_t: input.emissions_1990_t,
        trend: input.trend,
    };
    let phase = |m: &Measure| Phase {
        start_year: m.start_year,
        ramp_years: m.ramp_years,
        saving_share: m.saving_share,
    };
    let phases: Vec<Phase> = input.measures.iter().map(phase).collect();
    let targets = input.targets.unwrap_or_else(|| EUROPEAN_TARGETS.to_vec());
    Ok(trajectory(start, &phases, &targets, input.end_year)?)
}
