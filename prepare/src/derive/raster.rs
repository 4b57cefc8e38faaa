//! Outlines and lines on a grid. A cell belongs to what lies over its middle: sums over many cells are then
//! right on average, however narrow a thing is.

use geo::{Coord, LineString, Polygon};
use parvis_core::territory::Frame;

/// Calls `visit` with the index of every cell whose middle lies in the polygon.
pub fn polygon(frame: Frame, polygon: &Polygon, mut visit: impl FnMut(usize)) {
    let rings = || std::iter::once(polygon.exterior()).chain(polygon.interiors());
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for c in &polygon.exterior().0 {
        low = low.min(c.y);
        high = high.max(c.y);
    }
    let mut crossings: Vec<f64> = Vec::new();
    for row in span(frame.rows, (frame.north_m - high) / frame.cell_m, (frame.north_m - low) / frame.cell_m) {
        let y = frame.centre_m(0, row)[1];
        crossings.clear();
        for line in rings().flat_map(LineString::lines) {
            let (a, b) = (line.start, line.end);
            if (a.y > y) != (b.y > y) {
                crossings.push(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
            }
        }
        crossings.sort_unstable_by(f64::total_cmp);
        for pair in crossings.chunks_exact(2) {
            let [from, to] = [pair[0], pair[1]].map(|x| (x - frame.west_m) / frame.cell_m);
            for col in span(frame.cols, from, to) {
                visit(frame.index(col, row));
            }
        }
    }
}

/// Calls `visit` with the index of every cell whose middle lies within `half_width_m` of the line; a cell
/// beside a corner may be visited twice.
pub fn line(frame: Frame, line: &LineString, half_width_m: f64, mut visit: impl FnMut(usize)) {
    for edge in line.lines() {
        let (a, b) = (edge.start, edge.end);
        let (west, east) = (a.x.min(b.x) - half_width_m, a.x.max(b.x) + half_width_m);
        let (south, north) = (a.y.min(b.y) - half_width_m, a.y.max(b.y) + half_width_m);
        let rows =
            span(frame.rows, (frame.north_m - north) / frame.cell_m, (frame.north_m - south) / frame.cell_m);
        for row in rows {
            for col in
                span(frame.cols, (west - frame.west_m) / frame.cell_m, (east - frame.west_m) / frame.cell_m)
            {
                let [x, y] = frame.centre_m(col, row);
                if distance(Coord { x, y }, a, b) <= half_width_m {
                    visit(frame.index(col, row));
                }
            }
        }
    }
}

/// Cells of a row whose middle lies between two positions, counted in cells from the edge of the grid.
fn span(count: u32, from: f64, to: f64) -> std::ops::Range<u32> {
    if !(from.is_finite() && to.is_finite()) {
        return 0..0;
    }
    let first = (from - 0.5).ceil().clamp(0.0, f64::from(count)) as u32;
    let end = ((to - 0.5).floor() + 1.0).clamp(0.0, f64::from(count)) as u32;
    first..end.max(first)
}

/// Distance of a point from the line between two others.
pub fn distance(p: Coord, a: Coord, b: Coord) -> f64 {
    let along = b - a;
    let length2 = along.x * along.x + along.y * along.y;
    let t = if length2 > 0.0 { ((p.x - a.x) * along.x + (p.y - a.y) * along.y) / length2 } else { 0.0 };
    let foot = a + along * t.clamp(0.0, 1.0);
    (p.x - foot.x).hypot(p.y - foot.y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Area, Contains, Euclidean, Length, Point, Rect, coord};
    use proptest::prelude::*;

    const FRAME: Frame = Frame { west_m: 0.0, north_m: 400.0, cell_m: 10.0, cols: 40, rows: 40 };

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn cells_are_those_whose_middle_is_inside(points in proptest::collection::vec((0.0..400.0f64, 0.0..400.0f64), 3..9)) {
            let shape = Polygon::new(points.into_iter().collect(), vec![]);
            let mut inside = vec![false; FRAME.len()];
            polygon(FRAME, &shape, |i| inside[i] = !inside[i]);
            if geo::Validation::is_valid(&shape) {
                for (i, got) in inside.iter().enumerate() {
                    let (col, row) = FRAME.col_row(i);
                    let [x, y] = FRAME.centre_m(col, row);
                    prop_assert_eq!(*got, shape.contains(&Point::new(x, y)));
                }
            }
        }

        #[test]
        fn a_square_covers_its_area(x in 50.0..150.0f64, y in 50.0..150.0f64, side in 60.0..200.0f64) {
            let shape = Rect::new(coord! {x: x, y: y}, coord! {x: x + side, y: y + side}).to_polygon();
            let mut cells = 0.0;
            polygon(FRAME, &shape, |_| cells += 1.0);
            prop_assert!((cells * 100.0 - shape.unsigned_area()).abs() <= 2.0 * side * 10.0 + 100.0);
        }

        #[test]
        fn a_narrow_line_covers_its_area_on_average(angle in 0.3..1.2f64) {
            // Many parallel lines, 7.3 m apart, so that their places within the cells differ.
            let (mut cells, mut area) = (0.0, 0.0);
            for k in 0..20 {
                let start = (20.0 + 7.3 * f64::from(k), 20.0);
                let road: LineString = vec![start, (start.0 + 200.0 * angle.cos(), start.1 + 200.0 * angle.sin())].into();
                line(FRAME, &road, 2.0, |_| cells += 100.0);
                area += 4.0 * Euclidean.length(&road);
            }
            prop_assert!((cells / area - 1.0f64).abs() < 0.2, "{} {}", cells, area);
        }

        #[test]
        fn nothing_beyond_the_grid_is_visited(x in -1e6..1e6f64, y in -1e6..1e6f64, half in 0.0..100.0f64) {
            let road: LineString = vec![(x, y), (200.0, 200.0), (f64::NAN, 0.0)].into();
            line(FRAME, &road, half, |i| assert!(i < FRAME.len()));
            polygon(FRAME, &Polygon::new(vec![(x, y), (200.0, 200.0), (x, 5.0)].into(), vec![]), |i| assert!(i < FRAME.len()));
        }
    }
}
