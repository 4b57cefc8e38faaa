//! The cells around a source, where a concentration at a point says little.

use super::{NEAR_CELLS, Smear};
use std::f64::consts::{SQRT_2, TAU};

/// Steps of the integral over near cells: per cell outwards, and round.
const STEPS_PER_CELL: usize = 16;
const STEPS_ROUND: usize = 720;

const NEAR_SIDE: usize = 2 * NEAR_CELLS + 1;

/// The cells next to the source.
pub(super) struct Near([f64; NEAR_SIDE * NEAR_SIDE]);

impl Near {
    fn index(east: isize, north: isize) -> Option<usize> {
        let reach = NEAR_CELLS as isize;
        let inside = east.abs() <= reach && north.abs() <= reach;
        inside.then(|| (reach - north) as usize * NEAR_SIDE + (reach + east) as usize)
    }

    pub(super) fn at(&self, east: isize, north: isize) -> f64 {
        Self::index(east, north).and_then(|at| self.0.get(at)).copied().unwrap_or(0.0)
    }

    fn add(&mut self, east: isize, north: isize, by: f64) {
        let slot = Self::index(east, north).and_then(|at| self.0.get_mut(at));
        slot.into_iter().for_each(|value| *value += by);
    }
}

/// Means over pairs of cells, integrated in polar coordinates about the source, where the 1/r of the plume
/// meets the r of the area element. The chance that two points, each anywhere in its cell, lie a given vector
/// apart falls off linearly on both axes: so each sample is shared out between its four nearest cells.
pub(super) fn near_cells(smear: &Smear, cell_m: f64) -> Near {
    let mut near = Near([0.0; NEAR_SIDE * NEAR_SIDE]);
    let rings = ((NEAR_CELLS + 1) as f64 * SQRT_2 * STEPS_PER_CELL as f64).ceil() as usize;
    let step = (STEPS_PER_CELL as f64).recip();
    let turn = (STEPS_ROUND as f64).recip();
    for ring in 0..rings {
        let radius = (ring as f64 + 0.5) * step;
        let profiles = smear.profiles(radius * cell_m);
        let area = radius * step * TAU * turn;
        for round in 0..STEPS_ROUND {
            let bearing_turns = (round as f64 + 0.5) * turn;
            let (sin, cos) = (TAU * bearing_turns).sin_cos();
            let (east, north) = (radius * sin, radius * cos);
            let (west_cell, south_cell) = (east.floor(), north.floor());
            let (to_east, to_north) = (east - west_cell, north - south_cell);
            let (w, s) = (west_cell as isize, south_cell as isize);
            let amount = area * smear.at(&profiles, bearing_turns);
            near.add(w, s, amount * (1.0 - to_east) * (1.0 - to_north));
            near.add(w + 1, s, amount * to_east * (1.0 - to_north));
            near.add(w, s + 1, amount * (1.0 - to_east) * to_north);
            near.add(w + 1, s + 1, amount * to_east * to_north);
        }
    }
    near
}
