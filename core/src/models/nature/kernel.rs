//! Weighted means over the surroundings of each cell.

use super::super::air::{Convolver, Kernel, MAX_RADIUS_CELLS};
use super::super::{ModelError, check};

/// Means over cells within a radius, weighted by distance. At the edge the mean is over what lies inside.
pub(super) struct Surroundings {
    convolver: Convolver,
    /// Sum of the weights that lie on the grid, for each cell.
    weights: Vec<f64>,
}

impl Surroundings {
    /// For grids of `rows` x `columns` cells of `cell_m`, with `weight` of a distance \[m\] up to `radius_m`. A
    /// radius beyond the grid or the largest kernel is cut to it.
    pub(super) fn new(
        (rows, columns): (usize, usize),
        cell_m: f64,
        radius_m: f64,
        weight: impl Fn(f64) -> f64,
    ) -> Result<Self, ModelError> {
        let farthest = rows.max(columns).min(MAX_RADIUS_CELLS);
        let radius = ((radius_m / cell_m) as usize).min(farthest);
        let reach = radius as isize;
        let mut values = Vec::with_capacity((2 * radius + 1).pow(2));
        for south in -reach..=reach {
            for east in -reach..=reach {
                let distance_m = cell_m * (south as f64).hypot(east as f64);
                values.push(if distance_m <= radius_m { weight(distance_m) } else { 0.0 });
            }
        }
        let mut convolver = Convolver::new(&Kernel::from_values(radius, cell_m, values)?, rows, columns)?;
        let mut weights = vec![0.0; rows * columns];
        convolver.convolve(&vec![1.0; rows * columns], &mut weights)?;
        for weight in &weights {
            check::positive("kernel", *weight)?;
        }
        Ok(Self { convolver, weights })
    }

    /// Sum of the weights that lie on the grid, for each cell.
    pub(super) fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// The mean around each cell of values of 0 or more.
    pub(super) fn mean(&mut self, values: &[f64], out: &mut [f64]) -> Result<(), ModelError> {
        self.convolver.convolve(values, out)?;
        // The transform leaves rounding behind, of either sign.
        out.iter_mut().zip(&self.weights).for_each(|(v, w)| *v = (*v / w).max(0.0));
        Ok(())
    }
}
