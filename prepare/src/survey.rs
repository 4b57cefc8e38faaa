//! A place as one source knows it: what it says, and nothing that it does not say. Positions are in metres
//! of the pack's reference system; nothing is clipped, simplified or derived yet.

use geo::{Coord, LineString, Polygon};
use parvis_core::territory::{BuildingUse, LandCover, RoadClass, SiteKind, StreamClass};

/// What a source knows of a place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Survey {
    /// Buildings.
    pub buildings: Vec<Structure>,
    /// Roads and paths.
    pub roads: Vec<Way>,
    /// Rivers and streams.
    pub streams: Vec<Watercourse>,
    /// What covers the ground.
    pub covers: Vec<Cover>,
    /// Grounds of works, schools, hospitals, farmyards: they tell what stands on them.
    pub zones: Vec<Zone>,
    /// Named places.
    pub sites: Vec<Spot>,
    /// Lines that seal the ground beside roads: railways.
    pub rails: Vec<LineString>,
    /// Residents, where the source counts them.
    pub population: Option<Count>,
    /// Whether the source knows in which buildings people live; a building of unknown use then holds none.
    pub knows_dwellings: bool,
    /// Whom to thank, and the year of the data.
    pub credit: Credit,
    /// What was met that could not be used, for the summary.
    pub remarks: Vec<String>,
}

/// A number that somebody counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Count {
    /// The number.
    pub value: u32,
    /// The year it describes.
    pub year: i32,
    /// Who counted.
    pub source: String,
}

/// Where data is from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Credit {
    /// Name or SPDX id of the licence.
    pub licence: String,
    /// Whom to name, in the source's own words.
    pub attribution: String,
    /// The year that the data describes.
    pub year: i32,
}

/// A building.
#[derive(Debug, Clone, PartialEq)]
pub struct Structure {
    /// Its outline.
    pub outline: Polygon,
    /// What it is used for, where the source says so.
    pub usage: Option<BuildingUse>,
    /// Storeys above ground.
    pub storeys: Option<u8>,
    /// Height of the eaves \[m\].
    pub height_m: Option<f64>,
    /// Dwellings in it.
    pub dwellings: Option<u16>,
    /// Year it was built.
    pub built: Option<i32>,
    /// A light structure: carport, shed, greenhouse.
    pub light: bool,
}

/// A road or path.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// Its course.
    pub line: LineString,
    /// Its name, or its number.
    pub name: Option<String>,
    /// Its number (`D888`), where it has one.
    pub number: Option<String>,
    /// Its class.
    pub class: Option<RoadClass>,
    /// Its speed limit \[km/h\].
    pub limit_kmh: Option<f64>,
    /// It serves one plot alone: a drive, a yard.
    pub private: bool,
    /// It is driven in one direction alone: one carriageway of a road, or a slip road.
    pub oneway: bool,
}

/// A watercourse.
#[derive(Debug, Clone, PartialEq)]
pub struct Watercourse {
    /// Its course.
    pub line: LineString,
    /// Its name.
    pub name: Option<String>,
    /// Its size.
    pub class: StreamClass,
}

/// A piece of ground with one cover.
#[derive(Debug, Clone, PartialEq)]
pub struct Cover {
    /// Its outline.
    pub outline: Polygon,
    /// What covers it.
    pub class: LandCover,
    /// How certain it is that this lies on top, see [`Rank`].
    pub rank: Rank,
    /// Woods whose leaf the source does not tell; `class` is then broad-leaved until the height decides.
    pub unknown_leaf: bool,
    /// Land that is farmed.
    pub farmed: bool,
}

/// Ground on which buildings have one use.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone {
    /// Its outline.
    pub outline: Polygon,
    /// The use of what stands on it.
    pub usage: BuildingUse,
}

/// What lies over what where outlines overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// A zone in which something is usual: a residential area is mostly gardens.
    Zone,
    /// A cover as it is seen from above.
    Ground,
    /// Hedges, which stand on the fields that they bound.
    Hedge,
    /// Water.
    Water,
}

/// A named place.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Where it is.
    pub point: Coord,
    /// What it is.
    pub kind: SiteKind,
    /// Its name.
    pub name: Option<String>,
}
