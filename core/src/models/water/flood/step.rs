//! One step of the flood, and stepping to a time.

use super::edge::{Inside, Outside, Rim};
use super::kernel::{Faces, Sides, Step, continuity, momentum, most_lacking, outflow};
use super::real::Real;
use super::stepper::hull;
use super::{Boundary, Flood, GRAVITY};
use crate::models::{ModelError, check};
use std::ops::Range;

impl<T: Real> Flood<T> {
    /// Steps until `t_s` exactly. Short stretches of time make a run that streams frames and can be
    /// cancelled between them.
    ///
    /// # Errors
    /// `t_s` must be finite.
    pub fn step_until(&mut self, t_s: f64) -> Result<(), ModelError> {
        while !self.step_towards(t_s, u64::MAX)? {}
        Ok(())
    }

    /// Makes at most `most_steps` steps towards `t_s`; true once it is reached. Nothing happens where the run
    /// is already later.
    ///
    /// # Errors
    /// `t_s` must be finite.
    pub fn step_towards(&mut self, t_s: f64, most_steps: u64) -> Result<bool, ModelError> {
        check::finite("t_s", t_s)?;
        for _ in 0..most_steps {
            let left = t_s - self.time_s;
            if left <= 0.0 {
                return Ok(true);
            }
            let longest = self.stable_step_s();
            if left <= longest {
                self.step(left);
                self.time_s = t_s;
                return Ok(true);
            }
            // Two even steps rather than a long and a tiny one at the end.
            self.step(if left < 2.0 * longest { 0.5 * left } else { longest });
        }
        Ok(self.time_s >= t_s)
    }

    /// The step that is stable with the water that is there and that is about to enter, s.
    fn stable_step_s(&self) -> f64 {
        let entering = |rim: &Rim<T>| match &rim.boundary {
            Boundary::Inflow(q) => critical_depth_m(q.at(self.time_s)),
            Boundary::Level(level) => level.at(self.time_s) - self.datum_m - rim.lowest_bed_m,
            _ => 0.0,
        };
        let springing = self.sources.iter().map(|source| {
            let each = source.discharge_m3_s.at(self.time_s) / source.cells.len() as f64;
            critical_depth_m(each / self.cell_m)
        });
        let depth = self.rims.iter().map(entering).chain(springing).fold(self.deepest_m(), f64::max);
        let wave = (GRAVITY * depth).sqrt().max(self.numerics.slowest_wave_m_s);
        self.numerics.courant * self.cell_m / wave
    }

    fn step(&mut self, dt_s: f64) {
        let Self { cell_m, numerics, .. } = *self;
        let k = Step::new(dt_s, cell_m, &numerics);
        let middle_s = self.time_s + 0.5 * dt_s;
        let rain_m = self.rain_m_s.at(middle_s) * dt_s;
        let mut deepest = T::ZERO;
        self.aim_rims(&k, middle_s);
        // Row after row, while its numbers are in the processor's cache.
        self.keep_north();
        for row in 0..self.rows {
            self.move_along(row, &k);
            self.move_southwards(row, &k);
            self.move_over_rims(row);
            self.spare(row, &k);
            // The row to the south must have been spared before its northern faces are used here.
            if let Some(north) = row.checked_sub(1) {
                deepest = deepest.larger(self.settle(north, &k, T::from_f64(rain_m)));
            }
        }
        deepest = deepest.larger(self.settle(self.rows - 1, &k, T::from_f64(rain_m)));
        self.deepest = deepest;
        self.balance.rain_m3 += rain_m * self.rain_cells * cell_m * cell_m;
        self.count_rims(dt_s);
        self.pour_sources(middle_s, dt_s);
        self.time_s += dt_s;
        self.steps += 1;
    }

    /// The discharges over the northern rim as they are before the step.
    fn keep_north(&mut self) {
        self.old_south.copy_from_slice(&self.qy[..self.columns]);
    }

    /// The momentum equation on those inner faces between cells of a row that water may have reached.
    fn move_along(&mut self, row: usize, k: &Step<T>) {
        let reached = &self.reached[row];
        let (first, end) = (reached.start.max(1), (reached.end + 1).min(self.columns));
        if first >= end || reached.is_empty() {
            return;
        }
        let all = row * (self.columns + 1)..(row + 1) * (self.columns + 1);
        self.old_x.copy_from_slice(&self.qx[all.clone()]);
        let old = |shift: usize| &self.old_x[first + shift - 1..end + shift - 1];
        let far = row * self.columns + first..row * self.columns + end;
        let sides = sides(&self.depth, &self.bed, &self.friction, far.start - 1..far.end - 1, far);
        momentum(k, &mut self.qx[all.start + first..all.start + end], [old(0), old(1), old(2)], sides);
    }

    /// The same on the faces between a row and the next.
    fn move_southwards(&mut self, row: usize, k: &Step<T>) {
        let south = row + 1;
        if south == self.rows {
            return;
        }
        std::mem::swap(&mut self.old_north, &mut self.old_south);
        let columns = self.columns;
        self.old_south.copy_from_slice(&self.qy[south * columns..(south + 1) * columns]);
        let both = hull(&self.reached[row], &self.reached[south]);
        if both.is_empty() {
            return;
        }
        let near = row * columns + both.start..row * columns + both.end;
        let far = near.start + columns..near.end + columns;
        let sides = sides(&self.depth, &self.bed, &self.friction, near, far);
        let (done, after) = self.qy.split_at_mut((south + 1) * columns);
        let q = [&self.old_north[both.clone()], &self.old_south[both.clone()], &after[both.clone()]];
        momentum(k, &mut done[south * columns..][both], q, sides);
    }

    /// The discharges over the rims at the end of the step.
    fn aim_rims(&mut self, k: &Step<T>, t_s: f64) {
        for rim in &mut self.rims {
            let outside = match &rim.boundary {
                Boundary::Closed => Outside::Wall,
                Boundary::Inflow(q) => Outside::Inflow(T::from_f64(q.at(t_s))),
                Boundary::Level(level) => Outside::Level(T::from_f64(level.at(t_s) - self.datum_m)),
                Boundary::Open { .. } => Outside::Fall { cell_m: self.cell_m },
            };
            for f in &mut rim.faces {
                let old = if f.along_x { self.qx[f.face] } else { self.qy[f.face] };
                let (depth, bed) = (self.depth[f.cell], self.bed[f.cell]);
                let friction = self.friction[f.cell] + self.friction[f.cell];
                f.next = f.discharge(k, &outside, &Inside { old, depth, bed, friction });
            }
        }
    }

    /// Lets the water of a row over the rims, once nothing needs to know any more what went over them before.
    fn move_over_rims(&mut self, row: usize) {
        let cells = self.cells(row, &(0..self.columns));
        for rim in &self.rims {
            for f in rim.within(&cells) {
                let q = if f.along_x { &mut self.qx } else { &mut self.qy };
                q[f.face] = f.next;
            }
        }
    }

    /// Shares out the water of those cells of a row that would lose more than they have, so that no depth
    /// falls below 0 and no water is made.
    fn spare(&mut self, row: usize, k: &Step<T>) {
        let touched = self.touched(row);
        if touched.is_empty() {
            return;
        }
        let cells = self.cells(row, &touched);
        let faces = faces(&self.qx, &self.qy, self.columns, row, &touched);
        if most_lacking(k, &self.depth[cells.clone()], &faces) <= T::ZERO {
            return;
        }
        let first = row * (self.columns + 1) + touched.start;
        for (i, cell) in cells.enumerate() {
            let (qx, qy) = (&mut self.qx, &mut self.qy);
            let (west, east, north, south) = (first + i, first + i + 1, cell, cell + self.columns);
            let out = outflow(k, qx[west], qx[east], qy[north], qy[south]);
            if out > self.depth[cell] {
                let keep = T::ALMOST_ONE * self.depth[cell] / out;
                let spared = |q: T, outwards: bool| if (q > T::ZERO) == outwards { q * keep } else { q };
                qx[west] = spared(qx[west], false);
                qx[east] = spared(qx[east], true);
                qy[north] = spared(qy[north], false);
                qy[south] = spared(qy[south], true);
            }
        }
    }

    /// New depths of a row; the deepest of them.
    fn settle(&mut self, row: usize, k: &Step<T>, rain_m: T) -> T {
        let touched = self.touched(row);
        if touched.is_empty() {
            return T::ZERO;
        }
        let cells = self.cells(row, &touched);
        let faces = faces(&self.qx, &self.qy, self.columns, row, &touched);
        let depth = &mut self.depth[cells.clone()];
        let deepest = continuity(k, depth, &faces, rain_m, &self.rain_share[cells]);
        let wet = |h: &T| *h > T::ZERO;
        if let (Some(west), Some(east)) = (depth.iter().position(wet), depth.iter().rposition(wet)) {
            let reached = &mut self.reached[row];
            *reached = hull(reached, &(touched.start + west..touched.start + east + 1));
        }
        deepest
    }

    /// Adds up what crossed the rims.
    fn count_rims(&mut self, dt_s: f64) {
        for f in self.rims.iter().flat_map(|rim| &rim.faces) {
            let q = if f.along_x { self.qx[f.face] } else { self.qy[f.face] };
            let outwards_m3 = q.to_f64() * f.outward * self.cell_m * dt_s;
            self.balance.out_m3 += outwards_m3.max(0.0);
            self.balance.in_m3 += (-outwards_m3).max(0.0);
        }
    }

    fn pour_sources(&mut self, t_s: f64, dt_s: f64) {
        for source in &self.sources {
            let volume_m3 = source.discharge_m3_s.at(t_s) * dt_s;
            let each_m = volume_m3 / (source.cells.len() as f64 * self.cell_m * self.cell_m);
            for &cell in &source.cells {
                let depth = self.depth[cell] + T::from_f64(each_m);
                self.depth[cell] = depth;
                self.deepest = self.deepest.larger(depth);
            }
            self.balance.in_m3 += volume_m3;
        }
    }

    /// The columns of a row that this step can have changed: what water has reached, and one cell around it.
    fn touched(&self, row: usize) -> Range<usize> {
        let Some(own) = self.reached.get(row) else { return 0..0 };
        let wider =
            if own.is_empty() { 0..0 } else { own.start.saturating_sub(1)..(own.end + 1).min(self.columns) };
        let north = row.checked_sub(1).and_then(|r| self.reached.get(r));
        let beside = north.into_iter().chain(self.reached.get(row + 1));
        beside.fold(wider, |all, range| hull(&all, range))
    }

    fn cells(&self, row: usize, columns: &Range<usize>) -> Range<usize> {
        row * self.columns + columns.start..row * self.columns + columns.end
    }
}

/// The cells on either side of a row of faces.
fn sides<'a, T>(
    depth: &'a [T],
    bed: &'a [T],
    friction: &'a [T],
    near: Range<usize>,
    far: Range<usize>,
) -> Sides<'a, T> {
    Sides {
        depth: [&depth[near.clone()], &depth[far.clone()]],
        bed: [&bed[near.clone()], &bed[far.clone()]],
        friction: [&friction[near], &friction[far]],
    }
}

/// The faces around the cells of one row.
fn faces<'a, T>(
    qx: &'a [T],
    qy: &'a [T],
    columns: usize,
    row: usize,
    touched: &Range<usize>,
) -> Faces<'a, T> {
    let x = &qx[row * (columns + 1) + touched.start..];
    Faces {
        west: x,
        east: &x[1..],
        north: &qy[row * columns + touched.start..],
        south: &qy[(row + 1) * columns + touched.start..],
    }
}

/// Depth at which a unit discharge flows at Froude number 1, m.
fn critical_depth_m(q_m2_s: f64) -> f64 {
    libm::cbrt(q_m2_s * q_m2_s / GRAVITY)
}
