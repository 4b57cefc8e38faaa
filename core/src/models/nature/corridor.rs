//! Least-cost corridor: the ways through a resistance map that cost an animal little more than the best one.
//!
//! - Adriaensen, F. et al. (2003). The application of "least-cost" modelling as a functional landscape model.
//!   *Landsc. Urban Plan.* 64, 233-247.
//! - Dijkstra, E. W. (1959). A note on two problems in connexion with graphs. *Numer. Math.* 1, 269-271.
//!
//! Cells join their eight neighbours; a step costs its length times the mean resistance of the two cells. On
//! such a grid a way that is straight on the map is at most 8 % too long. Resistances are expert judgement:
//! the corridor shows where, not how often.

use super::super::{ModelError, check};
use super::MAX_CELLS;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A map of what it costs to cross a metre of each cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Resistance<'a> {
    /// Cells from west to east.
    pub columns: usize,
    /// Side of a cell \[m\].
    pub cell_m: f64,
    /// Resistance of each cell, above 0; infinity where nothing passes.
    pub cost: &'a [f64],
}

/// The corridor between two places.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Corridor {
    /// Cost of the best way \[resistance x m\].
    pub least_cost: f64,
    /// Cells of the best way, from the first place to the second.
    pub path: Vec<usize>,
    /// What the best way through each cell costs more than the best of all \[resistance x m\]; infinity where
    /// there is no way.
    pub excess: Vec<f64>,
}

impl Resistance<'_> {
    fn check(&self) -> Result<(), ModelError> {
        check::size("cost", self.cost.len(), MAX_CELLS)?;
        check::size("columns", self.columns, MAX_CELLS)?;
        check::same_len("cost", self.cost.len(), self.cost.len() / self.columns * self.columns)?;
        check::positive("cell_m", self.cell_m)?;
        match self.cost.iter().find(|c| c.is_nan() || **c <= 0.0) {
            Some(&value) => Err(ModelError::Invalid { field: "cost", value, must: "above 0" }),
            None => Ok(()),
        }
    }

    /// The neighbours of a cell with the length of the step in cells.
    fn neighbours(&self, cell: usize) -> impl Iterator<Item = (usize, f64)> {
        const STEPS: [(isize, isize, f64); 8] = [
            (-1, -1, std::f64::consts::SQRT_2),
            (0, -1, 1.0),
            (1, -1, std::f64::consts::SQRT_2),
            (-1, 0, 1.0),
            (1, 0, 1.0),
            (-1, 1, std::f64::consts::SQRT_2),
            (0, 1, 1.0),
            (1, 1, std::f64::consts::SQRT_2),
        ];
        let (columns, rows) = (self.columns, self.cost.len() / self.columns);
        let (x, y) = (cell % columns, cell / columns);
        STEPS.into_iter().filter_map(move |(dx, dy, length)| {
            let x = x.checked_add_signed(dx).filter(|x| *x < columns)?;
            let y = y.checked_add_signed(dy).filter(|y| *y < rows)?;
            Some((y * columns + x, length))
        })
    }
}

/// Cost of the best way from the nearest of `sources` to each cell \[resistance x m\]; infinity where none leads.
///
/// # Errors
/// Names `cost` (above 0), `columns`, `cell_m`, or `source` (an index of a cell).
pub fn cost_distance(map: Resistance, sources: &[usize]) -> Result<Vec<f64>, ModelError> {
    map.check()?;
    let mut reached = vec![f64::INFINITY; map.cost.len()];
    let mut queue = BinaryHeap::new();
    for &source in sources {
        check::accept("source", source as f64, source < map.cost.len(), "the index of a cell")?;
        reached[source] = 0.0;
        queue.push(Reverse((0u64, source)));
    }
    // The bits of numbers of 0 or more are ordered as the numbers are.
    let half_cell = 0.5 * map.cell_m;
    while let Some(Reverse((bits, cell))) = queue.pop() {
        let so_far = f64::from_bits(bits);
        if so_far > reached[cell] {
            continue;
        }
        let own = map.cost[cell];
        for (next, length) in map.neighbours(cell) {
            let through = so_far + half_cell * length * (own + map.cost[next]);
            if through < reached[next] {
                reached[next] = through;
                queue.push(Reverse((through.to_bits(), next)));
            }
        }
    }
    Ok(reached)
}

/// The corridor between two places, each a set of cells.
///
/// # Errors
/// As [`cost_distance`]; `from` or `to` is empty; there is no way between them.
pub fn corridor(map: Resistance, from: &[usize], to: &[usize]) -> Result<Corridor, ModelError> {
    check::size("from", from.len(), MAX_CELLS)?;
    check::size("to", to.len(), MAX_CELLS)?;
    let (there, back) = (cost_distance(map, from)?, cost_distance(map, to)?);
    let start = from.iter().copied().min_by(|a, b| back[*a].total_cmp(&back[*b])).unwrap_or_default();
    let least_cost = back[start];
    if !least_cost.is_finite() {
        return Err(ModelError::NoSolution { why: "no way leads from the one place to the other" });
    }
    // Downhill on the way back: each step lies on a best way.
    let mut path = vec![start];
    let mut cell = start;
    while back[cell] > 0.0 {
        let ahead = |(next, length): (usize, f64)| {
            (back[next] + 0.5 * map.cell_m * length * (map.cost[cell] + map.cost[next]), next)
        };
        match map.neighbours(cell).map(ahead).min_by(|a, b| a.0.total_cmp(&b.0)) {
            Some((_, next)) if back[next] < back[cell] => {
                cell = next;
                path.push(cell);
            }
            _ => break,
        }
    }
    let excess = there.iter().zip(&back).map(|(a, b)| (a + b - least_cost).max(0.0)).collect();
    Ok(Corridor { least_cost, path, excess })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_wall_is_walked_around() {
        // 5 x 5 cells of 10 m, a wall in the middle column with a gap at the bottom.
        let mut cost = [1.0; 25];
        for row in 0..4 {
            cost[row * 5 + 2] = f64::INFINITY;
        }
        let map = Resistance { columns: 5, cell_m: 10.0, cost: &cost };
        let found = corridor(map, &[0], &[4]).unwrap();
        // Down and up again: each way one straight step less than five cells, and the slanted ones.
        let expected = 10.0 * (4.0 + 4.0 * std::f64::consts::SQRT_2);
        assert!((found.least_cost - expected).abs() < 1e-9, "{}", found.least_cost);
        assert!(found.path.contains(&22) && found.path.first() == Some(&0) && found.path.last() == Some(&4));
    }

    #[test]
    fn hostile_inputs_are_named() {
        let map = |cost| Resistance { columns: 2, cell_m: 1.0, cost };
        assert!(corridor(map(&[1.0, 0.0]), &[0], &[1]).is_err());
        assert!(corridor(map(&[1.0, f64::NAN]), &[0], &[1]).is_err());
        assert!(corridor(map(&[1.0, 1.0, 1.0]), &[0], &[1]).is_err());
        assert!(corridor(map(&[]), &[0], &[1]).is_err());
        assert!(corridor(map(&[1.0, 1.0]), &[0], &[2]).is_err());
        assert!(corridor(map(&[1.0, 1.0]), &[], &[1]).is_err());
        assert!(corridor(map(&[1.0, f64::INFINITY]), &[0], &[1]).is_err());
        assert!(corridor(Resistance { columns: 0, cell_m: 1.0, cost: &[1.0] }, &[0], &[0]).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn there_and_back_cost_the_same(cost in prop::collection::vec(0.1..50.0f64, 30), a in 0..30usize, b in 0..30usize) {
            let map = Resistance { columns: 6, cell_m: 5.0, cost: &cost };
            let (there, back) = (corridor(map, &[a], &[b]).unwrap(), corridor(map, &[b], &[a]).unwrap());
            prop_assert!((there.least_cost - back.least_cost).abs() < 1e-9 * (1.0 + there.least_cost));
            prop_assert!(there.path.iter().all(|c| there.excess[*c] < 1e-9 * (1.0 + there.least_cost)));
        }

        #[test]
        fn nothing_is_nearer_than_the_straight_line(cost in prop::collection::vec(1.0..50.0f64, 30), a in 0..30usize) {
            let map = Resistance { columns: 6, cell_m: 5.0, cost: &cost };
            for (cell, reached) in cost_distance(map, &[a]).unwrap().iter().enumerate() {
                let (dx, dy) = ((cell % 6).abs_diff(a % 6) as f64, (cell / 6).abs_diff(a / 6) as f64);
                prop_assert!(*reached >= 5.0 * dx.hypot(dy) - 1e-9);
            }
        }
    }
}
