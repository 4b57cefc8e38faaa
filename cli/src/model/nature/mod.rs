//! Nature: habitat quality, connectivity of habitats, corridors, urban cooling, carbon, pollination.

mod carbon_pools;
mod connectivity;
mod corridor;
mod habitat_quality;
mod pollination;
mod urban_cooling;

use super::inputs::Grid;
use super::{Entry, EntryError, Folder};
use parvis_core::models::ModelError;
use parvis_core::models::nature::Landscape;
use parvis_core::territory::Frame;
use serde::Serialize;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    vec![
        entry!(
            "habitat-quality",
            "how far threats spoil what a place could be for wildlife (InVEST)",
            habitat_quality::run,
        ),
        entry!(
            "connectivity",
            "how much habitat can be reached, and what each patch contributes (probability of connectivity)",
            connectivity::run,
        ),
        entry!("corridor", "the least costly ways for animals between two places", corridor::run),
        entry!(
            "urban-cooling",
            "how shade, bright surfaces and parks temper a hot day (InVEST)",
            urban_cooling::run,
        ),
        entry!("carbon-pools", "carbon stored by land cover, and what a change binds", carbon_pools::run),
        entry!(
            "pollination",
            "where wild bees nest and which fields they visit (Lonsdorf, InVEST)",
            pollination::run,
        ),
    ]
}

/// A map of classes read from a grid.
struct Classes {
    frame: Frame,
    class: Vec<u8>,
}

impl Classes {
    /// Reads a grid of whole numbers from 0 to 255.
    fn read(grid: Grid, folder: &Folder) -> Result<Self, EntryError> {
        let grid = grid.read(folder)?;
        let class = |&value: &f64| {
            let whole = value.fract() == 0.0 && (0.0..256.0).contains(&value);
            let must = "a class number, whole, from 0 to 255";
            if whole {
                Ok(value as u8)
            } else {
                Err(ModelError::Invalid { field: "land_cover", value, must })
            }
        };
        Ok(Self { frame: grid.frame, class: grid.values.iter().map(class).collect::<Result<_, _>>()? })
    }

    fn landscape(&self) -> Landscape<'_> {
        Landscape { columns: self.frame.cols as usize, cell_m: self.frame.cell_m, class: &self.class }
    }

    fn shape(&self) -> (usize, usize) {
        (self.frame.rows as usize, self.frame.cols as usize)
    }
}

/// A map as it is handed out, row by row from the north-west, and what it comes to.
#[derive(Serialize)]
struct Map {
    columns: u32,
    rows: u32,
    sum: f64,
    mean: f64,
    values: Vec<f64>,
}

impl Map {
    fn new(frame: Frame, values: Vec<f64>) -> Self {
        let (mut sum, mut count) = (0.0, 0.0);
        for value in values.iter().filter(|v| v.is_finite()) {
            sum += value;
            count += 1.0;
        }
        let mean = if count > 0.0 { sum / count } else { f64::NAN };
        Self { columns: frame.cols, rows: frame.rows, sum, mean, values }
    }
}
