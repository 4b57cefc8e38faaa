//! `rothermel` and `fire-spread`: a surface fire at a place, and on a terrain.

use crate::model::inputs::{Grid, NumberOrGrid};
use crate::model::{EntryError, Folder};
use parvis_core::models::risk::rothermel::{FireConditions, FuelModel, FuelMoisture, surface_fire};
use parvis_core::models::risk::spread::{FireGround, arrival_min, fires};
use parvis_core::models::water::terrain::slope;
use parvis_core::models::{ModelError, check};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The weather of a fire. Directions in degrees clockwise from north.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Weather {
    /// Wind at the height of the flames, m/s: about 0.4 of that at 10 m over open fuel, 0.1 to 0.2 under trees.
    midflame_wind_m_s: f64,
    /// Direction the wind comes from, degrees.
    #[serde(default)]
    wind_from_deg: f64,
    /// Moisture of dead fuel of 1, 10 and 100 hours, % of dry mass.
    dead_moisture_pct: [f64; 3],
    /// Moisture of living fuel, % of dry mass.
    #[serde(default = "hundred")]
    live_moisture_pct: f64,
}

fn hundred() -> f64 {
    100.0
}

impl Weather {
    fn at(&self, slope: f64, aspect_deg: f64) -> FireConditions {
        FireConditions {
            moisture: FuelMoisture {
                dead: self.dead_moisture_pct.map(|m| 0.01 * m),
                live: 0.01 * self.live_moisture_pct,
            },
            midflame_wind_m_s: self.midflame_wind_m_s,
            wind_to_deg: self.wind_from_deg + 180.0,
            slope,
            aspect_deg,
        }
    }
}

/// A fuel, weather and slope.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RothermelInput {
    /// Fuel model of Anderson 1982, 1 to 13.
    fuel: u8,
    /// The weather.
    weather: Weather,
    /// Slope, rise over run.
    #[serde(default)]
    slope: f64,
    /// Direction the ground falls to, degrees.
    #[serde(default)]
    aspect_deg: f64,
}

/// The steady fire.
#[derive(Serialize)]
pub(super) struct RothermelOutput {
    spread_m_min: f64,
    heading_deg: f64,
    length_over_width: f64,
    backing_m_min: f64,
    reaction_intensity_kw_m2: f64,
    fireline_intensity_kw_m: f64,
    flame_length_m: f64,
}

pub(super) fn rothermel(input: RothermelInput, _: &Folder) -> Result<RothermelOutput, EntryError> {
    let number = f64::from(input.fuel);
    let unknown = ModelError::Invalid { field: "fuel", value: number, must: "a fuel model from 1 to 13" };
    let fuel = FuelModel::anderson(input.fuel).ok_or(unknown)?;
    let fire = surface_fire(&fuel, &input.weather.at(input.slope, input.aspect_deg))?;
    Ok(RothermelOutput {
        spread_m_min: fire.spread_m_min,
        heading_deg: fire.heading_deg,
        length_over_width: 1.0 / (1.0 - fire.eccentricity * fire.eccentricity).sqrt(),
        backing_m_min: fire.spread_towards_m_min(fire.heading_deg + 180.0),
        reaction_intensity_kw_m2: fire.reaction_intensity_kw_m2,
        fireline_intensity_kw_m: fire.fireline_intensity_kw_m,
        flame_length_m: fire.flame_length_m,
    })
}

/// A terrain, its fuels, the weather, and where the fire starts.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SpreadInput {
    /// Elevation, m.
    dem: Grid,
    /// Fuel model of Anderson 1982, 1 to 13; 0 where nothing burns.
    fuel: NumberOrGrid,
    /// The weather, constant in time.
    weather: Weather,
    /// Cells where it starts: column and row from the north-west.
    starts: Vec<[u32; 2]>,
    /// Hours after which to count the burnt area.
    #[serde(default = "hours")]
    after_h: Vec<f64>,
}

fn hours() -> Vec<f64> {
    vec![1.0, 2.0, 4.0, 8.0]
}

/// Minutes until the fire reaches each cell, row by row from the north-west; `null` where it never does.
#[derive(Serialize)]
pub(super) struct SpreadOutput {
    columns: u32,
    rows: u32,
    arrival_min: Vec<Option<f64>>,
    after_h: Vec<f64>,
    burnt_ha: Vec<f64>,
}

pub(super) fn spread(input: SpreadInput, folder: &Folder) -> Result<SpreadOutput, EntryError> {
    let dem = input.dem.read(folder)?;
    let frame = dem.frame;
    let columns = frame.cols as usize;
    let ground = slope(&dem.values, columns, frame.cell_m)?;
    let fuel = input.fuel.read(folder, frame.len())?;
    check::same_len("fuel", fuel.len(), frame.len())?;
    let fuel: Vec<u8> = fuel.iter().map(|f| *f as u8).collect();
    let fire = fires(&fuel, &ground.rise, &ground.aspect_deg, &input.weather.at(0.0, 0.0))?;
    let starts: Vec<usize> = input.starts.iter().map(|[column, row]| frame.index(*column, *row)).collect();
    let terrain = FireGround { columns, cell_m: frame.cell_m, fire: &fire, elevation_m: Some(&dem.values) };
    let arrival = arrival_min(&terrain, &starts)?;
    let burnt = |hours: &f64| {
        let cells = arrival.iter().filter(|t| **t <= 60.0 * hours).count();
        cells as f64 * frame.cell_m2() * 1e-4
    };
    Ok(SpreadOutput {
        columns: frame.cols,
        rows: frame.rows,
        burnt_ha: input.after_h.iter().map(burnt).collect(),
        after_h: input.after_h,
        arrival_min: arrival.into_iter().map(|t| Some(t).filter(|t| t.is_finite())).collect(),
    })
}
