//! What covers the ground.

use serde::{Deserialize, Serialize};

/// Land cover classes of a pack; the number is the one in `land_cover.tif`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum LandCover {
    /// Not known.
    #[default]
    Unknown = 0,
    /// Under a building.
    Building = 1,
    /// Sealed: roads, yards, car parks.
    Sealed = 2,
    /// Gardens, parks, sports grounds.
    Green = 3,
    /// Arable land.
    Cropland = 4,
    /// Meadows and pastures.
    Grassland = 5,
    /// Orchards and vineyards.
    Orchard = 6,
    /// Broad-leaved or mixed woods.
    Broadleaf = 7,
    /// Coniferous woods.
    Conifer = 8,
    /// Hedges, shrubs, heath.
    Shrub = 9,
    /// Rock, sand, scree.
    Bare = 10,
    /// Rivers, lakes, ponds.
    Water = 11,
    /// Marshes and bogs.
    Wetland = 12,
}

impl LandCover {
    /// Every class, in the order of their numbers.
    pub const ALL: [Self; 13] = [
        Self::Unknown,
        Self::Building,
        Self::Sealed,
        Self::Green,
        Self::Cropland,
        Self::Grassland,
        Self::Orchard,
        Self::Broadleaf,
        Self::Conifer,
        Self::Shrub,
        Self::Bare,
        Self::Water,
        Self::Wetland,
    ];

    /// The class with this number, if there is one.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }
}
