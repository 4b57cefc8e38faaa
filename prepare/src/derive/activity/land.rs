//! Farming as the land suggests it: hectares from the land cover grid, animals and irrigation from the means
//! of France for a hectare, and the air that comes from outside.

use super::put;
use parvis_core::territory::{Activities, Basis};

/// What the land cover grid holds.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Ground {
    /// Arable land, orchards and vineyards \[ha\].
    pub crops_ha: f64,
    /// Farmed grassland \[ha\].
    pub grass_ha: f64,
    /// Area of the commune \[km2\].
    pub area_km2: f64,
    /// The year of the land cover.
    pub year: i32,
}

/// Animals on a hectare of farmed grassland in France: heads by the census of farming of 2020 (cattle 17.0
/// million, of which dairy cows 3.5; sheep 7.0; goats 1.4) over 12 million hectares of grass.
const GRAZING: [(&str, f64); 4] = [
    ("farming.dairy_cows", 0.29),
    ("farming.other_cattle", 1.12),
    ("farming.sheep", 0.58),
    ("farming.goats", 0.12),
];
/// Share of the farmed land that is irrigated in France, by the same census.
const IRRIGATED: f64 = 0.068;

const CENSUS: &str = "Agreste, recensement agricole 2020, mean of France by hectare";
const COVER: &str = "land cover grid of this pack";
const RURAL_AIR: &str = "Ineris and LCSQA, rural background stations, France";

pub(super) fn suggest(ground: &Ground, stands_in: &str, list: &mut Activities) {
    let mut area = |id: &str, ha: f64| {
        put(list, id, (ha, 0.5 * ha, 1.2 * ha), ground.year, Basis::Derived, COVER);
    };
    area("farming.cropland_ha", ground.crops_ha.round());
    area("farming.grassland_ha", ground.grass_ha.round());
    let census = format!("{CENSUS}{stands_in}");
    for (id, a_hectare) in GRAZING {
        let heads = (ground.grass_ha * a_hectare).round();
        put(list, id, (heads, 0.0, 3.0 * heads), 2020, Basis::Assumed, &census);
    }
    let irrigated = (ground.crops_ha * IRRIGATED).round();
    put(list, "farming.irrigated_ha", (irrigated, 0.0, 3.0 * irrigated), 2020, Basis::Assumed, &census);
    if ground.area_km2 > 0.0 {
        let km2 = ground.area_km2;
        let source = "the commune's own area stands in for the catchment upstream of the intake";
        put(list, "water.catchment_km2", (km2, 0.2 * km2, 5.0 * km2), ground.year, Basis::Assumed, source);
    }
    let air = format!("{RURAL_AIR}{stands_in}");
    put(list, "air.background_no2_ug_m3", (5.0, 3.0, 9.0), 2021, Basis::Assumed, &air);
    put(list, "air.background_pm25_ug_m3", (7.5, 5.0, 10.0), 2021, Basis::Assumed, &air);
}
