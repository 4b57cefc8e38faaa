//! Holes in an elevation grid.
//!
//! A hole first takes the height of the nearest known cell, then relaxes to the surface whose every filled
//! cell is the mean of its neighbours (Laplace's equation by Gauss-Seidel, as in the void filling of
//! Grohman, Kroenung and Strebeck 2006, *Photogramm. Eng. Remote Sens.* 72, without their delta surface).

use parvis_core::territory::{Frame, Grid};
use std::collections::VecDeque;

/// Sweeps end when no cell moves by more than this \[m\].
const STILL_M: f32 = 0.02;
/// Sweeps end at this many cell visits, so that a huge hole costs seconds and not minutes.
const MOST_VISITS: usize = 300_000_000;

/// Fills the holes of `grid` (NaN) and returns how many cells it filled.
///
/// A hole is filled where it lies in the commune (`inside`, one flag a cell) or is enclosed by known
/// ground; what no source covers beyond the commune stays unknown. A grid without any height stays as it is.
pub fn fill(grid: &mut Grid<f32>, inside: &[bool]) -> usize {
    let frame = grid.frame;
    let values = &mut grid.values;
    if values.len() != frame.len() || values.iter().all(|v| v.is_nan()) {
        return 0;
    }
    let open = open_cells(frame, values);
    let holes: Vec<usize> = (0..values.len())
        .filter(|&i| {
            values.get(i).is_some_and(|v| v.is_nan())
                && (inside.get(i) == Some(&true) || open.get(i) == Some(&false))
        })
        .collect();
    let nearest = nearest(frame, values);
    for &i in &holes {
        if let (Some(value), Some(height)) = (values.get_mut(i), nearest.get(i)) {
            *value = *height;
        }
    }
    relax(frame, values, &holes);
    holes.len()
}

/// Cells without a height that hang together with the edge of the grid.
fn open_cells(frame: Frame, values: &[f32]) -> Vec<bool> {
    let unknown = |i: usize| values.get(i).is_some_and(|v| v.is_nan());
    let mut open = vec![false; values.len()];
    let mut queue = VecDeque::new();
    let push = |i: usize, queue: &mut VecDeque<usize>, open: &mut Vec<bool>| {
        if let Some(flag) = open.get_mut(i)
            && !*flag
            && unknown(i)
        {
            *flag = true;
            queue.push_back(i);
        }
    };
    for i in 0..values.len() {
        let (col, row) = frame.col_row(i);
        if col == 0 || row == 0 || col + 1 == frame.cols || row + 1 == frame.rows {
            push(i, &mut queue, &mut open);
        }
    }
    while let Some(i) = queue.pop_front() {
        for n in neighbours(frame, i) {
            push(n, &mut queue, &mut open);
        }
    }
    open
}

/// The height of the nearest known cell, by steps between neighbours.
fn nearest(frame: Frame, values: &[f32]) -> Vec<f32> {
    let mut heights = values.to_vec();
    let mut queue: VecDeque<usize> =
        (0..values.len()).filter(|&i| values.get(i).is_some_and(|v| !v.is_nan())).collect();
    while let Some(i) = queue.pop_front() {
        let Some(&height) = heights.get(i) else { continue };
        for n in neighbours(frame, i) {
            if let Some(value) = heights.get_mut(n)
                && value.is_nan()
            {
                *value = height;
                queue.push_back(n);
            }
        }
    }
    heights
}

fn relax(frame: Frame, values: &mut [f32], holes: &[usize]) {
    let sweeps = (MOST_VISITS / holes.len().max(1)).min(2000);
    for _ in 0..sweeps {
        let mut moved = 0.0f32;
        for &i in holes {
            let around = neighbours(frame, i).filter_map(|n| values.get(n)).filter(|v| !v.is_nan());
            let (sum, count) = around.fold((0.0, 0.0), |(s, c), v| (s + v, c + 1.0));
            if let Some(value) = values.get_mut(i)
                && count > 0.0
            {
                moved = moved.max((sum / count - *value).abs());
                *value = sum / count;
            }
        }
        if moved < STILL_M {
            return;
        }
    }
}

/// The cells to the north, south, west and east.
fn neighbours(frame: Frame, i: usize) -> impl Iterator<Item = usize> {
    let (col, row) = frame.col_row(i);
    let cols = frame.cols as usize;
    [
        (row > 0).then(|| i - cols),
        (row + 1 < frame.rows).then_some(i + cols),
        (col > 0).then(|| i - 1),
        (col + 1 < frame.cols).then_some(i + 1),
    ]
    .into_iter()
    .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn frame(cols: u32, rows: u32) -> Frame {
        Frame { west_m: 0.0, north_m: 0.0, cell_m: 10.0, cols, rows }
    }

    #[test]
    fn a_hole_in_a_slope_becomes_the_slope() {
        let slope = |i: usize| (i % 9) as f32 * 10.0;
        let mut grid = Grid { frame: frame(9, 9), values: (0..81).map(slope).collect() };
        for i in [30, 31, 32, 39, 40, 41, 48, 49, 50] {
            grid.values[i] = f32::NAN;
        }
        assert_eq!(fill(&mut grid, &[false; 81]), 9);
        assert!((0..81).all(|i| (grid.values[i] - slope(i)).abs() < 0.2));
    }

    #[test]
    fn beyond_the_commune_the_unknown_stays_unknown() {
        let mut grid = Grid { frame: frame(4, 1), values: vec![5.0, f32::NAN, f32::NAN, f32::NAN] };
        assert_eq!(fill(&mut grid, &[true, true, false, false]), 1);
        assert_eq!(grid.values[1], 5.0);
        assert!(grid.values[2].is_nan());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn filled_heights_lie_between_known_ones(
            cells in proptest::collection::vec(proptest::option::of(0.0f32..1000.0), 1..120),
            cols in 1u32..12,
        ) {
            let rows = cells.len() as u32 / cols;
            prop_assume!(rows > 0);
            let f = frame(cols, rows);
            let values: Vec<f32> = cells[..f.len()].iter().map(|c| c.unwrap_or(f32::NAN)).collect();
            let known: Vec<f32> = values.iter().copied().filter(|v| !v.is_nan()).collect();
            let mut grid = Grid { frame: f, values: values.clone() };
            let filled = fill(&mut grid, &vec![true; f.len()]);
            if known.is_empty() {
                prop_assert_eq!(filled, 0);
            } else {
                prop_assert_eq!(filled, f.len() - known.len());
                let (low, high) = known.iter().fold((f32::MAX, f32::MIN), |(l, h), v| (l.min(*v), h.max(*v)));
                prop_assert!(grid.values.iter().all(|v| *v >= low - 0.01 && *v <= high + 0.01));
                prop_assert!(values.iter().zip(&grid.values).all(|(a, b)| a.is_nan() || a == b));
            }
        }
    }
}
