//! Shortest paths from one zone to all nodes: Dijkstra 1959, with a binary heap and lazy deletion.
//!
//! Nothing is allocated once the workspace has grown to the network's size.

use super::Network;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// No link leads here.
const NONE: u32 = u32::MAX;

/// The tree of shortest paths, and what it needs while it grows.
#[derive(Debug, Clone, Default)]
pub(super) struct Tree {
    /// Time from the origin to each node; infinite where none leads.
    pub(super) time: Vec<f64>,
    /// The link by which each node is reached.
    by: Vec<u32>,
    /// Nodes in the order in which they were settled.
    order: Vec<u32>,
    /// Times as bits: those of positive numbers sort as the numbers do.
    heap: BinaryHeap<Reverse<(u64, u32)>>,
    /// Trips that pass each node on their way outwards.
    trips: Vec<f64>,
}

impl Tree {
    pub(super) fn new(network: &Network) -> Self {
        let n = network.nodes();
        Self {
            time: vec![f64::INFINITY; n],
            by: vec![NONE; n],
            order: Vec::with_capacity(n),
            heap: BinaryHeap::with_capacity(network.links() + 1),
            trips: vec![0.0; n],
        }
    }

    /// Grows the tree from `origin` over links of the given times (0 or more).
    pub(super) fn grow(&mut self, network: &Network, origin: usize, times: &[f64]) {
        self.time.fill(f64::INFINITY);
        self.by.fill(NONE);
        self.order.clear();
        self.heap.clear();
        self.heap.push(Reverse((0, origin as u32)));
        if let Some(start) = self.time.get_mut(origin) {
            *start = 0.0;
        }
        while let Some(Reverse((bits, node))) = self.heap.pop() {
            let here = f64::from_bits(bits);
            let node_at = node as usize;
            if self.time.get(node_at).is_none_or(|t| here > *t) {
                continue;
            }
            self.order.push(node);
            if node_at != origin && !network.lets_through(node_at) {
                continue;
            }
            let out = network.out(node_at);
            let (Some(heads), Some(costs)) = (network.head.get(out.clone()), times.get(out.clone())) else {
                continue;
            };
            for (i, (&head, &cost)) in out.zip(heads.iter().zip(costs)) {
                let there = here + cost;
                let (Some(time), Some(by)) =
                    (self.time.get_mut(head as usize), self.by.get_mut(head as usize))
                else {
                    continue;
                };
                if there < *time {
                    (*time, *by) = (there, i as u32);
                    self.heap.push(Reverse((there.to_bits(), head)));
                }
            }
        }
    }

    /// Puts the trips to each zone on the links of the tree and answers with the time they take together;
    /// `None` where a zone with trips cannot be reached. Trips within the origin stay off the roads.
    pub(super) fn load(
        &mut self,
        network: &Network,
        origin: usize,
        trips: &[f64],
        volumes: &mut [f64],
    ) -> Option<f64> {
        self.trips.fill(0.0);
        let mut total = 0.0;
        for (zone, &n) in trips.iter().enumerate() {
            if zone == origin || n == 0.0 {
                continue;
            }
            let time = *self.time.get(zone)?;
            if time == f64::INFINITY {
                return None;
            }
            total += n * time;
            *self.trips.get_mut(zone)? += n;
        }
        // From the farthest node inwards each node hands its trips to the one before it.
        for &node in self.order.iter().rev() {
            let n = *self.trips.get(node as usize)?;
            let by = *self.by.get(node as usize)?;
            if n == 0.0 || by == NONE {
                continue;
            }
            *volumes.get_mut(by as usize)? += n;
            let before = *network.tail.get(by as usize)?;
            *self.trips.get_mut(before as usize)? += n;
        }
        Some(total)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Link;
    use super::*;
    use proptest::prelude::*;

    fn network(nodes: usize, first_through: usize, ends: &[(u32, u32)]) -> Network {
        let links: Vec<_> = ends
            .iter()
            .map(|&(from, to)| Link { from, to, capacity: 1.0, free_flow_time: 1.0, b: 0.0, power: 4.0 })
            .collect();
        Network::new(nodes, nodes, first_through, &links).unwrap()
    }

    #[test]
    fn traffic_does_not_pass_through_a_zone() {
        // 0 to 2 by way of zone 1 (short) or of node 3 (long).
        let net = network(4, 3, &[(0, 1), (1, 2), (0, 3), (3, 2)]);
        let times: Vec<_> = net.given.iter().map(|i| [1.0, 1.0, 5.0, 5.0][*i as usize]).collect();
        let mut tree = Tree::new(&net);
        tree.grow(&net, 0, &times);
        assert_eq!(tree.time, [0.0, 1.0, 10.0, 5.0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// No link offers a shorter way than the tree (Bellman's condition), and what is loaded arrives: the
        /// time of the trips is the sum over links of volume by time.
        #[test]
        fn no_link_is_a_short_cut(ends in prop::collection::vec((0..12u32, 0..12u32, 0.0..9.0f64), 1..60)) {
            let mut all: Vec<_> = ends.iter().map(|&(a, b, _)| (a, b)).collect();
            all.extend((0..12).map(|i| (i, (i + 1) % 12)));
            let given: Vec<_> = ends.iter().map(|&(.., t)| t).chain(std::iter::repeat_n(4.0, 12)).collect();
            let net = network(12, 0, &all);
            let times: Vec<_> = net.given.iter().map(|i| given[*i as usize]).collect();
            let mut tree = Tree::new(&net);
            tree.grow(&net, 0, &times);
            for (i, time) in times.iter().enumerate() {
                let (a, b) = (tree.time[net.tail[i] as usize], tree.time[net.head[i] as usize]);
                prop_assert!(b <= a + time);
            }
            let mut volumes = vec![0.0; net.links()];
            let total = tree.load(&net, 0, &[3.0; 12], &mut volumes).unwrap();
            let by_links: f64 = volumes.iter().zip(&times).map(|(v, t)| v * t).sum();
            prop_assert!((total - by_links).abs() < 1e-9 * (1.0 + total));
        }
    }
}
