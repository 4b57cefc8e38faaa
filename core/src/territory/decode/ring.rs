//! Rules of lines and rings: length, closure, reach, and edges that cross.

use super::error::{Fault, Found};
use super::limits;
use crate::territory::{Line, Point, Polygon};

/// Checks the geometry of one layer.
pub(super) struct Shapes {
    box_deg: [f64; 4],
    vertices: usize,
    comparisons: u64,
}

impl Shapes {
    /// Shapes that may reach [`limits::REACH_DEG`] beyond this box (west, south, east, north).
    pub(super) fn new([west, south, east, north]: [f64; 4]) -> Self {
        let reach = limits::REACH_DEG;
        let box_deg = [west - reach, south - reach, east + reach, north + reach];
        Self { box_deg, vertices: 0, comparisons: 0 }
    }

    /// Accepts a polygon whose rings are closed and do not cross themselves.
    pub(super) fn polygon(&mut self, polygon: &Polygon) -> Result<(), Found> {
        if polygon.is_empty() {
            return Err(Fault::Short { what: "ring", got: 0, least: 4 }.into());
        }
        polygon.iter().try_for_each(|ring| self.ring(ring))
    }

    /// Accepts a line of two positions or more.
    pub(super) fn line(&mut self, line: &Line) -> Result<(), Found> {
        if line.len() < 2 {
            return Err(Fault::Short { what: "line", got: line.len(), least: 2 }.into());
        }
        self.positions(line)
    }

    /// Accepts positions within reach.
    pub(super) fn positions(&mut self, positions: &[Point]) -> Result<(), Found> {
        self.vertices += positions.len();
        if self.vertices > limits::VERTICES {
            return Err(Fault::TooLarge { what: "positions", limit: limits::VERTICES as u64 }.into());
        }
        let [west, south, east, north] = self.box_deg;
        match positions.iter().find(|[x, y]| !(*x >= west && *x <= east && *y >= south && *y <= north)) {
            Some(&position) => {
                Err(Fault::Outside { position, of: "the commune's bounding box and 0.1 degrees around it" }
                    .into())
            }
            None => Ok(()),
        }
    }

    fn ring(&mut self, ring: &Line) -> Result<(), Found> {
        let (Some(&first), Some(&last), true) = (ring.first(), ring.last(), ring.len() >= 4) else {
            return Err(Fault::Short { what: "ring", got: ring.len(), least: 4 }.into());
        };
        if first != last {
            return Err(Fault::Open { first, last }.into());
        }
        self.positions(ring)?;
        let left = limits::COMPARISONS.saturating_sub(self.comparisons);
        let (crossing, spent) = crossing(ring, left);
        self.comparisons += spent;
        if self.comparisons >= limits::COMPARISONS {
            return Err(Fault::TooLarge { what: "comparisons of edges", limit: limits::COMPARISONS }.into());
        }
        match crossing {
            Some((edge, _)) => {
                let near = ring.get(edge).copied().unwrap_or(first);
                Err(Fault::Crossing { near }.into())
            }
            None => Ok(()),
        }
    }
}

/// The first two edges of a closed ring, by the index of their first position, that cross at a point inside
/// both; touching is not crossing. Gives up after `most` comparisons; the second value says how many were
/// made.
///
/// Positions count to the millionth of a degree, so that the answer is exact. Edges are swept from west to
/// east; each is compared with those that overlap it in longitude.
pub fn crossing(ring: &[Point], most: u64) -> (Option<(usize, usize)>, u64) {
    let corners: Vec<[i64; 2]> = ring.iter().map(|p| p.map(|v| (v * 1e6).round() as i64)).collect();
    let edges = || corners.windows(2).enumerate();
    let mut order: Vec<Edge> = edges().filter_map(|(i, w)| Edge::new(i, w)).collect();
    order.sort_unstable_by_key(|e| (e.west, e.index));
    let last = corners.len().saturating_sub(2);
    let (mut active, mut spent) = (Vec::<Edge>::new(), 0u64);
    for edge in order {
        spent += active.len() as u64 + 1;
        if spent >= most {
            return (None, spent);
        }
        active.retain(|other| other.east >= edge.west);
        for other in &active {
            let gap = edge.index.abs_diff(other.index);
            if gap > 1 && gap != last && edge.crosses(other) {
                return (Some((edge.index.min(other.index), edge.index.max(other.index))), spent);
            }
        }
        active.push(edge);
    }
    (None, spent)
}

#[derive(Clone, Copy)]
struct Edge {
    index: usize,
    west: i64,
    east: i64,
    a: [i64; 2],
    b: [i64; 2],
}

impl Edge {
    fn new(index: usize, ends: &[[i64; 2]]) -> Option<Self> {
        let &[a, b] = ends else { return None };
        Some(Self { index, west: a[0].min(b[0]), east: a[0].max(b[0]), a, b })
    }

    fn crosses(&self, other: &Self) -> bool {
        let apart = self.a[1].max(self.b[1]) < other.a[1].min(other.b[1])
            || self.a[1].min(self.b[1]) > other.a[1].max(other.b[1]);
        !apart
            && side(self.a, self.b, other.a) * side(self.a, self.b, other.b) < 0
            && side(other.a, other.b, self.a) * side(other.a, other.b, self.b) < 0
    }
}

/// On which side of the line from `a` to `b` the point `p` lies: 1 left, -1 right, 0 on it.
fn side(a: [i64; 2], b: [i64; 2], p: [i64; 2]) -> i64 {
    let of = |i: usize, q: [i64; 2]| i128::from(q[i]) - i128::from(a[i]);
    (of(0, b) * of(1, p) - of(1, b) * of(0, p)).signum() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn circle(corners: usize) -> Line {
        let mut ring: Line = (0..corners)
            .map(|i| (i as f64 / corners as f64 * std::f64::consts::TAU).sin_cos())
            .map(|(s, c)| [s, c])
            .collect();
        ring.push(ring[0]);
        ring
    }

    #[test]
    fn a_bow_tie_crosses_itself_and_a_square_does_not() {
        let tie = [[0.0, 0.0], [1.0, 1.0], [1.0, 0.0], [0.0, 1.0], [0.0, 0.0]];
        let square = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]];
        assert_eq!(crossing(&tie, 1000).0, Some((0, 2)));
        assert_eq!(crossing(&square, 1000).0, None);
    }

    #[test]
    fn a_comb_of_long_edges_ends_within_its_budget() {
        let comb: Line = (0..200_000).map(|i| [f64::from(i % 2), f64::from(i) * 1e-6]).collect();
        let (found, spent) = crossing(&comb, 1_000_000);
        assert!(found.is_none() && spent < 1_300_000);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn two_corners_swapped_in_a_convex_ring_make_it_cross(n in 5usize..300, at: usize) {
            let mut ring = circle(n);
            prop_assert_eq!(crossing(&ring, u64::MAX).0, None);
            let at = 1 + at % (n - 2);
            ring.swap(at, at + 1);
            prop_assert!(crossing(&ring, u64::MAX).0.is_some());
        }

        #[test]
        fn the_sweep_agrees_with_comparing_every_pair(points in prop::collection::vec((0i32..9, 0i32..9), 4..12)) {
            let mut ring: Line = points.iter().map(|&(x, y)| [f64::from(x), f64::from(y)]).collect();
            ring.push(ring[0]);
            let corners: Vec<[i64; 2]> = ring.iter().map(|p| p.map(|v| (v * 1e6) as i64)).collect();
            let edges: Vec<Edge> = corners.windows(2).enumerate().filter_map(|(i, w)| Edge::new(i, w)).collect();
            let any = edges.iter().any(|a| edges.iter().any(|b| {
                let gap = a.index.abs_diff(b.index);
                gap > 1 && gap != edges.len() - 1 && a.crosses(b)
            }));
            prop_assert_eq!(crossing(&ring, u64::MAX).0.is_some(), any);
        }
    }
}
