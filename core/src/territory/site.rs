//! Named places.

use super::Point;
use serde::{Deserialize, Serialize};

/// A named place.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// Number within the layer.
    pub id: u32,
    /// What it is.
    pub kind: SiteKind,
    /// Its name, where it has one.
    pub name: Option<String>,
    /// Where it is.
    pub point: Point,
}

/// Kinds of named places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SiteKind {
    /// The village itself: its label on the map.
    Village,
    /// A hamlet or quarter.
    Hamlet,
    /// Nursery, school, college.
    School,
    /// Town hall.
    TownHall,
    /// Works, quarry, treatment plant, power station.
    Works,
    /// Farm.
    Farm,
    /// Doctor, hospital, home for the elderly.
    Care,
    /// Sports ground or hall, playground.
    Sport,
    /// Church or other place of worship, cemetery.
    Worship,
    /// Summit, pass, spring.
    Natural,
    /// Anything else worth a name.
    Other,
}
