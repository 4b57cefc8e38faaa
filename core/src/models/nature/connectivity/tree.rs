//! Shortest paths from one patch to all others, and what becomes of them when a patch is gone.
//!
//! - Dijkstra, E. W. (1959). A note on two problems in connexion with graphs. *Numer. Math.* 1, 269-271.
//!
//! Without patch k, only paths that ran through k change: those of its descendants in the tree. They are
//! found anew among themselves, starting from their neighbours outside.

use super::network::Network;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Lengths of shortest paths are 0 or more, and the bits of such numbers are ordered as the numbers are.
type Queue = BinaryHeap<Reverse<(u64, u32)>>;

/// Buffers for one source after another.
pub(super) struct Tree {
    /// -ln p* from the source; infinity where there is no path.
    pub(super) length: Vec<f64>,
    parent: Vec<u32>,
    /// Patches in the order of their length, those without a path left out.
    order: Vec<u32>,
    /// Number of descendants, the patch itself among them.
    descendants: Vec<u32>,
    /// Length without the patch that is gone, for its descendants.
    detour: Vec<f64>,
    inside: Vec<bool>,
    below: Vec<u32>,
    queue: Queue,
}

impl Tree {
    pub(super) fn new(patches: usize) -> Self {
        Self {
            length: vec![f64::INFINITY; patches],
            parent: vec![u32::MAX; patches],
            order: Vec::with_capacity(patches),
            descendants: vec![0; patches],
            detour: vec![f64::INFINITY; patches],
            inside: vec![false; patches],
            below: Vec::with_capacity(patches),
            queue: Queue::with_capacity(patches),
        }
    }

    /// Shortest paths from `source`.
    pub(super) fn grow(&mut self, network: &Network, source: usize) {
        self.length.fill(f64::INFINITY);
        self.parent.fill(u32::MAX);
        self.order.clear();
        self.length[source] = 0.0;
        self.queue.push(Reverse((0, source as u32)));
        while let Some(Reverse((bits, patch))) = self.queue.pop() {
            let length = f64::from_bits(bits);
            if length > self.length[patch as usize] {
                continue;
            }
            self.order.push(patch);
            for &(next, step) in network.neighbours(patch as usize) {
                let through = length + step;
                if through < self.length[next as usize] {
                    self.length[next as usize] = through;
                    self.parent[next as usize] = patch;
                    self.queue.push(Reverse((through.to_bits(), next)));
                }
            }
        }
        self.descendants.fill(1);
        for &patch in self.order.iter().skip(1).rev() {
            self.descendants[self.parent[patch as usize] as usize] += self.descendants[patch as usize];
        }
    }

    /// Whether any path runs through a patch.
    pub(super) fn passes(&self, patch: usize) -> bool {
        self.length[patch].is_finite() && self.descendants[patch] > 1
    }

    /// Hands each descendant of `gone`, its length and its length without `gone` to `take`.
    pub(super) fn without(&mut self, network: &Network, gone: usize, mut take: impl FnMut(usize, f64, f64)) {
        let wanted = self.descendants[gone] as usize;
        self.below.clear();
        self.inside[gone] = true;
        let start = self.order.iter().position(|p| *p as usize == gone).unwrap_or(self.order.len());
        for &patch in self.order.iter().skip(start + 1) {
            if self.below.len() + 1 == wanted {
                break;
            }
            let parent = self.parent[patch as usize] as usize;
            if self.inside[parent] {
                self.inside[patch as usize] = true;
                self.below.push(patch);
            }
        }
        for &patch in &self.below {
            let best = network
                .neighbours(patch as usize)
                .iter()
                .filter(|(n, _)| !self.inside[*n as usize])
                .map(|(n, step)| self.length[*n as usize] + step)
                .fold(f64::INFINITY, f64::min);
            self.detour[patch as usize] = best;
            if best.is_finite() {
                self.queue.push(Reverse((best.to_bits(), patch)));
            }
        }
        while let Some(Reverse((bits, patch))) = self.queue.pop() {
            let length = f64::from_bits(bits);
            if length > self.detour[patch as usize] {
                continue;
            }
            for &(next, step) in network.neighbours(patch as usize) {
                let next = next as usize;
                if self.inside[next] && next != gone && length + step < self.detour[next] {
                    self.detour[next] = length + step;
                    self.queue.push(Reverse(((length + step).to_bits(), next as u32)));
                }
            }
        }
        for &patch in &self.below {
            take(patch as usize, self.length[patch as usize], self.detour[patch as usize]);
            self.inside[patch as usize] = false;
        }
        self.inside[gone] = false;
    }
}
