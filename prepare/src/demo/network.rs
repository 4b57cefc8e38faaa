//! Roads that meet: each new one ends at those that are there already.

use super::lattice::P;
use super::lines::{Path, distance, length, nearest, stepped};
use parvis_core::territory::RoadClass;
use std::collections::HashMap;

/// Side of a square of the index \[m\].
const SQUARE_M: f64 = 40.0;

/// Distance of the points of a way that the index holds \[m\].
const STEP_M: f64 = 6.0;

/// A road.
#[derive(Debug, Clone)]
pub(super) struct Way {
    /// Its course.
    pub(super) line: Path,
    /// Its class.
    pub(super) class: RoadClass,
    /// Its name or number.
    pub(super) name: Option<String>,
}

/// All roads, with an index of points on them.
#[derive(Debug, Clone, Default)]
pub(super) struct Network {
    /// The roads.
    pub(super) ways: Vec<Way>,
    squares: HashMap<(i64, i64), Vec<(usize, P)>>,
}

impl Network {
    /// Adds a road.
    pub(super) fn add(&mut self, line: Path, class: RoadClass, name: Option<String>) {
        let number = self.ways.len();
        for p in stepped(&line, STEP_M) {
            self.squares.entry(square(p)).or_default().push((number, p));
        }
        self.ways.push(Way { line, class, name });
    }

    /// The way nearest to a point among those within `reach_m` (at most [`SQUARE_M`]), and its distance.
    pub(super) fn near(&self, p: P, reach_m: f64) -> Option<(usize, f64)> {
        self.near_but(p, reach_m, usize::MAX)
    }

    /// The same, but for one way.
    pub(super) fn near_but(&self, p: P, reach_m: f64, but: usize) -> Option<(usize, f64)> {
        let (col, row) = square(p);
        let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (col + dx, row + dy)));
        let points = around.filter_map(|s| self.squares.get(&s)).flatten();
        let close =
            points.map(|(way, q)| (*way, distance(p, *q))).filter(|(way, d)| *d <= reach_m && *way != but);
        close.min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))
    }

    /// The point of the nearest way at which a road that ends at `p` can meet it; the way gets a corner there.
    pub(super) fn attach(&mut self, p: P) -> Option<P> {
        let (way, _) = self.near(p, SQUARE_M)?;
        let line = &mut self.ways.get_mut(way)?.line;
        let (edge, foot, _) = nearest(line, p)?;
        for corner in [edge, edge + 1] {
            if let Some(q) = line.get(corner).filter(|q| distance(**q, foot) < 4.0) {
                return Some(*q);
            }
        }
        line.insert(edge + 1, foot);
        Some(foot)
    }

    /// The line up to where it first comes near to a way, met there; `free_m` is the length from its start
    /// that may run beside ways.
    pub(super) fn joined(&mut self, line: &[P], free_m: f64) -> Path {
        let points = stepped(line, STEP_M);
        let mut run = 0.0;
        for i in 1..points.len() {
            run += distance(points[i - 1], points[i]);
            if run > free_m && self.near(points[i], 9.0).is_some() {
                let mut path: Path = points[..i].to_vec();
                path.extend(self.attach(points[i]));
                return path;
            }
        }
        let mut path = points;
        if let Some(end) = path.last().copied().and_then(|end| self.attach(end)) {
            path.push(end);
        }
        path
    }

    /// Points on ways of these classes within `reach_m` of a middle, with their way.
    pub(super) fn around(
        &self,
        middle: P,
        reach_m: f64,
        classes: impl Fn(RoadClass) -> bool,
    ) -> Vec<(usize, P)> {
        let mut points = Vec::new();
        for (number, way) in self.ways.iter().enumerate().filter(|(_, way)| classes(way.class)) {
            let close = way.line.iter().any(|p| distance(*p, middle) < reach_m + 400.0);
            if close || length(&way.line) > 400.0 {
                let inside =
                    stepped(&way.line, 2.0 * STEP_M).into_iter().filter(|p| distance(*p, middle) < reach_m);
                points.extend(inside.map(|p| (number, p)));
            }
        }
        points
    }
}

fn square([x, y]: P) -> (i64, i64) {
    ((x / SQUARE_M).floor() as i64, (y / SQUARE_M).floor() as i64)
}
