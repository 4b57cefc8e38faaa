//! Roads as a graph: where lines share an end they meet.

use geo::{Coord, Euclidean, Length, LineString};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

/// Ends of lines within this distance are one junction \[m\].
const JOIN_M: f64 = 0.5;

/// A graph of lines.
#[derive(Debug, Clone, Default)]
pub(super) struct Network {
    /// Where the junctions lie.
    pub(super) nodes: Vec<Coord>,
    /// The junctions at the ends of each line.
    pub(super) ends: Vec<[usize; 2]>,
    /// The length of each line \[m\].
    pub(super) length_m: Vec<f64>,
    /// The lines at each junction.
    pub(super) at: Vec<Vec<usize>>,
}

/// The way from a node to the nearest of some roots.
#[derive(Debug, Clone)]
pub(super) struct Reach {
    /// Distance to the nearest root \[m\], infinite where no way leads there.
    pub(super) distance_m: Vec<f64>,
    /// The line by which a node is reached from the root's side.
    pub(super) by: Vec<Option<usize>>,
    /// Nodes in the order of their distance.
    pub(super) order: Vec<usize>,
}

impl Network {
    pub(super) fn new<'a>(lines: impl IntoIterator<Item = &'a LineString>) -> Self {
        let mut network = Self::default();
        let mut known: HashMap<(i64, i64), usize> = HashMap::new();
        for (i, line) in lines.into_iter().enumerate() {
            let mut node = |c: Coord| {
                let key = ((c.x / JOIN_M).round() as i64, (c.y / JOIN_M).round() as i64);
                *known.entry(key).or_insert_with(|| {
                    network.nodes.push(c);
                    network.at.push(Vec::new());
                    network.nodes.len() - 1
                })
            };
            let (Some(first), Some(last)) = (line.0.first(), line.0.last()) else { continue };
            let ends = [node(*first), node(*last)];
            network.ends.push(ends);
            network.length_m.push(Euclidean.length(line));
            for end in ends {
                if let Some(list) = network.at.get_mut(end) {
                    list.push(i);
                }
            }
        }
        network
    }

    /// The junction at the other end of a line.
    pub(super) fn other(&self, line: usize, node: usize) -> Option<usize> {
        let [a, b] = *self.ends.get(line)?;
        Some(if a == node { b } else { a })
    }

    /// Shortest ways from every node to the nearest root (Dijkstra 1959), along lines that `open` lets pass.
    pub(super) fn reach(
        &self,
        roots: impl IntoIterator<Item = usize>,
        open: impl Fn(usize) -> bool,
    ) -> Reach {
        let n = self.nodes.len();
        let mut reach = Reach { distance_m: vec![f64::INFINITY; n], by: vec![None; n], order: Vec::new() };
        // Bits of positive numbers sort as the numbers do.
        let mut heap: BinaryHeap<Reverse<(u64, usize)>> = BinaryHeap::new();
        for root in roots {
            if let Some(d) = reach.distance_m.get_mut(root) {
                *d = 0.0;
                heap.push(Reverse((0, root)));
            }
        }
        let mut settled = vec![false; n];
        while let Some(Reverse((bits, node))) = heap.pop() {
            if settled.get(node) != Some(&false) {
                continue;
            }
            settled[node] = true;
            reach.order.push(node);
            for &line in self.at.get(node).into_iter().flatten().filter(|l| open(**l)) {
                let (Some(next), Some(length)) = (self.other(line, node), self.length_m.get(line)) else {
                    continue;
                };
                let there = f64::from_bits(bits) + length;
                if let Some(d) = reach.distance_m.get_mut(next)
                    && there < *d
                {
                    *d = there;
                    heap.push(Reverse((there.to_bits(), next)));
                    if let Some(by) = reach.by.get_mut(next) {
                        *by = Some(line);
                    }
                }
            }
        }
        reach
    }
}

impl Reach {
    /// Lets weights at nodes flow along the ways to the roots; returns what passes each line.
    pub(super) fn flow(&self, network: &Network, weights: &[f64]) -> Vec<f64> {
        let mut passing = vec![0.0; network.ends.len()];
        let mut here = weights.to_vec();
        for &node in self.order.iter().rev() {
            let (Some(Some(line)), Some(&weight)) = (self.by.get(node), here.get(node)) else { continue };
            if let Some(sum) = passing.get_mut(*line) {
                *sum += weight;
            }
            if let Some(next) = network.other(*line, node)
                && let Some(sum) = here.get_mut(next)
            {
                *sum += weight;
            }
        }
        passing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(list: &[[(f64, f64); 2]]) -> Vec<LineString> {
        list.iter().map(|l| l.to_vec().into()).collect()
    }

    #[test]
    fn homes_at_the_end_of_a_lane_use_all_of_it() {
        let network = Network::new(&lines(&[
            [(0.0, 0.0), (100.0, 0.0)],
            [(100.0, 0.1), (200.0, 0.0)],
            [(100.0, 0.0), (100.0, 50.0)],
        ]));
        assert_eq!(network.nodes.len(), 4);
        let reach = network.reach([0], |_| true);
        let mut weights = vec![0.0; 4];
        weights[2] = 3.0;
        weights[3] = 4.0;
        assert_eq!(reach.flow(&network, &weights), [7.0, 3.0, 4.0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn what_leaves_the_homes_arrives_at_the_roots(edges in proptest::collection::vec((0..8u8, 0..8u8), 1..30), weights in proptest::collection::vec(0.0..9.0f64, 8)) {
            let at = |n: u8| (f64::from(n) * 10.0, f64::from(n * n % 7) * 10.0);
            let network = Network::new(&lines(&edges.iter().map(|(a, b)| [at(*a), at(*b)]).collect::<Vec<_>>()));
            let reach = network.reach([0], |_| true);
            let weights = &weights[..network.nodes.len()];
            let passing = reach.flow(&network, weights);
            let arrived: f64 = (0..network.ends.len())
                .filter(|l| network.ends[*l].contains(&0) && network.ends[*l].iter().any(|n| reach.by[*n] == Some(*l)))
                .map(|l| passing[l]).sum();
            let sent: f64 = (1..network.nodes.len()).filter(|n| reach.distance_m[*n].is_finite()).map(|n| weights[n]).sum();
            prop_assert!((arrived - sent).abs() < 1e-6);
        }
    }
}
