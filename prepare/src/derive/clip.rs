//! Cutting features at an outline.

use geo::{
    BooleanOps, BoundingRect, Contains, Coord, Intersects, Line, LineString, MultiPolygon, Point, Polygon,
    Rect,
};

/// An outline to cut at.
#[derive(Debug, Clone)]
pub struct Knife {
    outline: MultiPolygon,
    rect: Option<Rect>,
}

impl Knife {
    /// A knife along an outline.
    pub fn new(outline: &MultiPolygon) -> Self {
        Self { outline: outline.clone(), rect: outline.bounding_rect() }
    }

    /// Whether something with this bounding box may reach into the outline.
    fn near(&self, rect: Option<Rect>) -> bool {
        matches!((self.rect, rect), (Some(a), Some(b)) if a.intersects(&b))
    }

    /// The parts of a polygon within the outline.
    pub fn polygon(&self, polygon: &Polygon) -> Vec<Polygon> {
        if !self.near(polygon.bounding_rect()) || !finite(polygon.exterior()) {
            return Vec::new();
        }
        polygon.intersection(&self.outline).0
    }

    /// The parts of a line within the outline, in its direction.
    pub fn line(&self, line: &LineString) -> Vec<LineString> {
        if !self.near(line.bounding_rect()) || !finite(line) {
            return Vec::new();
        }
        let mut parts = Vec::new();
        let mut part: Vec<Coord> = Vec::new();
        let mut end = |part: &mut Vec<Coord>| {
            if part.len() > 1 {
                parts.push(LineString::new(std::mem::take(part)));
            }
            part.clear();
        };
        for edge in line.lines() {
            let mut cuts = self.crossings(edge);
            cuts.push(1.0);
            let mut from = 0.0;
            for to in cuts {
                let at = |t: f64| edge.start + edge.delta() * t;
                if to > from {
                    if self.outline.contains(&Point(at((from + to) / 2.0))) {
                        if part.is_empty() {
                            part.push(at(from));
                        }
                        part.push(if to < 1.0 { at(to) } else { edge.end });
                    } else {
                        end(&mut part);
                    }
                    from = to;
                }
            }
        }
        end(&mut part);
        parts
    }

    /// Where an edge crosses the outline, as rising shares of its length.
    fn crossings(&self, edge: Line) -> Vec<f64> {
        let (d, rect) = (edge.delta(), edge.bounding_rect());
        let rings = self.outline.0.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
        let mut cuts: Vec<f64> = rings
            .flat_map(LineString::lines)
            .filter(|side| rect.intersects(&side.bounding_rect()))
            .filter_map(|side| {
                let (e, w) = (side.delta(), side.start - edge.start);
                let cross = d.x * e.y - d.y * e.x;
                let (t, u) = ((w.x * e.y - w.y * e.x) / cross, (w.x * d.y - w.y * d.x) / cross);
                ((0.0..=1.0).contains(&t) && (0.0..=1.0).contains(&u)).then_some(t)
            })
            .collect();
        cuts.sort_unstable_by(f64::total_cmp);
        cuts
    }
}

fn finite(line: &LineString) -> bool {
    line.0.iter().all(|c| c.x.is_finite() && c.y.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Area, Euclidean, Length, coord, line_string};
    use proptest::prelude::*;

    fn square(x: f64, y: f64, side: f64) -> Polygon {
        Rect::new(coord! {x: x, y: y}, coord! {x: x + side, y: y + side}).to_polygon()
    }

    #[test]
    fn a_line_that_leaves_and_comes_back_is_cut_in_two_and_keeps_its_direction() {
        let knife = Knife::new(&square(0.0, 0.0, 100.0).into());
        let line = line_string![(x: 150.0, y: 20.0), (x: 50.0, y: 20.0), (x: 50.0, y: 150.0), (x: 20.0, y: 150.0), (x: 20.0, y: 50.0)];
        let parts = knife.line(&line);
        assert_eq!(parts.len(), 2);
        let first = parts.iter().find(|p| p.0[0].y < 60.0).unwrap();
        assert!(first.0[0].x > first.0[first.0.len() - 1].x);
        let second = parts.iter().find(|p| p.0[0].y > 60.0).unwrap();
        assert!(second.0[0].y > second.0[second.0.len() - 1].y);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn what_is_cut_is_no_larger_and_lies_within(x in -150.0..150.0f64, y in -150.0..150.0f64, side in 1.0..200.0f64) {
            let knife = Knife::new(&square(0.0, 0.0, 100.0).into());
            let part: f64 = knife.polygon(&square(x, y, side)).iter().map(|p| p.unsigned_area()).sum();
            let overlap = |a: f64| ((a + side).min(100.0) - a.max(0.0)).max(0.0);
            prop_assert!((part - overlap(x) * overlap(y)).abs() < 1.0);
        }

        #[test]
        fn lines_only_get_shorter(points in proptest::collection::vec((-150.0..150.0f64, -150.0..150.0f64), 2..8)) {
            let line: LineString = points.into_iter().collect();
            let knife = Knife::new(&square(0.0, 0.0, 100.0).into());
            let parts = knife.line(&line);
            let length: f64 = parts.iter().map(|p| Euclidean.length(p)).sum();
            prop_assert!(length <= Euclidean.length(&line) + 1e-3);
            prop_assert!(parts.iter().flat_map(|p| &p.0).all(|c| c.x > -0.1 && c.x < 100.1 && c.y > -0.1 && c.y < 100.1));
        }
    }
}
