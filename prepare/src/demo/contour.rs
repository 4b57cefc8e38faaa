//! Outlines of where a field is above zero: marching squares (after Lorensen and Cline 1987, SIGGRAPH
//! Computer Graphics 21, 163-169).

use super::lattice::P;
use super::lines::{Path, holds};
use std::collections::HashMap;

/// A rectangle of nodes with a value each.
#[derive(Debug, Clone)]
pub(super) struct Field {
    /// The south-western node.
    pub(super) start: P,
    /// Distance of two nodes \[m\].
    pub(super) step_m: f64,
    /// Nodes from west to east.
    pub(super) cols: usize,
    /// Nodes from south to north.
    pub(super) rows: usize,
    /// Row by row from the south-west.
    pub(super) values: Vec<f64>,
}

impl Field {
    /// A field over a rectangle, with the values of `value`, and below zero along its edge.
    pub(super) fn new(south_west: P, north_east: P, step_m: f64, value: impl Fn(P) -> f64) -> Self {
        let count = |i: usize| ((north_east[i] - south_west[i]) / step_m).ceil().max(1.0) as usize + 1;
        let (cols, rows) = (count(0), count(1));
        let node = |i: usize| {
            let (col, row) = (i % cols, i / cols);
            let edge = col == 0 || row == 0 || col + 1 == cols || row + 1 == rows;
            let p = [south_west[0] + col as f64 * step_m, south_west[1] + row as f64 * step_m];
            let value = value(p);
            // A node at zero would be a corner of four outlines.
            let value = if value == 0.0 { -1e-9 } else { value };
            if edge { value.min(-1e-3) } else { value }
        };
        Self { start: south_west, step_m, cols, rows, values: (0..cols * rows).map(node).collect() }
    }

    /// Outer rings and their holes, closed.
    pub(super) fn outlines(&self) -> Vec<Vec<Path>> {
        let (mut outer, mut holes): (Vec<Vec<Path>>, Vec<Path>) = (Vec::new(), Vec::new());
        for ring in self.rings() {
            if area(&ring) > 0.0 { outer.push(vec![ring]) } else { holes.push(ring) }
        }
        outer.sort_by(|a, b| area(&a[0]).total_cmp(&area(&b[0])));
        for hole in holes {
            if let Some(p) = hole.first()
                && let Some(around) = outer.iter_mut().find(|rings| holds(&rings[0], *p))
            {
                around.push(hole);
            }
        }
        outer
    }

    /// Closed rings with what is above zero on their left.
    fn rings(&self) -> Vec<Path> {
        let mut next: HashMap<Edge, Edge> = HashMap::new();
        let mut starts: Vec<Edge> = Vec::new();
        for row in 0..self.rows - 1 {
            for col in 0..self.cols - 1 {
                for (from, to) in self.cell(col, row).into_iter().flatten() {
                    next.insert(from, to);
                    starts.push(from);
                }
            }
        }
        let mut rings = Vec::new();
        for start in starts {
            let mut ring = Path::new();
            let mut edge = start;
            while let Some(to) = next.remove(&edge) {
                ring.push(self.crossing(edge));
                edge = to;
            }
            if ring.len() >= 3 {
                ring.push(ring[0]);
                rings.push(ring);
            }
        }
        rings
    }

    /// The one or two ways of the outline through a cell, from edge to edge.
    fn cell(&self, col: usize, row: usize) -> [Option<(Edge, Edge)>; 2] {
        let above = |dx: usize, dy: usize| self.values[(row + dy) * self.cols + col + dx] > 0.0;
        let (south, north) = (Edge { col, row, upright: false }, Edge { col, row: row + 1, upright: false });
        let (west, east) = (Edge { col, row, upright: true }, Edge { col: col + 1, row, upright: true });
        match (above(0, 0), above(1, 0), above(1, 1), above(0, 1)) {
            (true, false, false, false) => [Some((south, west)), None],
            (false, true, false, false) => [Some((east, south)), None],
            (false, false, true, false) => [Some((north, east)), None],
            (false, false, false, true) => [Some((west, north)), None],
            (true, true, false, false) => [Some((east, west)), None],
            (false, true, true, false) => [Some((north, south)), None],
            (false, false, true, true) => [Some((west, east)), None],
            (true, false, false, true) => [Some((south, north)), None],
            (false, true, true, true) => [Some((west, south)), None],
            (true, false, true, true) => [Some((south, east)), None],
            (true, true, false, true) => [Some((east, north)), None],
            (true, true, true, false) => [Some((north, west)), None],
            (true, false, true, false) => [Some((south, west)), Some((north, east))],
            (false, true, false, true) => [Some((east, south)), Some((west, north))],
            (true, true, true, true) | (false, false, false, false) => [None, None],
        }
    }

    /// Where the field is zero on an edge between two nodes.
    fn crossing(&self, Edge { col, row, upright }: Edge) -> P {
        let value = |dx: usize, dy: usize| {
            self.values.get((row + dy) * self.cols + col + dx).copied().unwrap_or(-1.0)
        };
        let (a, b) = (value(0, 0), if upright { value(0, 1) } else { value(1, 0) });
        let t = (a / (a - b)).clamp(0.02, 0.98);
        let (u, v) = if upright { (0.0, t) } else { (t, 0.0) };
        [self.start[0] + (col as f64 + u) * self.step_m, self.start[1] + (row as f64 + v) * self.step_m]
    }
}

/// An edge from the node at `col`, `row` to the next one east, or north where it is `upright`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Edge {
    col: usize,
    row: usize,
    upright: bool,
}

/// Area inside a closed ring; positive where it turns counter-clockwise.
pub(super) fn area(ring: &[P]) -> f64 {
    let [x0, y0] = ring.first().copied().unwrap_or_default();
    ring.windows(2).map(|w| (w[0][0] - x0) * (w[1][1] - y0) - (w[1][0] - x0) * (w[0][1] - y0)).sum::<f64>()
        / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn a_ring_has_its_area_and_its_hole(x in -20.0..20.0f64, y in -20.0..20.0f64, inner in 12.0..30.0f64) {
            let outer = inner + 25.0;
            let field = Field::new([-100.0, -100.0], [100.0, 100.0], 2.0, |p| {
                let r = (p[0] - x).hypot(p[1] - y);
                (outer - r).min(r - inner)
            });
            let outlines = field.outlines();
            prop_assert_eq!((outlines.len(), outlines[0].len()), (1, 2));
            let got: f64 = outlines[0].iter().map(|ring| area(ring)).sum();
            let expected = std::f64::consts::PI * (outer * outer - inner * inner);
            prop_assert!((got / expected - 1.0).abs() < 0.02);
        }
    }
}
