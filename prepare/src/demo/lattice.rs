//! A square lattice of values around the middle of the commune, and the ways that water takes over it.

use parvis_core::models::numerics::Random;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// A point in metres east and north of the middle of the commune.
pub(super) type P = [f64; 2];

/// Where the nodes of a lattice lie: `side` by `side` of them, `step_m` apart, row by row from the south-west.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Lattice {
    /// Easting and northing of the first node.
    pub(super) start_m: f64,
    /// Distance of two neighbours.
    pub(super) step_m: f64,
    /// Nodes in a row, and rows.
    pub(super) side: usize,
}

impl Lattice {
    /// A lattice that reaches `reach_m` from the middle in each direction.
    pub(super) fn around(reach_m: f64, step_m: f64) -> Self {
        let half = (reach_m / step_m).ceil();
        Self { start_m: -half * step_m, step_m, side: 2 * half as usize + 1 }
    }

    /// Number of nodes.
    pub(super) fn len(&self) -> usize {
        self.side * self.side
    }

    /// Where a node lies.
    pub(super) fn point(&self, node: usize) -> P {
        let at = |i: usize| self.start_m + i as f64 * self.step_m;
        [at(node % self.side), at(node / self.side)]
    }

    /// The node nearest to a point.
    pub(super) fn node(&self, [x, y]: P) -> usize {
        let last = (self.side - 1) as f64;
        let at = |v: f64| ((v - self.start_m) / self.step_m).round().clamp(0.0, last) as usize;
        at(y) * self.side + at(x)
    }

    /// The up to eight neighbours of a node and their distances.
    pub(super) fn around_node(self, node: usize) -> impl Iterator<Item = (usize, f64)> {
        let (col, row) = ((node % self.side) as i64, (node / self.side) as i64);
        let side = self.side as i64;
        (0..9i64).filter(|k| *k != 4).filter_map(move |k| {
            let (dx, dy) = (k % 3 - 1, k / 3 - 1);
            let (c, r) = (col + dx, row + dy);
            let inside = c >= 0 && r >= 0 && c < side && r < side;
            let length = if dx != 0 && dy != 0 { std::f64::consts::SQRT_2 } else { 1.0 };
            inside.then_some(((r * side + c) as usize, length * self.step_m))
        })
    }

    /// The value at a point by cubic B-splines, which smooth as they interpolate.
    pub(super) fn smooth(&self, values: &[f64], [x, y]: P) -> f64 {
        let (u, v) = ((x - self.start_m) / self.step_m, (y - self.start_m) / self.step_m);
        let (col, row) = (u.floor(), v.floor());
        let (wx, wy) = (weights(u - col), weights(v - row));
        let last = (self.side - 1) as f64;
        let index = |i: f64, offset: usize| (i + offset as f64 - 1.0).clamp(0.0, last) as usize;
        let mut sum = 0.0;
        for (j, wy) in wy.iter().enumerate() {
            for (i, wx) in wx.iter().enumerate() {
                sum +=
                    wx * wy * values.get(index(row, j) * self.side + index(col, i)).copied().unwrap_or(0.0);
            }
        }
        sum
    }
}

/// Weights of four neighbours in a row for a point at a share `t` between the second and the third.
fn weights(t: f64) -> [f64; 4] {
    let s = 1.0 - t;
    [s * s * s, 3.0 * t * t * t - 6.0 * t * t + 4.0, 3.0 * s * s * s - 6.0 * s * s + 4.0, t * t * t]
        .map(|w| w / 6.0)
}

/// A node in a queue, lowest first; equal heights by number, so that the order is the same everywhere.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Queued {
    /// Height or cost.
    pub(super) key: f64,
    /// The node.
    pub(super) node: usize,
}

impl Eq for Queued {}

impl PartialOrd for Queued {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Queued {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key.total_cmp(&other.key).then(self.node.cmp(&other.node))
    }
}

/// Where the water of each node goes, and all nodes in an order in which each comes after the one that it
/// flows to.
#[derive(Debug, Clone)]
pub(super) struct Drainage {
    /// The next node downstream; an outlet's own number for an outlet.
    pub(super) next: Vec<usize>,
    /// Outlets first.
    pub(super) order: Vec<usize>,
}

impl Drainage {
    /// Floods the surface from its outlets (Barnes, Lehman and Mulla 2014, "Priority-flood", Computers &
    /// Geosciences 62): every node drains to a lower one or, out of a hollow, over its lowest rim.
    pub(super) fn of(lattice: Lattice, heights: &[f64], outlets: &[usize]) -> Self {
        let mut next: Vec<usize> = vec![usize::MAX; lattice.len()];
        let mut order = Vec::with_capacity(lattice.len());
        let mut queue: BinaryHeap<Reverse<Queued>> = BinaryHeap::new();
        for outlet in outlets {
            next[*outlet] = *outlet;
            queue.push(Reverse(Queued { key: heights[*outlet], node: *outlet }));
        }
        while let Some(Reverse(Queued { key, node })) = queue.pop() {
            order.push(node);
            for (other, _) in lattice.around_node(node) {
                if next[other] == usize::MAX {
                    next[other] = node;
                    queue.push(Reverse(Queued { key: heights[other].max(key), node: other }));
                }
            }
        }
        let mut drainage = Self { next, order };
        drainage.steepen(lattice, heights);
        drainage
    }

    /// Sends each node that has lower neighbours down the steepest way instead of the way that the flood came.
    /// Ways differ by chance as well, so that the lattice's eight directions do not show (after Fairfield and
    /// Leymarie 1991, Water Resources Research 27, 709-717).
    fn steepen(&mut self, lattice: Lattice, heights: &[f64]) {
        let mut rank = vec![0usize; lattice.len()];
        self.order.iter().enumerate().for_each(|(i, node)| rank[*node] = i);
        for node in self.order.iter().copied().filter(|node| self.next[*node] != *node).collect::<Vec<_>>() {
            let downhill = lattice.around_node(node).filter(|(other, _)| rank[*other] < rank[node]);
            let slope = |(other, length): (usize, f64)| {
                ((heights[node] - heights[other]) / length * chance(node, other), other)
            };
            let steepest = downhill.map(slope).filter(|(slope, _)| *slope > 0.0);
            if let Some((_, other)) = steepest.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))) {
                self.next[node] = other;
            }
        }
    }

    /// The sum of `source` over everything upstream of each node, itself included.
    pub(super) fn gather(&self, mut source: Vec<f64>) -> Vec<f64> {
        for node in self.order.iter().rev().copied() {
            let next = self.next[node];
            if next != node {
                source[next] += source[node];
            }
        }
        source
    }
}

/// How easily water takes the way from a node to another, 0.6 to 1.4: always the same for the same two.
fn chance(node: usize, other: usize) -> f64 {
    0.6 + 0.8 * Random::new(((node as u64) << 32) ^ other as u64).unit()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn all_water_reaches_the_outlet(heights in prop::collection::vec(0.0..100.0f64, 121)) {
            let lattice = Lattice { start_m: 0.0, step_m: 10.0, side: 11 };
            let drainage = Drainage::of(lattice, &heights, &[60]);
            let gathered = drainage.gather(vec![1.0; 121]);
            prop_assert_eq!(gathered[60], 121.0);
            prop_assert_eq!(drainage.order.len(), 121);
        }

        #[test]
        fn a_plane_stays_a_plane(x in -30.0..30.0f64, y in -30.0..30.0f64) {
            let lattice = Lattice::around(100.0, 10.0);
            let plane = |[x, y]: P| 3.0 + 0.5 * x - 0.25 * y;
            let values: Vec<f64> = (0..lattice.len()).map(|node| plane(lattice.point(node))).collect();
            prop_assert!((lattice.smooth(&values, [x, y]) - plane([x, y])).abs() < 1e-9);
            prop_assert!((lattice.point(lattice.node([x, y]))[0] - x).abs() <= 5.0);
        }
    }
}
