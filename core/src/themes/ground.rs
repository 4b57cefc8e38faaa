//! Where things lie on the grid.

use super::Unavailable;
use crate::models::ModelError;
use crate::outcome::Pattern;
use crate::territory::{Frame, Line, Point, Projection, Territory};
use std::collections::BTreeMap;

/// The pack's grid, and the way from degrees to its cells.
pub(super) struct Ground {
    pub(super) frame: Frame,
    projection: Projection,
}

impl Ground {
    /// The ground of a territory.
    pub(super) fn of(territory: &Territory) -> Result<Self, Unavailable> {
        let projection = Projection::from_epsg(territory.manifest.crs_epsg)
            .map_err(|_| ModelError::NoSolution { why: "the reference system of the pack is not known" })?;
        Ok(Self { frame: territory.manifest.grid, projection })
    }

    /// The cell of a place, if it lies on the grid.
    pub(super) fn cell(&self, place: Point) -> Option<u32> {
        let metres = self.projection.to_metres(place).ok()?;
        self.frame.index_at(metres).map(|i| i as u32)
    }

    /// Easting and northing of a place \[m\].
    pub(super) fn metres(&self, place: Point) -> Option<[f64; 2]> {
        self.projection.to_metres(place).ok()
    }

    /// The cells that a line crosses, with its length in each \[m\]. What lies beyond the grid is left out.
    pub(super) fn along(&self, line: &Line) -> Vec<(u32, f64)> {
        let mut cells = BTreeMap::new();
        let places: Vec<_> = line.iter().filter_map(|p| self.metres(*p)).collect();
        for pair in places.windows(2) {
            let [[x0, y0], [x1, y1]] = [pair[0], pair[1]];
            let length = (x1 - x0).hypot(y1 - y0);
            // Steps of a quarter of a cell: the length in a cell is known to a few per cent, its sum exactly.
            let steps = (length / (0.25 * self.frame.cell_m)).ceil().clamp(1.0, 1e5);
            for i in 0..steps as usize {
                let part = (i as f64 + 0.5) / steps;
                if let Some(cell) = self.frame.index_at([x0 + part * (x1 - x0), y0 + part * (y1 - y0)]) {
                    *cells.entry(cell as u32).or_insert(0.0) += length / steps;
                }
            }
        }
        cells.into_iter().collect()
    }
}

/// Length of a line on the ground \[m\].
pub(super) fn length_m(ground: &Ground, line: &Line) -> f64 {
    let places: Vec<_> = line.iter().filter_map(|p| ground.metres(*p)).collect();
    places.windows(2).map(|p| (p[1][0] - p[0][0]).hypot(p[1][1] - p[0][1])).sum()
}

/// Weights by cell, on their way to a pattern.
#[derive(Default)]
pub(super) struct Weights(BTreeMap<u32, f64>);

impl Weights {
    /// Adds to a cell.
    pub(super) fn add(&mut self, cell: u32, weight: f64) {
        *self.0.entry(cell).or_insert(0.0) += weight;
    }

    /// The pattern whose shares add up to 1; empty where all weights are zero.
    pub(super) fn pattern(self, release_height_m: f64) -> Pattern {
        let sum: f64 = self.0.values().sum();
        let share = |(cell, weight): (u32, f64)| (cell, (weight / sum) as f32);
        let shares = if sum > 0.0 { self.0.into_iter().map(share).collect() } else { Vec::new() };
        Pattern { release_height_m, shares }
    }
}
