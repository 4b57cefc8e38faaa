//! `cemaneige`: snow by elevation band.

use super::daily::Daily;
use crate::model::inputs::Series;
use crate::model::{EntryError, Folder};
use parvis_core::models::water::cemaneige::{CemaNeige, Pack, Parameters};
use parvis_core::models::water::precipitation_bands::{Bands, Gradients, band_elevations_m};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The weather of a catchment and how high it lies.
#[derive(Deserialize, JsonSchema)]
pub(super) struct Input {
    /// The path of a CSV file with a line a day and the columns `p_mm` and `t_c`, for series not given below.
    csv: Option<String>,
    /// Precipitation of each day, mm.
    p_mm: Option<Series>,
    /// Mean air temperature of each day, degrees Celsius.
    t_c: Option<Series>,
    /// The catchment and its parameters.
    #[serde(flatten)]
    snow: Snow,
}

/// How high a catchment lies, and how its snow melts.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub(super) struct Snow {
    /// Elevations at even steps of area in rising order, m, such as 101 percentiles; two or more.
    hypsometry_m: Vec<f64>,
    /// How many bands of equal area the catchment is cut into, 1 to 100.
    #[serde(default = "five")]
    bands: usize,
    /// Height at which precipitation and temperature hold, m; by default the catchment's middle height.
    station_m: Option<f64>,
    /// The parameters; `gr4j` fits them where they are left out.
    pub(super) parameters: Option<ParametersInput>,
}

fn five() -> usize {
    5
}

/// The parameters of CemaNeige.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ParametersInput {
    /// Share of the pack's temperature kept from the day before, 0 to 1.
    thermal_memory: f64,
    /// Melt a day and degree, mm, 0 or more.
    degree_day_mm_c_d: f64,
}

impl From<ParametersInput> for Parameters {
    fn from(ParametersInput { thermal_memory, degree_day_mm_c_d }: ParametersInput) -> Self {
        Self { thermal_memory, degree_day_mm_c_d }
    }
}

impl From<Parameters> for ParametersInput {
    fn from(Parameters { thermal_memory, degree_day_mm_c_d }: Parameters) -> Self {
        Self { thermal_memory, degree_day_mm_c_d }
    }
}

impl Snow {
    /// The weather carried to the bands.
    pub(super) fn bands(&self, p_mm: &[f64], t_c: &[f64]) -> Result<Bands, EntryError> {
        let elevations = band_elevations_m(&self.hypsometry_m, self.bands)?;
        let middle = band_elevations_m(&self.hypsometry_m, 1)?.into_iter().sum();
        let station_m = self.station_m.unwrap_or(middle);
        Ok(Bands::new(p_mm, t_c, station_m, &elevations, Gradients::default())?)
    }
}

/// Fills `water_mm` with rain and melt, and answers with what the bands hold at the end.
pub(super) fn melt(
    bands: &Bands,
    parameters: Parameters,
    water_mm: &mut [f64],
) -> Result<Vec<Pack>, EntryError> {
    let mut packs = vec![Pack::default(); bands.count()];
    CemaNeige::new(parameters)?.run(bands, &mut packs, water_mm)?;
    Ok(packs)
}

/// Rain and melt of each day, and what is left of the snow.
#[derive(Serialize)]
pub(super) struct Output {
    water_mm: Vec<f64>,
    snow_at_end_mm: Vec<f64>,
    mean_annual_snow_mm: Vec<f64>,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let daily = Daily::new(input.csv, folder);
    let p_mm = daily.series("p_mm", input.p_mm, "p_mm")?;
    let bands = input.snow.bands(&p_mm, &daily.series("t_c", input.t_c, "t_c")?)?;
    let parameters = input.snow.parameters.ok_or_else(|| super::daily::missing("parameters"))?;
    let mut water_mm = vec![0.0; p_mm.len()];
    let packs = melt(&bands, parameters.into(), &mut water_mm)?;
    Ok(Output {
        water_mm,
        snow_at_end_mm: packs.iter().map(|pack| pack.snow_mm).collect(),
        mean_annual_snow_mm: bands.iter().map(|band| band.mean_annual_snow_mm).collect(),
    })
}
