//! Roads with two carriageways, told by their shape: two lines that run beside each other for long, with few
//! junctions, are an expressway.

use super::network::Network;
use super::raster::distance;
use geo::{Coord, Euclidean, Length, Line, LineString};
use std::collections::HashMap;

/// Axes of two carriageways lie this far apart \[m\].
const APART_M: std::ops::RangeInclusive<f64> = 7.0..=30.0;
/// They turn from each other by less than this \[rad\].
const PARALLEL_RAD: f64 = 0.2;
/// A stroke is looked at in steps of this \[m\].
const STEP_M: f64 = 20.0;
/// For so long it must have a companion \[m\], and for so much of its length.
const LEAST_M: f64 = 600.0;
const LEAST_SHARE: f64 = 0.6;
/// An expressway has no more junctions than this on a kilometre.
const MOST_JUNCTIONS_KM: f64 = 4.0;

/// Flags the lines of strokes that are carriageways of a divided road. `strokes` number the stroke of each
/// line.
pub(super) fn divided(network: &Network, lines: &[LineString], strokes: &[usize]) -> Vec<bool> {
    let index = Edges::new(lines);
    let mut beside_m = vec![0.0; lines.len()];
    let mut length_m = vec![0.0; lines.len()];
    let mut junctions = vec![0.0; lines.len()];
    for (i, (line, stroke)) in lines.iter().zip(strokes).enumerate() {
        let own = |other: usize| other == i || strokes.get(other) == Some(stroke);
        if let Some(sum) = length_m.get_mut(*stroke) {
            *sum += Euclidean.length(line);
        }
        let beside = line.lines().map(|edge| index.companion_m(edge, own)).sum::<f64>();
        if let Some(sum) = beside_m.get_mut(*stroke) {
            *sum += beside;
        }
        let ends = network.ends.get(i).copied().unwrap_or_default();
        let crossing = |node: &&usize| network.at.get(**node).is_some_and(|l| l.len() > 2);
        if let Some(sum) = junctions.get_mut(*stroke) {
            *sum += 0.5 * ends.iter().filter(crossing).count() as f64;
        }
    }
    let at = |values: &[f64], s: usize| values.get(s).copied().unwrap_or(0.0);
    let is = |s: &usize| {
        let (beside, length) = (at(&beside_m, *s), at(&length_m, *s).max(1.0));
        beside >= LEAST_M
            && beside / length >= LEAST_SHARE
            && at(&junctions, *s) / (length / 1000.0) <= MOST_JUNCTIONS_KM
    };
    strokes.iter().map(is).collect()
}

/// Edges of lines, sorted into squares.
struct Edges(HashMap<(i64, i64), Vec<(usize, Line)>>);

impl Edges {
    fn new(lines: &[LineString]) -> Self {
        let mut squares: HashMap<_, Vec<_>> = HashMap::new();
        for (i, line) in lines.iter().enumerate() {
            for edge in line.lines() {
                let mut last = None;
                for c in steps(edge, *APART_M.end() / 2.0) {
                    if last != Some(square(c)) {
                        last = Some(square(c));
                        squares.entry(square(c)).or_default().push((i, edge));
                    }
                }
            }
        }
        Self(squares)
    }

    /// For how much of an edge another line runs beside it \[m\].
    fn companion_m(&self, edge: Line, own: impl Fn(usize) -> bool) -> f64 {
        let length = Euclidean.length(&edge);
        let (mut all, mut beside) = (0u32, 0u32);
        for c in steps(edge, STEP_M) {
            all += 1;
            let (col, row) = square(c);
            let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (col + dx, row + dy)));
            let mut near = around.filter_map(|s| self.0.get(&s)).flatten();
            let runs_along = |(i, other): &(usize, Line)| {
                !own(*i) && APART_M.contains(&distance(c, other.start, other.end)) && parallel(edge, *other)
            };
            beside += u32::from(near.any(runs_along));
        }
        length * f64::from(beside) / f64::from(all.max(1))
    }
}

/// Points along an edge, no farther apart than `step`.
fn steps(edge: Line, step: f64) -> impl Iterator<Item = Coord> {
    let count = (Euclidean.length(&edge) / step).ceil().clamp(1.0, 10_000.0) as u32;
    (0..=count).map(move |k| edge.start + edge.delta() * (f64::from(k) / f64::from(count)))
}

fn parallel(a: Line, b: Line) -> bool {
    let (u, v) = (a.delta(), b.delta());
    let cross = (u.x * v.y - u.y * v.x).abs();
    cross <= PARALLEL_RAD.sin() * u.x.hypot(u.y) * v.x.hypot(v.y)
}

fn square(c: Coord) -> (i64, i64) {
    let side = *APART_M.end();
    ((c.x / side).floor() as i64, (c.y / side).floor() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_long_lines_side_by_side_are_an_expressway_and_two_streets_are_not() {
        let line = |y: f64, length: f64| LineString::from(vec![(0.0, y), (length / 2.0, y), (length, y)]);
        let of = |lines: &[LineString]| {
            divided(&Network::new(lines), lines, &(0..lines.len()).collect::<Vec<_>>())
        };
        assert_eq!(of(&[line(0.0, 2000.0), line(15.0, 2000.0), line(80.0, 2000.0)]), [true, true, false]);
        assert_eq!(of(&[line(0.0, 300.0), line(15.0, 300.0)]), [false, false]);
    }
}
