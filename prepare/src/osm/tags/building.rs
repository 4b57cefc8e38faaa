//! Buildings.

use super::{leading_number, year};
use crate::osm::Tags;
use parvis_core::territory::BuildingUse;

/// What the tags of a building say.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Built {
    /// What it is used for.
    pub usage: Option<BuildingUse>,
    /// Storeys above ground.
    pub storeys: Option<u8>,
    /// Height \[m\].
    pub height_m: Option<f64>,
    /// Dwellings.
    pub dwellings: Option<u16>,
    /// Year it was built.
    pub built: Option<i32>,
    /// A light structure.
    pub light: bool,
}

/// Reads the tags of a building; `None` for anything else.
pub fn building(tags: &Tags) -> Option<Built> {
    let kind =
        tags.get("building").filter(|k| !["no", "demolished", "construction", "proposed"].contains(k))?;
    let count =
        |key: &str, most: f64| tags.get(key).and_then(leading_number).filter(|v| (1.0..=most).contains(v));
    Some(Built {
        usage: usage(kind).or_else(|| usage_of_what_is_in_it(tags)),
        storeys: count("building:levels", 100.0).map(|v| v.round() as u8),
        height_m: tags.get("height").and_then(leading_number).filter(|v| (0.5..=400.0).contains(v)),
        dwellings: count("building:flats", 2000.0).map(|v| v as u16),
        built: ["start_date", "year_of_construction", "construction_date"]
            .iter()
            .find_map(|k| year(tags.get(k)?)),
        light: ["roof", "carport", "greenhouse", "shed", "tent"].contains(&kind),
    })
}

fn usage(kind: &str) -> Option<BuildingUse> {
    Some(match kind {
        "house" | "detached" | "apartments" | "residential" | "semidetached_house" | "terrace"
        | "bungalow" | "farm" | "dormitory" | "static_caravan" | "cabin" | "villa" => {
            BuildingUse::Residential
        }
        "garage" | "garages" | "carport" | "shed" | "roof" | "hut" | "service" | "ruins" | "ger" | "tent"
        | "transformer_tower" | "parking" => BuildingUse::Annex,
        "commercial" | "retail" | "office" | "hotel" | "supermarket" | "kiosk" | "shop" | "restaurant" => {
            BuildingUse::Commercial
        }
        "public" | "civic" | "school" | "kindergarten" | "university" | "college" | "hospital" | "church"
        | "chapel" | "cathedral" | "mosque" | "synagogue" | "temple" | "monastery" | "religious"
        | "government" | "townhall" | "sports_hall" | "sports_centre" | "stadium" | "train_station"
        | "fire_station" | "museum" | "grandstand" | "toilets" => BuildingUse::Public,
        "industrial" | "warehouse" | "manufacture" | "hangar" => BuildingUse::Industrial,
        "barn" | "farm_auxiliary" | "cowshed" | "stable" | "sty" | "greenhouse" | "silo" | "slurry_tank" => {
            BuildingUse::Agricultural
        }
        _ => return None,
    })
}

fn usage_of_what_is_in_it(tags: &Tags) -> Option<BuildingUse> {
    if tags.get("shop").is_some()
        || tags.get("office").is_some_and(|o| o != "government")
        || tags.is_any("tourism", &["hotel", "guest_house", "hostel", "apartment", "chalet"])
        || tags
            .is_any("amenity", &["restaurant", "bar", "cafe", "bank", "fuel", "pharmacy", "pub", "fast_food"])
    {
        return Some(BuildingUse::Commercial);
    }
    let public = [
        "school",
        "kindergarten",
        "college",
        "university",
        "townhall",
        "place_of_worship",
        "library",
        "community_centre",
        "hospital",
        "clinic",
        "doctors",
        "nursing_home",
        "social_facility",
        "police",
        "fire_station",
        "post_office",
        "arts_centre",
        "theatre",
    ];
    if tags.is_any("amenity", &public)
        || tags.is("office", "government")
        || tags.is_any("tourism", &["museum", "gallery"])
        || tags.is_any("leisure", &["sports_centre", "sports_hall", "stadium", "ice_rink"])
    {
        return Some(BuildingUse::Public);
    }
    let works = tags.is_any("man_made", &["works", "wastewater_plant", "water_works"])
        || tags.is_any("power", &["plant", "substation", "generator"])
        || tags.get("craft").is_some()
        || tags.get("industrial").is_some();
    works.then_some(BuildingUse::Industrial)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(pairs: &[(&str, &str)]) -> Tags {
        Tags(pairs.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect())
    }

    #[test]
    fn what_is_said_is_taken_and_nothing_else() {
        let house = building(&tags(&[
            ("building", "house"),
            ("building:levels", "2"),
            ("height", "7 m"),
            ("start_date", "1974"),
        ]));
        let expected = Built {
            usage: Some(BuildingUse::Residential),
            storeys: Some(2),
            height_m: Some(7.0),
            built: Some(1974),
            ..Built::default()
        };
        assert_eq!(house, Some(expected));
        assert_eq!(building(&tags(&[("building", "yes")])), Some(Built::default()));
        assert_eq!(building(&tags(&[("building", "no")])), None);
        let school = building(&tags(&[("building", "yes"), ("amenity", "school")])).unwrap();
        assert_eq!(school.usage, Some(BuildingUse::Public));
        assert_eq!(building(&tags(&[("building", "yes"), ("building:levels", "-1")])).unwrap().storeys, None);
    }
}
