//! What covers the ground.

use crate::osm::Tags;
use crate::survey::Rank;
use parvis_core::territory::LandCover;

/// What the tags of an area say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ground {
    /// The cover.
    pub class: LandCover,
    /// What it lies over.
    pub rank: Rank,
    /// Woods without a word on their leaves.
    pub unknown_leaf: bool,
    /// Land that is farmed.
    pub farmed: bool,
}

/// Reads the tags of an area; `None` where they do not tell what covers the ground.
pub fn cover(tags: &Tags) -> Option<Ground> {
    use LandCover as C;
    use Rank as R;
    let plain = |class, rank| Some(Ground { class, rank, unknown_leaf: false, farmed: false });
    let farmed = |class| Some(Ground { class, rank: R::Ground, unknown_leaf: false, farmed: true });
    let wood = || {
        let (class, unknown_leaf) = match (tags.get("leaf_type"), tags.get("wood")) {
            (Some("needleleaved"), _) | (None, Some("coniferous")) => (C::Conifer, false),
            (None, None) => (C::Broadleaf, true),
            _ => (C::Broadleaf, false),
        };
        Some(Ground { class, rank: R::Ground, unknown_leaf, farmed: false })
    };
    match (tags.get("natural"), tags.get("landuse"), tags.get("leisure")) {
        (Some("water"), _, _) | (_, Some("reservoir" | "basin"), _) => return plain(C::Water, R::Water),
        (Some("wetland"), _, _) => return plain(C::Wetland, R::Ground),
        (Some("wood"), _, _) | (_, Some("forest"), _) => return wood(),
        (Some("scrub" | "heath" | "shrubbery"), _, _) => return plain(C::Shrub, R::Ground),
        (Some("grassland" | "fell" | "tundra"), _, _) => return plain(C::Grassland, R::Ground),
        (
            Some(
                "bare_rock" | "scree" | "shingle" | "sand" | "glacier" | "rock" | "stone" | "cliff" | "beach",
            ),
            _,
            _,
        ) => {
            return plain(C::Bare, R::Ground);
        }
        (_, Some("farmland" | "greenhouse_horticulture" | "plant_nursery"), _) => return farmed(C::Cropland),
        (_, Some("meadow"), _) => return farmed(C::Grassland),
        (_, Some("orchard" | "vineyard"), _) => return farmed(C::Orchard),
        (_, Some("quarry" | "landfill" | "brownfield"), _) => return plain(C::Bare, R::Ground),
        (
            _,
            Some("grass" | "village_green" | "recreation_ground" | "allotments" | "cemetery" | "flowerbed"),
            _,
        )
        | (_, _, Some("park" | "garden" | "pitch" | "golf_course" | "playground" | "dog_park")) => {
            return plain(C::Green, R::Ground);
        }
        (_, Some("residential" | "religious" | "education" | "institutional"), _)
        | (_, _, Some("sports_centre" | "stadium")) => return plain(C::Green, R::Zone),
        (
            _,
            Some(
                "industrial" | "commercial" | "retail" | "railway" | "garages" | "construction" | "farmyard"
                | "depot",
            ),
            _,
        ) => {
            return plain(C::Sealed, R::Zone);
        }
        _ => {}
    }
    if tags.is_any("waterway", &["riverbank", "dock"]) {
        return plain(C::Water, R::Water);
    }
    if tags.is("amenity", "parking") || tags.is("aeroway", "apron") || is_square(tags) {
        return plain(C::Sealed, R::Ground);
    }
    if tags.is_any("amenity", &["school", "kindergarten", "college", "university", "hospital", "grave_yard"])
    {
        return plain(C::Green, R::Zone);
    }
    None
}

fn is_square(tags: &Tags) -> bool {
    tags.is("area", "yes") && tags.is_any("highway", &["pedestrian", "service", "footway"])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ground(pairs: &[(&str, &str)]) -> Option<Ground> {
        cover(&Tags(pairs.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect()))
    }

    #[test]
    fn woods_say_whether_their_leaf_is_known() {
        let needles = ground(&[("landuse", "forest"), ("leaf_type", "needleleaved")]).unwrap();
        assert_eq!((needles.class, needles.unknown_leaf), (LandCover::Conifer, false));
        assert!(ground(&[("natural", "wood")]).unwrap().unknown_leaf);
    }

    #[test]
    fn a_village_lies_under_its_ponds_and_gardens() {
        let zone = ground(&[("landuse", "residential")]).unwrap();
        let pond = ground(&[("natural", "water"), ("landuse", "basin")]).unwrap();
        let garden = ground(&[("leisure", "garden")]).unwrap();
        assert!(zone.rank < garden.rank && garden.rank < pond.rank);
        assert_eq!(ground(&[("boundary", "protected_area")]), None);
        assert!(
            ground(&[("landuse", "meadow")]).unwrap().farmed
                && !ground(&[("natural", "grassland")]).unwrap().farmed
        );
    }
}
