//! What a place is: its manifest, its grids, its buildings, roads, streams, sites and series, as a territory
//! pack holds them (`docs/PACK.md`).
//!
//! Positions are WGS 84 longitude and latitude in degrees, as in the pack's GeoJSON; grids lie in the pack's
//! projected reference system, in metres. Decoding checks every rule of the format and answers with an
//! error that names file, layer and field.

mod activity;
mod building;
pub mod decode;
mod grid;
mod land_cover;
mod manifest;
mod projection;
mod road;
mod series;
mod site;
mod vector;
mod wind;

pub use activity::{Activities, Activity};
pub use building::{Building, BuildingUse, Heating, Period};
pub use decode::{PackError, PackFiles, decode, decode_manifest};
pub use grid::{Frame, Grid};
pub use land_cover::LandCover;
pub use manifest::{Basis, FORMAT, LayerEntry, LayerKind, Manifest, PlaceCode, VERSION};
pub use projection::{Projection, ProjectionError, zone_for};
pub use road::{Road, RoadClass};
pub use series::{Hydrology, Weather};
pub use site::{Site, SiteKind};
pub use vector::{Area, Line, Point, Polygon, Stream, StreamClass};
pub use wind::{WindBin, WindRose};

/// A commune, decoded and checked. A layer that the pack does not hold is `None` or empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Territory {
    /// Names, figures, reference system, grid, and the list of layers with their licences.
    pub manifest: Manifest,
    /// The outline of the commune.
    pub boundary: Vec<Polygon>,
    /// What covers the ground, a class a cell.
    pub land_cover: Option<Grid<LandCover>>,
    /// Height of the ground \[m\].
    pub elevation_m: Option<Grid<f32>>,
    /// Residents in each cell.
    pub population: Option<Grid<f32>>,
    /// Every building.
    pub buildings: Vec<Building>,
    /// Every road and path.
    pub roads: Vec<Road>,
    /// Rivers and streams.
    pub streams: Vec<Stream>,
    /// Woods, fields and waters as outlines, for the map alone.
    pub areas: Vec<Area>,
    /// Named places: school, town hall, works, farms, hamlets.
    pub sites: Vec<Site>,
    /// How often the wind blows from where, how fast, in which stability.
    pub wind: Option<WindRose>,
    /// A typical year by the hour.
    pub weather: Option<Weather>,
    /// Rain, evapotranspiration and, where gauged, river flow by the day.
    pub hydrology: Option<Hydrology>,
    /// What people do there, by sector: heads of cattle, litres of water, tonnes of waste.
    pub activities: Activities,
}
