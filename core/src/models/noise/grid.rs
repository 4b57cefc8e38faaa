//! Points on a regular grid: receivers of a map, cells of a terrain.

use crate::models::{ModelError, check};
use std::ops::Range;

/// A regular grid of points, row by row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RegularGrid {
    /// The first point in m: x, y.
    pub origin_m: [f64; 2],
    /// From one column to the next along x and from one row to the next along y, in m: not 0; the second is
    /// below 0 in a grid with north up.
    pub step_m: [f64; 2],
    /// Points along x.
    pub columns: usize,
    /// Points along y.
    pub rows: usize,
}

impl RegularGrid {
    /// How many points it has; `usize::MAX` where that cannot be counted.
    pub fn len(&self) -> usize {
        self.columns.saturating_mul(self.rows)
    }

    /// Whether it has no point.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The point of a column and a row.
    #[inline]
    pub fn point_m(&self, column: usize, row: usize) -> [f64; 2] {
        [self.origin_m[0] + column as f64 * self.step_m[0], self.origin_m[1] + row as f64 * self.step_m[1]]
    }

    /// Column and row of a place, as numbers with a fraction.
    #[inline]
    pub(super) fn position(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [(x - self.origin_m[0]) / self.step_m[0], (y - self.origin_m[1]) / self.step_m[1]]
    }

    /// Accepts finite numbers and steps that lead somewhere; answers with the number of points.
    pub(super) fn check(&self) -> Result<usize, ModelError> {
        check::all_finite("origin_m", &self.origin_m)?;
        for step in self.step_m {
            let ok = step.is_finite() && step.abs() >= 1e-3;
            check::accept("step_m", step, ok, "finite and at least 1 mm, upwards or downwards")?;
        }
        Ok(self.len())
    }

    /// The columns (axis 0) or rows (axis 1) that lie from `low_m` to `high_m`.
    pub(super) fn window(&self, axis: usize, low_m: f64, high_m: f64) -> Range<usize> {
        let (count, origin, step) = match axis {
            0 => (self.columns, self.origin_m[0], self.step_m[0]),
            _ => (self.rows, self.origin_m[1], self.step_m[1]),
        };
        let (a, b) = ((low_m - origin) / step, (high_m - origin) / step);
        // `as` clamps: what lies before the grid becomes 0, what lies beyond it is cut off.
        let last = a.max(b).floor();
        let end = if last < 0.0 { 0 } else { (last as usize).saturating_add(1) };
        (a.min(b).ceil() as usize).min(count)..end.min(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hostile_grids_are_named() {
        for bad in [f64::NAN, f64::INFINITY, 0.0] {
            let grid = RegularGrid { origin_m: [0.0; 2], step_m: [bad, 1.0], columns: 1, rows: 1 };
            assert!(matches!(grid.check(), Err(ModelError::Invalid { field: "step_m", .. })));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// A window holds the points that lie in it and no others, whichever way the grid runs.
        #[test]
        fn a_window_holds_what_lies_in_it(
            origin in -100.0..100.0f64, step in 0.5..20.0f64, down in prop::bool::ANY,
            low in -300.0..300.0f64, width in 0.0..200.0f64,
        ) {
            let step = if down { -step } else { step };
            let grid = RegularGrid { origin_m: [0.0, origin], step_m: [1.0, step], columns: 1, rows: 30 };
            let window = grid.window(1, low, low + width);
            for row in 0..30 {
                let y = grid.point_m(0, row)[1];
                if (y - low).abs() > 1e-9 && (y - low - width).abs() > 1e-9 {
                    prop_assert_eq!(window.contains(&row), y > low && y < low + width);
                }
            }
        }
    }
}
