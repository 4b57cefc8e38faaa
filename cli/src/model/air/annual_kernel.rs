//! `annual-kernel`: a year of wind as one kernel, and a map of emissions as a map of annual means.

use super::{Class, Terrain, breathing_height, ten};
use crate::model::inputs::Series;
use crate::model::{EntryError, Folder};
use parvis_core::models::air::{
    Convolver, JointFrequency, KernelInput, StabilityClass, WindHour, annual_kernel, solar_radiation,
};
use parvis_core::models::check;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A release, its cells, and a year of wind.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Side of a cell, m.
    cell_m: f64,
    /// How many cells the kernel reaches from its centre, 0 to 2048.
    radius_cells: usize,
    /// Height at which the plume travels, m.
    release_height_m: f64,
    /// Height at which people breathe, m.
    #[serde(default = "breathing_height")]
    receptor_height_m: f64,
    /// Depth over which the source itself mixes, standard deviation, m, 0.1 or more.
    #[serde(default = "traffic_depth")]
    initial_sigma_z_m: f64,
    /// Open country or built-up.
    #[serde(default)]
    terrain: Terrain,
    /// Height of the lid of the mixed layer in classes A to F, m; absent for none.
    mixing_height_m: Option<[f64; 6]>,
    /// Height at which the wind is measured, m.
    #[serde(default = "ten")]
    wind_height_m: f64,
    /// Number of direction sectors, 1 to 360.
    #[serde(default = "sixteen")]
    sectors: usize,
    /// The wind, hour by hour.
    hours: Hours,
    /// Emissions to lay the kernel over.
    emissions: Option<Emissions>,
}

fn traffic_depth() -> f64 {
    1.5
}

fn sixteen() -> usize {
    16
}

/// Hours of weather, equally long lists. Stability from `class`, or from `global_radiation_w_m2` where that is given
/// (nights then count as with an inversion), or D throughout.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Hours {
    /// Where the wind blows from, degrees.
    wind_from_deg: Series,
    /// Its speed, m/s.
    wind_speed_m_s: Series,
    /// Global solar radiation, W/m2.
    global_radiation_w_m2: Option<Series>,
    /// Stability class of each hour.
    class: Option<Vec<Class>>,
}

/// A grid of emissions, row by row from the north.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Emissions {
    /// Number of columns.
    columns: usize,
    /// Emission of each cell, g/s.
    emission_g_s: Series,
}

/// The kernel and, where emissions are given, the annual mean of each cell.
#[derive(Serialize)]
pub(super) struct Output {
    side_cells: usize,
    class_shares: [f64; 6],
    /// µg/m3 per g/s, row by row from the north; the source is in the middle.
    kernel_ug_m3_per_g_s: Vec<f64>,
    annual_mean_ug_m3: Vec<f64>,
}

/// Upper ends of the speed classes, m/s: Beaufort 1 to 6 and halves of the low ones.
const SPEED_EDGES_M_S: [f64; 8] = [0.8, 1.6, 2.5, 3.4, 5.5, 8.0, 10.8, 13.9];

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let climate = input.hours.table(input.sectors, folder)?;
    let kernel = annual_kernel(
        &KernelInput {
            cell_m: input.cell_m,
            radius_cells: input.radius_cells,
            release_height_m: input.release_height_m,
            receptor_height_m: input.receptor_height_m,
            initial_sigma_z_m: input.initial_sigma_z_m,
            terrain: input.terrain.into(),
            mixing_height_m: input.mixing_height_m.unwrap_or([f64::INFINITY; 6]),
            wind_height_m: input.wind_height_m,
        },
        &climate,
    )?;
    let mut annual_mean_ug_m3 = Vec::new();
    if let Some(Emissions { columns, emission_g_s }) = input.emissions {
        let emission = emission_g_s.read(folder)?;
        check::size("columns", columns, emission.len())?;
        let rows = emission.len() / columns;
        check::same_len("emission_g_s", emission.len(), rows * columns)?;
        annual_mean_ug_m3 = vec![0.0; emission.len()];
        Convolver::new(&kernel, rows, columns)?.convolve(&emission, &mut annual_mean_ug_m3)?;
    }
    Ok(Output {
        side_cells: kernel.side(),
        class_shares: climate.class_shares(),
        kernel_ug_m3_per_g_s: kernel.values().to_vec(),
        annual_mean_ug_m3,
    })
}

impl Hours {
    fn table(self, sectors: usize, folder: &Folder) -> Result<JointFrequency, EntryError> {
        let from = self.wind_from_deg.read(folder)?;
        let speed = self.wind_speed_m_s.read(folder)?;
        check::same_len("wind_speed_m_s", speed.len(), from.len())?;
        let classes: Vec<StabilityClass> = match (self.class, self.global_radiation_w_m2) {
            (Some(classes), _) => classes.into_iter().map(Into::into).collect(),
            (None, Some(radiation)) => {
                let radiation = radiation.read(folder)?;
                check::same_len("global_radiation_w_m2", radiation.len(), from.len())?;
                let hours = speed.iter().zip(&radiation);
                // An hour whose radiation is missing counts as neutral, the class that says the least.
                hours.map(|(u, g)| solar_radiation(*u, *g, true).unwrap_or(StabilityClass::D)).collect()
            }
            (None, None) => vec![StabilityClass::D; from.len()],
        };
        check::same_len("class", classes.len(), from.len())?;
        let hours = from.into_iter().zip(speed).zip(classes);
        let hours = hours.map(|((from_deg, speed_m_s), class)| WindHour { from_deg, speed_m_s, class });
        Ok(JointFrequency::from_hours(sectors, &SPEED_EDGES_M_S, hours)?)
    }
}
