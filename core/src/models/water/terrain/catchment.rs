//! What flows through a cell, and what drains to it, along the directions of [`Drainage`].

use super::{Drainage, OUTLET};
use crate::models::{ModelError, check};

impl Drainage {
    /// The sum of a quantity over each cell and all that drain to it: with the cell area it is the catchment
    /// area, with runoff it is the flow. Cells without data hold 0.
    ///
    /// # Errors
    /// One finite number is needed for each cell.
    pub fn accumulate(&self, amount: &[f64]) -> Result<Vec<f64>, ModelError> {
        check::same_len("amount", amount.len(), self.downstream.len())?;
        check::all_finite("amount", amount)?;
        let mut sum = vec![0.0; amount.len()];
        for &cell in self.order.iter().rev() {
            let cell = cell as usize;
            sum[cell] += amount[cell];
            let through = sum[cell];
            if let Some(below) = sum.get_mut(self.downstream[cell] as usize) {
                *below += through;
            }
        }
        Ok(sum)
    }

    /// Which cells drain through this one, itself included.
    ///
    /// # Errors
    /// The cell must be on the grid.
    pub fn catchment(&self, outlet: usize) -> Result<Vec<bool>, ModelError> {
        let cells = self.downstream.len();
        check::accept("outlet", outlet as f64, outlet < cells, "a cell of the grid")?;
        let mut inside = vec![false; cells];
        inside[outlet] = !self.filled_m[outlet].is_nan();
        for &cell in &self.order {
            let below = self.downstream[cell as usize];
            if inside.get(below as usize).copied().unwrap_or(false) {
                inside[cell as usize] = true;
            }
        }
        Ok(inside)
    }

    /// Cells from this one down to the outlet, itself first; empty where there is no data or no such cell.
    pub fn path(&self, from: usize) -> Vec<usize> {
        let has_data = self.filled_m.get(from).is_some_and(|z| !z.is_nan());
        let next = |cell: &usize| Some(self.downstream[*cell]).filter(|c| *c != OUTLET).map(|c| c as usize);
        std::iter::successors(Some(from).filter(|_| has_data), next).collect()
    }

    /// How deep the water would stand in each pit that is filled to its rim, m, given the ground it was made from.
    ///
    /// # Errors
    /// One elevation is needed for each cell.
    pub fn pit_depth_m(&self, elevation_m: &[f64]) -> Result<Vec<f64>, ModelError> {
        check::same_len("elevation_m", elevation_m.len(), self.filled_m.len())?;
        let depth = |(filled, ground): (&f64, &f64)| (filled - ground).max(0.0);
        Ok(self.filled_m.iter().zip(elevation_m).map(depth).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::super::drainage::tests::any_terrain;
    use super::super::{OUTLET, drain};
    use proptest::prelude::*;

    #[test]
    fn a_tilted_plane_gathers_row_by_row() {
        // Falls to the south by 1 m a cell.
        let ground: Vec<f64> = (0..4).flat_map(|row| [f64::from(9 - row); 3]).collect();
        let drainage = drain(&ground, 3).unwrap();
        let area = drainage.accumulate(&[1.0; 12]).unwrap();
        assert_eq!(area[1], 1.0);
        assert_eq!(area[10], 4.0);
        assert_eq!(drainage.path(1), [1, 4, 7, 10]);
        assert_eq!(drainage.catchment(10).unwrap().iter().filter(|c| **c).count(), 4);
        assert!(drainage.catchment(99).is_err() && drainage.path(99).is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn all_that_falls_leaves((ground, columns) in any_terrain()) {
            let d = drain(&ground, columns).unwrap();
            let through = d.accumulate(&vec![1.0; ground.len()]).unwrap();
            let leaves: f64 = d.order.iter().filter(|c| d.downstream[**c as usize] == OUTLET).map(|c| through[*c as usize]).sum();
            prop_assert_eq!(leaves, d.order.len() as f64);
        }

        #[test]
        fn the_catchment_is_what_accumulates((ground, columns) in any_terrain(), pick in 0..81usize) {
            let d = drain(&ground, columns).unwrap();
            let cell = pick % ground.len();
            let through = d.accumulate(&vec![1.0; ground.len()]).unwrap();
            let inside = d.catchment(cell).unwrap().iter().filter(|c| **c).count();
            prop_assert_eq!(inside as f64, through[cell]);
        }
    }
}
