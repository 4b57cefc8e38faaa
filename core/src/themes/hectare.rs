//! From cells to hectares: what a map shows by the hectare is averaged over about one.

use crate::territory::Grid;

/// Half the side of a hectare \[m\], less what the second pass adds.
const REACH_M: f64 = 35.0;

/// Averages a grid of amounts by the hectare over the hectare around each cell, by two running means, first along
/// the rows and then along the columns. What would cross the edge of the grid is thrown
/// back, so that the sum over the grid stays as it is.
pub(super) fn averaged(mut grid: Grid<f32>) -> Grid<f32> {
    let reach = (REACH_M / grid.frame.cell_m).round() as usize;
    let (cols, rows) = (grid.frame.cols as usize, grid.frame.rows as usize);
    if reach == 0 || grid.values.len() != cols * rows {
        return grid;
    }
    let mut line = vec![0.0; cols.max(rows)];
    for _ in 0..2 {
        for row in 0..rows {
            running_mean(&mut grid.values, row * cols, 1, &mut line[..cols], reach);
        }
        for col in 0..cols {
            running_mean(&mut grid.values, col, cols, &mut line[..rows], reach);
        }
    }
    grid
}

/// The mean over `2 reach + 1` values of a line that starts at `first` and takes every `stride`-th value; beyond its
/// ends it is mirrored. `line` is room for the values as they were.
fn running_mean(values: &mut [f32], first: usize, stride: usize, line: &mut [f32], reach: usize) {
    for (value, kept) in values.iter().skip(first).step_by(stride).zip(line.iter_mut()) {
        *kept = *value;
    }
    let last = line.len().saturating_sub(1);
    let mirrored =
        |i: usize| f64::from(line.get(if i > last { 2 * last + 1 - i } else { i }).copied().unwrap_or(0.0));
    // Mirrored to the left of the line, its first values stand twice.
    let reach = reach.min(last);
    let mut sum: f64 = (0..reach).map(|i| 2.0 * mirrored(i)).sum();
    let share = 1.0 / (2 * reach + 1) as f64;
    for (i, value) in values.iter_mut().skip(first).step_by(stride).take(line.len()).enumerate() {
        sum += mirrored(i + reach);
        *value = (sum * share).max(0.0) as f32;
        sum -= mirrored(if i >= reach { i - reach } else { reach - 1 - i });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::territory::Frame;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn nothing_is_lost_or_made(cell in 0..780usize, amount in 0.0..1e4f32) {
            let frame = Frame { west_m: 0.0, north_m: 0.0, cell_m: 10.0, cols: 30, rows: 26 };
            let mut grid = Grid::filled(frame, 0.0f32);
            grid.values[cell] = amount;
            let spread = averaged(grid);
            let sum: f32 = spread.values.iter().sum();
            prop_assert!((sum - amount).abs() <= 1e-4 * amount + 1e-6, "{sum} of {amount}");
            // Some hundred cells of 100 m2 are a hectare; in a corner a quarter of them lie on the grid.
            prop_assert!(spread.values[cell] <= amount / 8.0 + 1e-6);
            prop_assert!(spread.values.iter().all(|v| *v >= 0.0));
        }
    }

    #[test]
    fn cells_of_a_hectare_stay_as_they_are() {
        let frame = Frame { west_m: 0.0, north_m: 0.0, cell_m: 100.0, cols: 2, rows: 1 };
        let grid = Grid { frame, values: vec![3.0, 5.0] };
        assert_eq!(averaged(grid.clone()), grid);
    }
}
