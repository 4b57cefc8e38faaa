//! The ground on the pack's grid: the hills in detail, with the beds and plains of the rivers cut in.

use super::lattice::P;
use super::lines::{distance, nearest, stepped};
use super::noise::{Noise, step};
use super::relief::Relief;
use super::rivers::River;
use parvis_core::territory::Frame;
use std::collections::BTreeMap;

/// Height of the bank above the water \[m\].
const BANK_M: f64 = 0.9;

/// A bed is so much wider than its line, to either side \[m\].
const TOUCH_M: f64 = 0.8;

/// How far the sides of a valley reach, in widths of its plain.
const SIDES: f64 = 1.9;

/// The ground.
#[derive(Debug, Clone)]
pub(super) struct Ground {
    /// Where the cells lie, in metres from the middle of the commune.
    pub(super) frame: Frame,
    /// Height of each cell \[m\].
    pub(super) heights: Vec<f64>,
    /// Distance of each cell from a river, as a share of the width of the river's plain; 1 or more outside.
    pub(super) plain: Vec<f64>,
}

impl Ground {
    /// The ground of these hills and rivers.
    pub(super) fn new(seed: u64, frame: Frame, relief: &Relief, rivers: &mut [River]) -> Self {
        let rough = Noise::new(seed, "furrows");
        let height = |i: usize| {
            let (col, row) = frame.col_row(i);
            let p = frame.centre_m(col, row);
            relief.lattice.smooth(&relief.heights, p) + 0.7 * rough.octaves(p, 120.0, 3)
        };
        let heights = (0..frame.len()).map(height).collect();
        let mut ground = Self { frame, heights, plain: vec![SIDES; frame.len()] };
        for i in 0..rivers.len() {
            let (parents, rest) = rivers.split_at_mut(i);
            let Some(river) = rest.first_mut() else { break };
            let mouth = river.parent.and_then(|parent| parents.get(parent)).zip(river.line.last().copied());
            let surface = |p: P| match ground.frame.index_at(p) {
                Some(_) => ground.height(p),
                None => relief.lattice.smooth(&relief.heights, p),
            };
            river.settle(surface, mouth.and_then(|(parent, mouth)| parent.level_at(mouth)));
            ground.lay_plain(river);
        }
        ground.cut_beds(rivers);
        ground
    }

    /// Height at a point, between the four nearest cells; of the nearest cell beyond the edge.
    pub(super) fn height(&self, p: P) -> f64 {
        let (u, v) =
            ((p[0] - self.frame.west_m) / self.frame.cell_m, (self.frame.north_m - p[1]) / self.frame.cell_m);
        let (col, row) = ((u - 0.5).floor(), (v - 0.5).floor());
        let (s, t) = (u - 0.5 - col, v - 0.5 - row);
        let cell = |i: f64, j: f64| {
            let c = (col + i).clamp(0.0, f64::from(self.frame.cols - 1)) as u32;
            let r = (row + j).clamp(0.0, f64::from(self.frame.rows - 1)) as u32;
            self.heights.get(self.frame.index(c, r)).copied().unwrap_or(0.0)
        };
        let (north, south) = (
            cell(0.0, 0.0) * (1.0 - s) + cell(1.0, 0.0) * s,
            cell(0.0, 1.0) * (1.0 - s) + cell(1.0, 1.0) * s,
        );
        north * (1.0 - t) + south * t
    }

    /// The steepest rise at a point, in metres a metre east and north, over 20 m or two cells.
    pub(super) fn rise(&self, p: P) -> P {
        self.rise_over(p, self.frame.cell_m.max(20.0))
    }

    fn rise_over(&self, [x, y]: P, reach: f64) -> P {
        let across = |dx: f64, dy: f64| {
            (self.height([x + dx, y + dy]) - self.height([x - dx, y - dy])) / (2.0 * reach)
        };
        [across(reach, 0.0), across(0.0, reach)]
    }

    /// The steepness at a point, metres a metre.
    pub(super) fn slope(&self, p: P) -> f64 {
        let [x, y] = self.rise(p);
        x.hypot(y)
    }

    /// How deep in a river's plain a point lies: 0 in the river, 1 or more outside.
    pub(super) fn plain_at(&self, p: P) -> f64 {
        self.frame.index_at(p).and_then(|i| self.plain.get(i).copied()).unwrap_or(SIDES)
    }

    /// Evens the ground out around a place, as if people had chosen it for that: towards a plane that leans
    /// by `most` at most.
    pub(super) fn even(&mut self, middle: P, reach_m: f64, most: f64) {
        let rise = self.rise_over(middle, reach_m);
        let steep = rise[0].hypot(rise[1]);
        let ease = if steep > most { most / steep } else { 1.0 };
        let height = self.height(middle);
        let frame = self.frame;
        for i in cells_near(frame, middle, middle, 1.5 * reach_m) {
            let (col, row) = frame.col_row(i);
            let p = frame.centre_m(col, row);
            let weight =
                step(1.5 * reach_m, 0.7 * reach_m, distance(p, middle)) * step(0.75, 1.3, self.plain[i]);
            let plane = height + ease * (rise[0] * (p[0] - middle[0]) + rise[1] * (p[1] - middle[1]));
            // Some of the relief stays.
            let wanted = plane + 0.25 * (self.heights[i] - plane);
            self.heights[i] += weight * (wanted - self.heights[i]);
        }
    }

    /// Lowers the ground towards a river within its plain and the sides of its valley.
    fn lay_plain(&mut self, river: &River) {
        let frame = self.frame;
        let mut near: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
        let reach = river.half_width_m() + SIDES * river.plain_m();
        for (w, level) in river.line.windows(2).zip(river.level_m.windows(2)) {
            for i in cells_near(frame, w[0], w[1], reach) {
                let (col, row) = frame.col_row(i);
                let Some((_, foot, d)) = nearest(w, frame.centre_m(col, row)) else { continue };
                let share = ((d - river.half_width_m()) / river.plain_m()).max(0.0);
                let along = distance(w[0], foot) / distance(w[0], w[1]).max(1e-9);
                let best = near.entry(i).or_insert((SIDES, 0.0));
                if share < best.0 {
                    *best = (share, level[0] + along * (level[1] - level[0]));
                }
            }
        }
        for (i, (share, level)) in near {
            let bank = level + BANK_M + 2.0 * share;
            let height = self.heights[i];
            let lowered = bank + (height - bank) * step(0.35, SIDES, share);
            self.heights[i] =
                height.min(lowered).max(if share < 1.0 { level + 0.4 } else { height.min(lowered) });
            self.plain[i] = self.plain[i].min(share);
        }
    }

    /// Gives the cells under each river the height of its water where it leaves them.
    fn cut_beds(&mut self, rivers: &[River]) {
        let frame = self.frame;
        let mut lowest: Vec<f64> = vec![f64::MAX; frame.len()];
        for river in rivers {
            for (w, level) in river.line.windows(2).zip(river.level_m.windows(2)) {
                let points = stepped(w, TOUCH_M);
                let last = (points.len() - 1).max(1) as f64;
                for (k, p) in points.iter().enumerate() {
                    let level = level[0] + k as f64 / last * (level[1] - level[0]);
                    // Cells that the bed touches are its own: a position in a pack is good to 0.1 m.
                    for [dx, dy] in
                        [[0.0, 0.0], [TOUCH_M, 0.0], [-TOUCH_M, 0.0], [0.0, TOUCH_M], [0.0, -TOUCH_M]]
                    {
                        let Some(i) = frame.index_at([p[0] + dx, p[1] + dy]) else { continue };
                        lowest[i] = lowest[i].min(level);
                    }
                }
            }
        }
        for (i, level) in lowest.into_iter().enumerate().filter(|(_, level)| *level < f64::MAX) {
            self.heights[i] = level;
            self.plain[i] = 0.0;
        }
    }
}

/// Cells whose middle may lie within `reach_m` of an edge.
fn cells_near(frame: Frame, a: P, b: P, reach_m: f64) -> impl Iterator<Item = usize> {
    let span = |low: f64, high: f64, count: u32| {
        let first = (low / frame.cell_m - 0.5).ceil().clamp(0.0, f64::from(count)) as u32;
        let end = ((high / frame.cell_m - 0.5).floor() + 1.0).clamp(0.0, f64::from(count)) as u32;
        first..end.max(first)
    };
    let west = a[0].min(b[0]) - reach_m - frame.west_m;
    let east = a[0].max(b[0]) + reach_m - frame.west_m;
    let north = frame.north_m - a[1].max(b[1]) - reach_m;
    let south = frame.north_m - a[1].min(b[1]) + reach_m;
    let cols = span(west, east, frame.cols);
    span(north, south, frame.rows).flat_map(move |row| cols.clone().map(move |col| frame.index(col, row)))
}
