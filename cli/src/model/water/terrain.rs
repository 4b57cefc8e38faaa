//! `terrain`: what an elevation grid says about water.

use crate::model::inputs::Grid;
use crate::model::{EntryError, Folder};
use parvis_core::models::water::terrain::{OUTLET, drain, slope};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An elevation grid.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Elevation, m.
    dem: Grid,
    /// The cell (column, row from the north-west) whose catchment is asked for; the one with the most above it
    /// where absent.
    outlet: Option<[u32; 2]>,
    /// Leave out the grids.
    #[serde(default)]
    without_grids: bool,
}

/// Grids row by row from the north-west; `null` where there is no data.
#[derive(Serialize)]
pub(super) struct Output {
    columns: u32,
    rows: u32,
    outlet: [u32; 2],
    catchment_km2: f64,
    pit_volume_m3: f64,
    mean_slope: f64,
    filled_m: Vec<f64>,
    /// The cell that each cell drains to; `null` where the water leaves the grid.
    downstream: Vec<Option<u32>>,
    catchment_area_m2: Vec<f64>,
    in_catchment: Vec<bool>,
    slope: Vec<f64>,
    aspect_deg: Vec<f64>,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let dem = input.dem.read(folder)?;
    let frame = dem.frame;
    let drainage = drain(&dem.values, frame.cols as usize)?;
    let area = drainage.accumulate(&vec![frame.cell_m2(); frame.len()])?;
    let widest = (0..).zip(&area).fold((0, 0.0), |best, (i, a)| if *a > best.1 { (i, *a) } else { best }).0;
    let outlet = input.outlet.map_or(widest, |[column, row]| frame.index(column, row));
    let in_catchment = drainage.catchment(outlet)?;
    let steepness = slope(&dem.values, frame.cols as usize, frame.cell_m)?;
    let known = steepness.rise.iter().filter(|s| !s.is_nan());
    let mean_slope = known.clone().sum::<f64>() / known.count().max(1) as f64;
    let pits = drainage.pit_depth_m(&dem.values)?;
    let inside = in_catchment.iter().filter(|inside| **inside).count();
    let (column, row) = frame.col_row(outlet);
    let mut output = Output {
        columns: frame.cols,
        rows: frame.rows,
        outlet: [column, row],
        catchment_km2: inside as f64 * frame.cell_m2() * 1e-6,
        pit_volume_m3: pits.iter().filter(|d| !d.is_nan()).sum::<f64>() * frame.cell_m2(),
        mean_slope,
        filled_m: drainage.filled_m,
        downstream: drainage.downstream.iter().map(|c| Some(*c).filter(|c| *c != OUTLET)).collect(),
        catchment_area_m2: area,
        in_catchment,
        slope: steepness.rise,
        aspect_deg: steepness.aspect_deg,
    };
    if input.without_grids {
        output.filled_m.clear();
        output.downstream.clear();
        output.catchment_area_m2.clear();
        output.in_catchment.clear();
        output.slope.clear();
        output.aspect_deg.clear();
    }
    Ok(output)
}
