//! Steepness and aspect of a terrain.
//!
//! Horn 1981 (Proc. IEEE 69, 14-47): differences over the 3 x 3 cells around, the nearer ones counted twice.
//! At the rim and beside cells without data the missing neighbour is replaced by the cell itself, which halves
//! the difference there.

use crate::models::{ModelError, check};

/// Steepness and aspect of each cell, row-major from the north-west; NaN where there is no data.
#[derive(Debug, Clone, PartialEq)]
pub struct Slope {
    /// Rise over run, m/m.
    pub rise: Vec<f64>,
    /// Direction in which the ground falls, degrees clockwise from north, 0 to 360; 0 on level ground.
    pub aspect_deg: Vec<f64>,
}

/// Steepness and aspect of a grid of elevations (m) with square cells.
///
/// # Errors
/// A grid that is empty or not of that many columns, a cell size that is not above 0.
pub fn slope(elevation_m: &[f64], columns: usize, cell_m: f64) -> Result<Slope, ModelError> {
    check::size("elevation_m", elevation_m.len(), u32::MAX as usize)?;
    let whole = columns > 0 && elevation_m.len().is_multiple_of(columns);
    check::accept("columns", columns as f64, whole, "a divisor of the number of cells")?;
    check::positive("cell_m", cell_m)?;
    let rows = elevation_m.len() / columns;
    let mut result = Slope { rise: Vec::new(), aspect_deg: Vec::new() };
    result.rise.reserve(elevation_m.len());
    result.aspect_deg.reserve(elevation_m.len());
    for row in 0..rows {
        for column in 0..columns {
            let here = elevation_m[row * columns + column];
            let z = |down: isize, right: isize| {
                let row = row.saturating_add_signed(down).min(rows - 1);
                let column = column.saturating_add_signed(right).min(columns - 1);
                let there = elevation_m[row * columns + column];
                if there.is_nan() { here } else { there }
            };
            let east = (z(-1, 1) + 2.0 * z(0, 1) + z(1, 1)) - (z(-1, -1) + 2.0 * z(0, -1) + z(1, -1));
            let north = (z(-1, -1) + 2.0 * z(-1, 0) + z(-1, 1)) - (z(1, -1) + 2.0 * z(1, 0) + z(1, 1));
            let [east, north] = [east, north].map(|rise| rise / (8.0 * cell_m));
            result.rise.push(east.hypot(north));
            // The ground falls against the gradient.
            result.aspect_deg.push(if east == 0.0 && north == 0.0 {
                0.0
            } else {
                (-east).atan2(-north).to_degrees().rem_euclid(360.0)
            });
        }
    }
    Ok(result)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_plane_has_its_own_slope_and_aspect(rise in 0.01..2.0_f64, towards_deg in 0.0..359.9_f64, cell_m in 1.0..50.0_f64) {
            let (east, south) = (towards_deg.to_radians().sin(), -towards_deg.to_radians().cos());
            let ground: Vec<f64> = (0..25)
                .map(|i| -rise * cell_m * (f64::from(i % 5) * east + f64::from(i / 5) * south))
                .collect();
            let plane = slope(&ground, 5, cell_m).unwrap();
            prop_assert!((plane.rise[12] / rise - 1.0).abs() < 1e-9);
            prop_assert!((plane.aspect_deg[12] - towards_deg).abs() < 1e-6);
        }

        #[test]
        fn raising_the_ground_changes_nothing_and_any_number_gets_an_answer(ground in prop::collection::vec(-100..100i32, 12), up in -1000..1000i32) {
            let here: Vec<f64> = ground.iter().map(|z| f64::from(*z)).collect();
            let higher: Vec<f64> = ground.iter().map(|z| f64::from(z + up)).collect();
            prop_assert_eq!(slope(&here, 4, 10.0).unwrap(), slope(&higher, 4, 10.0).unwrap());
        }
    }

    #[test]
    fn hostile_grids_are_refused_and_gaps_stay_gaps() {
        assert!(slope(&[], 1, 1.0).is_err() && slope(&[0.0; 3], 2, 1.0).is_err());
        assert!(slope(&[0.0; 4], 2, f64::NAN).is_err());
        let gap = slope(&[0.0, f64::NAN, 1.0, 2.0], 2, 10.0).unwrap();
        assert!(gap.rise[1].is_nan() && gap.rise[0].is_finite());
    }
}
