//! Outlines and lines on the map.

use super::LandCover;

/// Longitude and latitude in degrees, WGS 84.
pub type Point = [f64; 2];

/// A line of two points or more.
pub type Line = Vec<Point>;

/// An outer ring and its holes; each ring is closed (first point = last point).
pub type Polygon = Vec<Line>;

/// An outline of one land cover, drawn on the map under everything else.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// What covers it.
    pub cover: LandCover,
    /// Its outline.
    pub polygon: Polygon,
}

/// A river or stream, drawn in the direction of its flow where the source says so.
#[derive(Debug, Clone, PartialEq)]
pub struct Stream {
    /// Number within the layer.
    pub id: u32,
    /// Its name, where it has one.
    pub name: Option<String>,
    /// How large it is.
    pub class: StreamClass,
    /// Its course.
    pub line: Line,
}

/// The size of a watercourse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StreamClass {
    /// A river, as a rule more than 5 m wide.
    River,
    /// A stream that flows all year.
    Stream,
    /// A ditch, a canal, or a stream that dries out.
    Minor,
}
