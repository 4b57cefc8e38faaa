//! Pits filled to their rim, and for every cell the neighbour it drains to.
//!
//! Barnes, Lehman and Mulla 2014 (Computers & Geosciences 62, 117-127), Priority-Flood with a plain queue inside
//! pits. Directions after O'Callaghan and Mark 1984 (D8): the steepest way down on the filled surface; on the
//! flats that filling leaves, back along the way the flood came, so that every cell reaches an outlet.

use crate::models::{ModelError, check};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// What stands in [`Drainage::downstream`] for a cell whose water leaves the grid.
pub const OUTLET: u32 = u32::MAX;

/// Where the water of each cell goes. Grids are row-major, row 0 in the north.
#[derive(Debug, Clone, PartialEq)]
pub struct Drainage {
    /// Number of columns.
    pub columns: usize,
    /// Elevation with all pits filled, m; NaN where there is no data.
    pub filled_m: Vec<f64>,
    /// The cell that each cell drains to; [`OUTLET`] at the rim and where there is no data.
    pub downstream: Vec<u32>,
    /// All cells with data, each after the one it drains to.
    pub order: Vec<u32>,
}

/// The eight neighbours: steps in row and column, and whether they are diagonal.
pub(super) const NEIGHBOURS: [(isize, isize); 8] =
    [(-1, 0), (0, 1), (1, 0), (0, -1), (-1, 1), (1, 1), (1, -1), (-1, -1)];

/// The neighbours of a cell that lie on the grid.
pub(super) fn neighbours(cell: usize, rows: usize, columns: usize) -> impl Iterator<Item = (usize, bool)> {
    let (row, column) = (cell / columns, cell % columns);
    NEIGHBOURS.iter().filter_map(move |(down, right)| {
        let row = row.checked_add_signed(*down).filter(|r| *r < rows)?;
        let column = column.checked_add_signed(*right).filter(|c| *c < columns)?;
        Some((row * columns + column, *down != 0 && *right != 0))
    })
}

/// A whole number that orders as the elevation does, so that the queue needs no order on floats.
fn rank(elevation_m: f64) -> u64 {
    let bits = elevation_m.to_bits();
    if bits >> 63 == 0 { bits | 1 << 63 } else { !bits }
}

/// Fills the pits of a terrain and finds where each cell drains to. Water leaves over the rim of the grid and
/// into cells without data (NaN).
///
/// # Errors
/// An elevation that is infinite, a grid that is empty, too large (2^31 cells), or not of that many columns.
pub fn drain(elevation_m: &[f64], columns: usize) -> Result<Drainage, ModelError> {
    check::size("elevation_m", elevation_m.len(), (u32::MAX / 2) as usize)?;
    let whole = columns > 0 && elevation_m.len().is_multiple_of(columns);
    check::accept("columns", columns as f64, whole, "a divisor of the number of cells")?;
    let endless = elevation_m.iter().find(|z| z.is_infinite());
    if let Some(&value) = endless {
        return Err(ModelError::Invalid { field: "elevation_m", value, must: "finite, or NaN for no data" });
    }
    let rows = elevation_m.len() / columns;
    let mut filled_m = elevation_m.to_vec();
    let mut parent = vec![OUTLET; filled_m.len()];
    let mut seen: Vec<bool> = elevation_m.iter().map(|z| z.is_nan()).collect();
    let mut order = Vec::with_capacity(filled_m.len());
    // Lowest first; of two alike, the one that came first.
    let mut waiting = BinaryHeap::new();
    let mut pit = VecDeque::new();
    let mut came = 0u32;
    for cell in 0..filled_m.len() {
        let around = neighbours(cell, rows, columns);
        let inside = around.filter(|(n, _)| !elevation_m[*n].is_nan()).count();
        if !seen[cell] && inside < NEIGHBOURS.len() {
            seen[cell] = true;
            waiting.push(Reverse((rank(filled_m[cell]), came, cell as u32)));
            came += 1;
        }
    }
    while let Some(cell) = pit.pop_front().or_else(|| waiting.pop().map(|Reverse((_, _, cell))| cell)) {
        order.push(cell);
        let level_m = filled_m[cell as usize];
        for (next, _) in neighbours(cell as usize, rows, columns) {
            if std::mem::replace(&mut seen[next], true) {
                continue;
            }
            parent[next] = cell;
            if filled_m[next] <= level_m {
                filled_m[next] = level_m;
                pit.push_back(next as u32);
            } else {
                waiting.push(Reverse((rank(filled_m[next]), came, next as u32)));
                came += 1;
            }
        }
    }
    let mut downstream = parent;
    for &cell in &order {
        if let Some(steepest) = steepest_down(&filled_m, cell as usize, rows, columns) {
            downstream[cell as usize] = steepest;
        }
    }
    Ok(Drainage { columns, filled_m, downstream, order })
}

/// The neighbour to which the filled surface falls most steeply, if it falls at all.
fn steepest_down(filled_m: &[f64], cell: usize, rows: usize, columns: usize) -> Option<u32> {
    let mut steepest = (0.0, None);
    for (next, diagonal) in neighbours(cell, rows, columns) {
        let fall = filled_m[cell] - filled_m[next];
        let fall = if diagonal { fall * std::f64::consts::FRAC_1_SQRT_2 } else { fall };
        if fall > steepest.0 {
            steepest = (fall, Some(next as u32));
        }
    }
    steepest.1
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(in super::super) fn any_terrain() -> impl Strategy<Value = (Vec<f64>, usize)> {
        let cell = prop_oneof![8 => (0..12i32).prop_map(f64::from), 1 => Just(f64::NAN)];
        (1..9usize, 1..9usize).prop_flat_map(move |(rows, columns)| {
            (prop::collection::vec(cell.clone(), rows * columns), Just(columns))
        })
    }

    #[test]
    fn a_pit_fills_to_its_lowest_rim() {
        #[rustfmt::skip]
        let ground = [
            9.0, 9.0, 9.0, 9.0,
            9.0, 1.0, 2.0, 9.0,
            9.0, 9.0, 5.0, 9.0,
            9.0, 9.0, 4.0, 9.0,
        ];
        let drainage = drain(&ground, 4).unwrap();
        assert_eq!(drainage.filled_m[5..7], [5.0, 5.0]);
        assert_eq!(drainage.downstream[5..7], [10, 10]);
        assert_eq!(drainage.downstream[10], 14);
        assert_eq!(drainage.downstream[14], OUTLET);
    }

    #[test]
    fn hostile_grids_are_refused() {
        assert!(drain(&[], 0).is_err() && drain(&[1.0; 6], 4).is_err() && drain(&[1.0; 6], 0).is_err());
        assert!(drain(&[f64::INFINITY], 1).is_err());
        assert!(drain(&[f64::NAN; 4], 2).unwrap().order.is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn every_cell_reaches_an_outlet_downhill((ground, columns) in any_terrain()) {
            let d = drain(&ground, columns).unwrap();
            for start in &d.order {
                let (mut cell, mut steps) = (*start, 0);
                while d.downstream[cell as usize] != OUTLET {
                    let next = d.downstream[cell as usize];
                    prop_assert!(d.filled_m[next as usize] <= d.filled_m[cell as usize]);
                    cell = next;
                    steps += 1;
                    prop_assert!(steps <= ground.len(), "a circle");
                }
            }
        }

        #[test]
        fn filling_raises_nothing_that_drains_and_is_done_once((ground, columns) in any_terrain()) {
            let d = drain(&ground, columns).unwrap();
            for (filled, ground) in d.filled_m.iter().zip(&ground) {
                prop_assert!(filled >= ground || ground.is_nan());
            }
            let again = drain(&d.filled_m, columns).unwrap();
            let same = again.filled_m.iter().zip(&d.filled_m).all(|(a, b)| a == b || a.is_nan() && b.is_nan());
            prop_assert!(same);
        }

        #[test]
        fn order_puts_each_cell_after_the_one_below((ground, columns) in any_terrain()) {
            let d = drain(&ground, columns).unwrap();
            let mut done = vec![false; ground.len()];
            for cell in &d.order {
                let below = d.downstream[*cell as usize];
                prop_assert!(below == OUTLET || done[below as usize]);
                done[*cell as usize] = true;
            }
            prop_assert_eq!(d.order.len(), ground.iter().filter(|z| !z.is_nan()).count());
        }
    }
}
