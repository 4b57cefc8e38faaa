//! Grounds that tell what stands on them.

use crate::osm::Tags;
use parvis_core::territory::BuildingUse;

/// The use of what stands on an area; `None` where anything may stand there.
pub fn zone(tags: &Tags) -> Option<BuildingUse> {
    let public = ["school", "kindergarten", "college", "university", "hospital", "clinic", "monastery"];
    Some(match tags.get("landuse") {
        Some("industrial" | "quarry" | "landfill" | "depot") => BuildingUse::Industrial,
        Some("commercial" | "retail") => BuildingUse::Commercial,
        Some("farmyard" | "greenhouse_horticulture") => BuildingUse::Agricultural,
        Some("garages") => BuildingUse::Annex,
        Some("religious" | "education" | "institutional" | "cemetery") => BuildingUse::Public,
        _ if tags.is_any("amenity", &public) || tags.is_any("leisure", &["sports_centre", "stadium"]) => {
            BuildingUse::Public
        }
        _ if tags.is_any("tourism", &["camp_site", "caravan_site"]) => BuildingUse::Commercial,
        _ if tags.is_any("man_made", &["works", "wastewater_plant", "water_works"])
            || tags.is_any("power", &["plant", "substation"]) =>
        {
            BuildingUse::Industrial
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schoolyard_tells_and_a_village_does_not() {
        let of = |k: &str, v: &str| zone(&Tags(vec![(k.into(), v.into())]));
        assert_eq!(of("amenity", "school"), Some(BuildingUse::Public));
        assert_eq!(of("landuse", "farmyard"), Some(BuildingUse::Agricultural));
        assert_eq!(of("landuse", "residential"), None);
    }
}
