//! Where the hills gather enough water: the river and the streams that feed it, as lines that flow downhill.

use super::lattice::P;
use super::lines::{Path, away, between, distance, nearest, simple, smooth, stepped};
use super::noise::Noise;
use super::relief::Relief;
use parvis_core::territory::StreamClass;

/// Area that a stream begins with \[m2\].
const HEAD_M2: f64 = 0.28e6;

/// A river falls by this much on each metre at least.
const LEAST_SLOPE: f64 = 4e-4;

/// A river or stream.
#[derive(Debug, Clone)]
pub(super) struct River {
    /// Its course, downstream.
    pub(super) line: Path,
    /// Height of the water at each point \[m\], falling all along; the ground sets it.
    pub(super) level_m: Vec<f64>,
    /// Area drained at its mouth \[m2\].
    pub(super) area_m2: f64,
    /// The river that it flows into.
    pub(super) parent: Option<usize>,
}

impl River {
    /// Half the width of its bed \[m\].
    pub(super) fn half_width_m(&self) -> f64 {
        (0.65 * (self.area_m2 / 1e6).sqrt()).clamp(0.6, 9.0)
    }

    /// How far from its middle its plain reaches \[m\].
    pub(super) fn plain_m(&self) -> f64 {
        (13.0 * (self.area_m2 / 1e6).sqrt()).clamp(14.0, 180.0)
    }

    /// How large it is.
    pub(super) fn class(&self) -> StreamClass {
        match self.area_m2 / 1e6 {
            area if area >= 25.0 => StreamClass::River,
            area if area >= 0.9 => StreamClass::Stream,
            _ => StreamClass::Minor,
        }
    }
}

/// The rivers of the hills, each after the one that it flows into; the first is the main one. `cell_m` is the
/// cell of the ground that they will be cut into.
pub(super) fn rivers(seed: u64, relief: &Relief, cell_m: f64) -> Vec<River> {
    let bends = [Noise::new(seed, "bends east"), Noise::new(seed, "bends north")];
    let main_donor = main_donors(relief);
    let mut rivers: Vec<River> = Vec::new();
    let mut owner: Vec<Option<usize>> = vec![None; relief.heights.len()];
    for start in relief.drainage.order.iter().copied() {
        let next = relief.drainage.next[start];
        let mouth = next == start || main_donor[next] != Some(start);
        if relief.area_m2[start] < HEAD_M2 || !mouth {
            continue;
        }
        let parent = (next != start).then(|| owner[next]).flatten();
        if next != start && parent.is_none() {
            continue;
        }
        let nodes: Vec<usize> = std::iter::successors(Some(start), |node| main_donor[*node])
            .take_while(|node| relief.area_m2[*node] >= HEAD_M2)
            .collect();
        nodes.iter().for_each(|node| owner[*node] = Some(rivers.len()));
        let mut course: Path = nodes.iter().rev().map(|node| relief.lattice.point(*node)).collect();
        if next != start {
            course.push(relief.lattice.point(next));
        }
        let area_m2 = relief.area_m2[start];
        let course = winding(&course, area_m2, relief.lattice.step_m, &bends);
        let course = match parent.and_then(|parent| rivers.get(parent)) {
            Some(parent) => joined(course, &parent.line, 1.5 * cell_m),
            None => course,
        };
        if course.len() >= 2 {
            rivers.push(River { line: course, level_m: Vec::new(), area_m2, parent });
        } else {
            nodes.iter().for_each(|node| owner[*node] = None);
        }
    }
    rivers
}

/// The neighbour from which each node gets most of its water.
fn main_donors(relief: &Relief) -> Vec<Option<usize>> {
    let mut donors: Vec<Option<usize>> = vec![None; relief.heights.len()];
    for (node, next) in relief.drainage.next.iter().copied().enumerate() {
        let more = donors[next].is_none_or(|other| relief.area_m2[node] > relief.area_m2[other]);
        if next != node && more {
            donors[next] = Some(node);
        }
    }
    donors
}

/// The course along the lattice as water would draw it: its corners rounded, with bends as wide as the river
/// is strong.
fn winding(course: &[P], area_m2: f64, step_m: f64, bends: &[Noise; 2]) -> Path {
    let sway = (4.5 * (area_m2 / 1e6).sqrt()).clamp(5.0, 34.0);
    let size = 8.0 * sway + 60.0;
    let line = smooth(&simple(course, 0.8 * step_m), 3);
    let bent = |p: P| {
        let [east, north] = [0, 1].map(|i: usize| bends[i].octaves(p, 2.0 * size, 2));
        [p[0] + 3.4 * sway * east, p[1] + 3.4 * sway * north]
    };
    let line: Path = stepped(&line, 12.0).into_iter().map(bent).collect();
    simple(&smooth(&simple(&line, 5.0), 3), 0.5)
}

/// The course up to where it first comes within `near_m` of its parent, and into it: two beds side by side
/// would share cells of the ground.
fn joined(course: Path, parent: &[P], near_m: f64) -> Path {
    let mut joined = Path::new();
    for p in stepped(&course, 0.5 * near_m) {
        let Some((_, foot, far)) = nearest(parent, p) else { break };
        if far < near_m {
            joined.push(foot);
            return simple(&joined, 0.5);
        }
        joined.push(p);
    }
    if let Some((_, foot, _)) = joined.last().and_then(|last| nearest(parent, *last)) {
        joined.push(foot);
    }
    simple(&joined, 0.5)
}

impl River {
    /// Height of the water at the point of its course nearest to `p`.
    pub(super) fn level_at(&self, p: P) -> Option<f64> {
        let (edge, foot, _) = nearest(&self.line, p)?;
        let (a, b) = (self.line.get(edge)?, self.line.get(edge + 1)?);
        let share = distance(*a, foot) / distance(*a, *b).max(1e-9);
        Some(self.level_m.get(edge)? + share * (self.level_m.get(edge + 1)? - self.level_m.get(edge)?))
    }

    /// Sets the height of the water: that of the `ground` at each point, or lower where it would have to climb,
    /// and down to `mouth_m` at the mouth.
    pub(super) fn settle(&mut self, ground: impl Fn(P) -> f64, mouth_m: Option<f64>) {
        let mut before: Option<(P, f64)> = None;
        self.level_m.clear();
        for p in &self.line {
            let level = ground(*p) - 0.8;
            let level = before.map_or(level, |(q, above)| level.min(above - LEAST_SLOPE * distance(q, *p)));
            before = Some((*p, level));
            self.level_m.push(level);
        }
        let Some(mouth_m) = mouth_m else { return };
        let mut floor = mouth_m;
        let mut after = self.line.last().copied().unwrap_or_default();
        for (p, level) in self.line.iter().zip(&mut self.level_m).rev() {
            floor += LEAST_SLOPE * distance(*p, after);
            after = *p;
            *level = level.max(floor);
        }
        if let Some(last) = self.level_m.last_mut() {
            *last = mouth_m;
        }
    }

    /// The bank of its bed as an outline: one side down, the other side up.
    pub(super) fn bed(&self) -> Path {
        let sides = [1.0, -1.0].map(|side| -> Path {
            let count = self.line.len();
            let shifted = |(i, p): (usize, &P)| {
                let a = self.line.get(i.saturating_sub(1)).unwrap_or(p);
                let b = self.line.get((i + 1).min(count - 1)).unwrap_or(p);
                let [x, y] = super::lines::unit(between(*a, *b));
                away(*p, [-y, x], side * self.half_width_m())
            };
            self.line.iter().enumerate().map(shifted).collect()
        });
        let [left, mut right] = sides;
        right.reverse();
        let mut ring: Path = left.into_iter().chain(right).collect();
        ring.extend(ring.first().copied());
        ring
    }
}
