//! `territory.json`: what the pack is and what it holds.

use super::Frame;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The value of `format` in every manifest.
pub const FORMAT: &str = "parvis-territory";

/// The version of the pack format that this code writes and reads.
pub const VERSION: u32 = 1;

/// The first file of a pack.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Always [`FORMAT`].
    pub format: String,
    /// The version of the format, see [`VERSION`].
    pub version: u32,
    /// The folder's name: lower-case letters, digits and hyphens.
    pub slug: String,
    /// The commune's name as its residents write it.
    pub name: String,
    /// Whether the commune is an invented one; the app says so beside its name.
    #[serde(default)]
    pub invented: bool,
    /// The commune's code in its country's register, where it has one.
    #[serde(default)]
    pub code: Option<PlaceCode>,
    /// ISO 3166-1 alpha-2 country code.
    pub country: String,
    /// Residents.
    pub population: u32,
    /// Households.
    pub households: u32,
    /// How `population` and `households` are known.
    pub population_basis: Basis,
    /// The year of `population` and `households`.
    pub population_year: i32,
    /// Area inside the boundary \[km2\].
    pub area_km2: f64,
    /// EPSG code of the projected reference system, in metres.
    pub crs_epsg: u32,
    /// The grid that all raster layers share.
    pub grid: Frame,
    /// West, south, east, north in degrees, WGS 84, of the commune.
    pub bbox: [f64; 4],
    /// What the commune may spend on measures \[EUR\], where it has said so.
    #[serde(default)]
    pub budget_eur: Option<f64>,
    /// The layers of the pack.
    pub layers: Vec<LayerEntry>,
    /// Figures of the baseline by indicator id, so that the first view shows numbers before any run.
    #[serde(default)]
    pub baseline: BTreeMap<String, crate::outcome::Quantity>,
}

/// A commune's code in a register.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlaceCode {
    /// `INSEE`, `LAU` or another register's name.
    pub register: String,
    /// The code itself.
    pub value: String,
}

/// One file of the pack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayerEntry {
    /// What the file holds.
    pub kind: LayerKind,
    /// The file's name in the pack's folder.
    pub path: String,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
    /// The file's size \[bytes\].
    pub bytes: u64,
    /// Name or SPDX id of the licence.
    pub licence: String,
    /// Whom to name, in the source's own words.
    pub attribution: String,
    /// The year that the data describes.
    pub year: i32,
    /// How the layer came about as a whole; features may differ and then say so.
    pub basis: Basis,
    /// The rule by which it was derived, what stands in for what, how many holes were filled.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// How a figure came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Observed or counted by the named source.
    Measured,
    /// Computed from measured data by a stated rule.
    Derived,
    /// Taken from an average elsewhere, or from a stated assumption.
    #[default]
    Assumed,
}

/// What a layer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LayerKind {
    /// `boundary.geojson`
    Boundary,
    /// `buildings.geojson`
    Buildings,
    /// `roads.geojson`
    Roads,
    /// `streams.geojson`
    Streams,
    /// `areas.geojson`
    Areas,
    /// `sites.geojson`
    Sites,
    /// `land_cover.tif`
    LandCover,
    /// `elevation.tif`
    Elevation,
    /// `population.tif`
    Population,
    /// `wind.csv`
    Wind,
    /// `weather.csv`
    Weather,
    /// `hydrology.csv`
    Hydrology,
    /// `activity.csv`
    Activity,
}

impl LayerKind {
    /// Every kind, in the order in which a pack lists them.
    pub const ALL: [Self; 13] = [
        Self::Boundary,
        Self::Buildings,
        Self::Roads,
        Self::Streams,
        Self::Areas,
        Self::Sites,
        Self::LandCover,
        Self::Elevation,
        Self::Population,
        Self::Wind,
        Self::Weather,
        Self::Hydrology,
        Self::Activity,
    ];

    /// The name that the manifest uses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Boundary => "boundary",
            Self::Buildings => "buildings",
            Self::Roads => "roads",
            Self::Streams => "streams",
            Self::Areas => "areas",
            Self::Sites => "sites",
            Self::LandCover => "land_cover",
            Self::Elevation => "elevation",
            Self::Population => "population",
            Self::Wind => "wind",
            Self::Weather => "weather",
            Self::Hydrology => "hydrology",
            Self::Activity => "activity",
        }
    }

    /// The file's name in the pack.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Boundary => "boundary.geojson",
            Self::Buildings => "buildings.geojson",
            Self::Roads => "roads.geojson",
            Self::Streams => "streams.geojson",
            Self::Areas => "areas.geojson",
            Self::Sites => "sites.geojson",
            Self::LandCover => "land_cover.tif",
            Self::Elevation => "elevation.tif",
            Self::Population => "population.tif",
            Self::Wind => "wind.csv",
            Self::Weather => "weather.csv",
            Self::Hydrology => "hydrology.csv",
            Self::Activity => "activity.csv",
        }
    }
}
