//! Measures on the map.

use crate::territory::Point;
use serde::{Deserialize, Serialize};

/// Something placed on the map: a low-traffic street, a hedge, a reservoir.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Its number within the scenario.
    pub id: u32,
    /// The kind, as a theme's spec names it.
    pub kind: String,
    /// Where it is.
    pub place: Place,
    /// How large it is, in the unit that the kind states.
    pub size: f64,
}

/// Where a measure is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A point.
    Point(Point),
    /// A road of the pack, by its number.
    Road(u32),
    /// A line drawn on the map, of two points or more.
    Line(Vec<Point>),
}

/// Most points of a drawn line.
pub(super) const LINE_POINTS_MAX: usize = 100;

impl Measure {
    /// Whether every number is finite and every position lies on the globe.
    pub(super) fn is_sound(&self) -> bool {
        let on_globe = |p: &Point| p[0].abs() <= 180.0 && p[1].abs() <= 90.0;
        let placed = match &self.place {
            Place::Point(point) => on_globe(point),
            Place::Road(_) => true,
            Place::Line(points) => {
                (2..=LINE_POINTS_MAX).contains(&points.len()) && points.iter().all(on_globe)
            }
        };
        placed && self.size.is_finite() && !self.kind.is_empty() && self.kind.len() <= 64
    }
}
