//! Rectangles on the ground, and whether there is room for another.

use super::ground::Ground;
use super::lattice::P;
use super::lines::{away, between, geo_line};
use super::network::Network;
use super::rivers::River;
use crate::derive::nearest::LineIndex;
use geo::Coord;
use parvis_core::territory::RoadClass;
use std::collections::HashMap;

/// Side of a square of the index \[m\].
const SQUARE_M: f64 = 40.0;

/// A rectangle: its middle, the direction of its width, half its width and half its depth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Plot {
    /// Middle.
    pub(super) middle: P,
    /// Direction of its width, of length 1.
    pub(super) along: P,
    /// Half its width \[m\].
    pub(super) half_width: f64,
    /// Half its depth \[m\].
    pub(super) half_depth: f64,
}

impl Plot {
    /// The point at shares of half its width and half its depth.
    pub(super) fn point(&self, u: f64, v: f64) -> P {
        let [x, y] = self.along;
        away(away(self.middle, self.along, u * self.half_width), [-y, x], v * self.half_depth)
    }

    /// The rectangle widened on each side.
    fn wider(&self, by: f64) -> Self {
        Self { half_width: self.half_width + by, half_depth: self.half_depth + by, ..*self }
    }

    fn reach(&self) -> f64 {
        self.half_width.hypot(self.half_depth)
    }

    /// Whether two rectangles overlap: no line along a side of one of them parts the two.
    fn overlaps(&self, other: &Self) -> bool {
        let apart = |a: &Self, b: &Self| {
            let [x, y] = a.along;
            let d = between(a.middle, b.middle);
            let reach = |[p, q]: P| {
                let [bx, by] = b.along;
                b.half_width * (bx * p + by * q).abs() + b.half_depth * (-by * p + bx * q).abs()
            };
            (d[0] * x + d[1] * y).abs() > a.half_width + reach([x, y])
                || (d[1] * x - d[0] * y).abs() > a.half_depth + reach([-y, x])
        };
        !apart(self, other) && !apart(other, self)
    }
}

/// What is built, and what keeps others from building.
pub(super) struct Room<'a> {
    ground: &'a Ground,
    roads: LineIndex,
    half_widths: Vec<f64>,
    rivers: LineIndex,
    beds: Vec<f64>,
    squares: HashMap<(i64, i64), Vec<Plot>>,
}

impl<'a> Room<'a> {
    /// Room beside these roads and rivers.
    pub(super) fn new(ground: &'a Ground, network: &Network, rivers: &[River]) -> Self {
        let roads: Vec<_> = network.ways.iter().map(|way| geo_line(&way.line)).collect();
        let half = |class: RoadClass| match class {
            RoadClass::Motorway | RoadClass::Primary => 4.2,
            RoadClass::Secondary => 3.6,
            RoadClass::Tertiary => 3.0,
            RoadClass::Local => 2.4,
            RoadClass::Track | RoadClass::Path => 1.6,
        };
        let courses: Vec<_> = rivers.iter().map(|river| geo_line(&river.line)).collect();
        Self {
            ground,
            roads: LineIndex::new(&roads, 40.0),
            half_widths: network.ways.iter().map(|way| half(way.class)).collect(),
            rivers: LineIndex::new(&courses, 40.0),
            beds: rivers.iter().map(River::half_width_m).collect(),
            squares: HashMap::new(),
        }
    }

    /// Distance from a point to the edge of the nearest road; 40 m or more where there is none near.
    pub(super) fn road_at(&self, [x, y]: P) -> f64 {
        let nearest = self.roads.nearest(Coord { x, y });
        nearest.map_or(40.0, |(way, d)| d - self.half_widths.get(way).copied().unwrap_or(0.0))
    }

    /// Whether the rectangle stands free: `apart` from others, `clear` of roads, dry and on ground that is not
    /// too steep.
    pub(super) fn is_free(&self, plot: &Plot, apart: f64, clear: f64) -> bool {
        let dry = |[x, y]: P| {
            let river = self.rivers.nearest(Coord { x, y });
            river.is_none_or(|(river, d)| d > self.beds.get(river).copied().unwrap_or(0.0) + 9.0)
        };
        let points = [-1.0, 0.0, 1.0].into_iter().flat_map(|u| [-1.0, 0.0, 1.0].map(|v| plot.point(u, v)));
        let fits = points.into_iter().all(|p| self.road_at(p) > clear && dry(p));
        fits && self.ground.slope(plot.middle) < 0.28 && !self.is_built(&plot.wider(apart))
    }

    /// Whether the rectangle overlaps one that is built.
    pub(super) fn is_built(&self, plot: &Plot) -> bool {
        around(plot)
            .any(|square| self.squares.get(&square).is_some_and(|list| list.iter().any(|p| p.overlaps(plot))))
    }

    /// Takes the room.
    pub(super) fn build(&mut self, plot: Plot) {
        for square in around(&plot) {
            self.squares.entry(square).or_default().push(plot);
        }
    }

    /// The ground that is built on.
    pub(super) fn ground(&self) -> &Ground {
        self.ground
    }
}

/// Squares that a rectangle may touch.
fn around(plot: &Plot) -> impl Iterator<Item = (i64, i64)> {
    let reach = plot.reach();
    let [west, south] = plot.middle.map(|v| ((v - reach) / SQUARE_M).floor() as i64);
    let [east, north] = plot.middle.map(|v| ((v + reach) / SQUARE_M).floor() as i64);
    (west..=east).flat_map(move |col| (south..=north).map(move |row| (col, row)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::lines::turned;
    use geo::{Intersects, Polygon};
    use proptest::prelude::*;

    fn outline(plot: &Plot) -> Polygon {
        let ring = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)].map(|(u, v)| plot.point(u, v));
        Polygon::new(geo_line(&ring), vec![])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn rectangles_overlap_where_their_outlines_meet(x in -30.0..30.0f64, y in -30.0..30.0f64, a in 0.0..3.0f64, w in 1.0..20.0f64, d in 1.0..20.0f64) {
            let one = Plot { middle: [0.0, 0.0], along: [1.0, 0.0], half_width: 8.0, half_depth: 5.0 };
            let two = Plot { middle: [x, y], along: turned([1.0, 0.0], a), half_width: w, half_depth: d };
            prop_assert_eq!(one.overlaps(&two), outline(&one).intersects(&outline(&two)));
        }
    }
}
