//! The nearest of many lines to a point, by a table of squares.

use super::raster::distance;
use geo::{Coord, LineString};
use std::collections::HashMap;

/// An edge of a line: the line's number, and both ends.
type Edge = (u32, Coord, Coord);

/// Lines, sorted into squares.
#[derive(Debug, Clone)]
pub struct LineIndex {
    side_m: f64,
    squares: HashMap<(i64, i64), Vec<Edge>>,
}

/// The longest edge is cut into this many squares at most; a longer one is no road.
const MOST_SQUARES: f64 = 10_000.0;

impl LineIndex {
    /// An index of lines for searches up to `reach_m`.
    pub fn new<'a>(lines: impl IntoIterator<Item = &'a LineString>, reach_m: f64) -> Self {
        let side_m = reach_m.max(1.0);
        let mut squares: HashMap<_, Vec<_>> = HashMap::new();
        for (id, line) in (0u32..).zip(lines) {
            for edge in line.lines() {
                let steps = ((edge.end.x - edge.start.x).hypot(edge.end.y - edge.start.y) / side_m).ceil();
                if !(0.0..MOST_SQUARES).contains(&steps) {
                    continue;
                }
                let mut last = None;
                for step in 0..=(2.0 * steps) as u32 {
                    let at = edge.start + edge.delta() * (f64::from(step) / (2.0 * steps).max(1.0));
                    let square = square(at, side_m);
                    if last != Some(square) {
                        squares.entry(square).or_default().push((id, edge.start, edge.end));
                        last = Some(square);
                    }
                }
            }
        }
        Self { side_m, squares }
    }

    /// Number and distance \[m\] of the line nearest to a point, if one lies within the reach.
    pub fn nearest(&self, point: Coord) -> Option<(usize, f64)> {
        let (col, row) = square(point, self.side_m);
        let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (col + dx, row + dy)));
        let edges = around.filter_map(|s| self.squares.get(&s)).flatten();
        let near = edges.map(|(id, a, b)| (*id as usize, distance(point, *a, *b)));
        near.min_by(|a, b| a.1.total_cmp(&b.1)).filter(|n| n.1 <= self.side_m)
    }
}

fn square(c: Coord, side_m: f64) -> (i64, i64) {
    ((c.x / side_m).floor() as i64, (c.y / side_m).floor() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn the_same_as_looking_at_every_line(
            lines in proptest::collection::vec(proptest::collection::vec((0.0..500.0f64, 0.0..500.0f64), 2..5), 1..12),
            x in 0.0..500.0f64, y in 0.0..500.0f64,
        ) {
            let lines: Vec<LineString> = lines.into_iter().map(|l| l.into_iter().collect()).collect();
            let point = Coord { x, y };
            let all = lines.iter().flat_map(|l| l.lines()).map(|e| distance(point, e.start, e.end));
            let least = all.fold(f64::INFINITY, f64::min);
            let got = LineIndex::new(&lines, 60.0).nearest(point);
            // An edge may cut a corner of a square unseen, by less than a quarter of a square.
            match got {
                Some((_, d)) => prop_assert!(d >= least - 1e-9 && d - least < 15.0),
                None => prop_assert!(least > 45.0),
            }
        }
    }
}
