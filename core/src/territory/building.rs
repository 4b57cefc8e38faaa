//! Buildings.

use super::{Basis, Point, Polygon};
use serde::{Deserialize, Serialize};

/// A building. Each attribute says by its [`Basis`] whether it is measured, derived or assumed.
#[derive(Debug, Clone, PartialEq)]
pub struct Building {
    /// Number within the layer.
    pub id: u32,
    /// What it is used for.
    pub usage: (BuildingUse, Basis),
    /// Storeys above ground, the ground floor included.
    pub storeys: (u8, Basis),
    /// Heated floor area over all storeys \[m2\]; 0 for sheds and barns.
    pub floor_area_m2: (f64, Basis),
    /// Dwellings in it.
    pub dwellings: (u16, Basis),
    /// When it was built.
    pub period: (Period, Basis),
    /// What heats it.
    pub heating: (Heating, Basis),
    /// Height of the eaves above ground \[m\], where known.
    pub height_m: Option<f64>,
    /// Its outline.
    pub polygon: Polygon,
}

impl Building {
    /// The middle of the outer ring's corners: good enough to say in which cell it stands.
    pub fn centre(&self) -> Option<Point> {
        let ring = self.polygon.first()?;
        let corners = ring.get(..ring.len().checked_sub(1)?)?;
        if corners.is_empty() {
            return None;
        }
        let n = corners.len() as f64;
        Some([corners.iter().map(|p| p[0]).sum::<f64>() / n, corners.iter().map(|p| p[1]).sum::<f64>() / n])
    }
}

/// What a building is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BuildingUse {
    /// Dwellings.
    Residential,
    /// Garages, sheds, anything unheated beside a dwelling.
    Annex,
    /// Shops, offices, hotels.
    Commercial,
    /// School, town hall, sports hall, church.
    Public,
    /// Works and warehouses.
    Industrial,
    /// Barns, stables, greenhouses.
    Agricultural,
    /// Not known.
    Other,
}

/// Construction periods, cut where building practice and French thermal rules changed (1974, 1988, 2000, 2012).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Before 1949: masonry.
    #[serde(rename = "before_1949")]
    Before1949,
    /// 1949 to 1974: before any thermal rule.
    #[serde(rename = "1949_1974")]
    From1949,
    /// 1975 to 1989.
    #[serde(rename = "1975_1989")]
    From1975,
    /// 1990 to 2000.
    #[serde(rename = "1990_2000")]
    From1990,
    /// 2001 to 2012.
    #[serde(rename = "2001_2012")]
    From2001,
    /// After 2012.
    #[serde(rename = "after_2012")]
    After2012,
    /// Not known: the mix of periods in `activity.csv` stands in.
    Unknown,
}

/// What heats a building.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heating {
    /// Natural or bottled gas.
    Gas,
    /// Heating oil.
    Oil,
    /// Electric radiators.
    Electric,
    /// Heat pump.
    HeatPump,
    /// Logs or pellets.
    Wood,
    /// Heat network.
    District,
    /// Not heated.
    None,
    /// Not known: the commune's mix in `activity.csv` stands in.
    Mix,
}
