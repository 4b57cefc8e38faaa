//! Roads and paths.

use super::{Basis, Line};
use serde::{Deserialize, Serialize};

/// A road, street or path between two junctions.
#[derive(Debug, Clone, PartialEq)]
pub struct Road {
    /// Number within the layer.
    pub id: u32,
    /// Its name or number, where it has one.
    pub name: Option<String>,
    /// What it carries.
    pub class: (RoadClass, Basis),
    /// Speed at which people drive there \[km/h\].
    pub speed_kmh: (f64, Basis),
    /// Motor vehicles in both directions on a mean day.
    pub vehicles_day: (f64, Basis),
    /// Lorries and buses among them, 0 to 1.
    pub heavy_share: (f64, Basis),
    /// Its course.
    pub line: Line,
}

/// Road classes, from the largest down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoadClass {
    /// Motorway or expressway.
    Motorway,
    /// National or main departmental road.
    Primary,
    /// Departmental road between towns.
    Secondary,
    /// Road between villages.
    Tertiary,
    /// Street with houses, lane to a farm.
    Local,
    /// Track for farm and forest.
    Track,
    /// Path for walking or cycling, no motor vehicles.
    Path,
}

impl RoadClass {
    /// Whether motor vehicles of the public may use it.
    pub fn carries_traffic(self) -> bool {
        self <= Self::Local
    }
}
