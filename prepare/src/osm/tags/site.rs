//! Named places.

use crate::osm::Tags;
use parvis_core::territory::SiteKind;

/// What kind of named place the tags describe; `None` where it is none that residents would look for.
pub fn site(tags: &Tags) -> Option<SiteKind> {
    use SiteKind as S;
    let named = tags.name().is_some();
    let kind = if tags.is_any("place", &["town", "village", "suburb"]) {
        S::Village
    } else if tags.is_any("place", &["hamlet", "isolated_dwelling", "neighbourhood", "quarter"]) {
        S::Hamlet
    } else if tags.is_any("amenity", &["school", "kindergarten", "college", "university"]) {
        S::School
    } else if tags.is("amenity", "townhall") {
        S::TownHall
    } else if tags.is_any("amenity", &["hospital", "clinic", "doctors", "nursing_home", "pharmacy"])
        || tags.is("social_facility", "nursing_home")
    {
        S::Care
    } else if tags.is_any("man_made", &["works", "wastewater_plant", "water_works"])
        || tags.is("power", "plant")
        || (tags.is_any("landuse", &["industrial", "quarry", "landfill"]) && named)
    {
        S::Works
    } else if tags.is("place", "farm") || tags.is("landuse", "farmyard") || tags.is("building", "cowshed") {
        S::Farm
    } else if tags.is_any("leisure", &["sports_centre", "stadium", "swimming_pool", "playground", "ice_rink"])
        && (named || tags.is("leisure", "playground"))
        || tags.is("leisure", "pitch") && named
    {
        S::Sport
    } else if tags.is_any("amenity", &["place_of_worship", "grave_yard"]) || tags.is("landuse", "cemetery") {
        S::Worship
    } else if named
        && (tags.is_any("natural", &["peak", "saddle", "spring", "cave_entrance"])
            || tags.is("mountain_pass", "yes"))
    {
        S::Natural
    } else if named
        && (tags.is_any(
            "amenity",
            &[
                "library",
                "post_office",
                "community_centre",
                "arts_centre",
                "theatre",
                "police",
                "fire_station",
            ],
        ) || tags.is_any("tourism", &["museum", "alpine_hut", "wilderness_hut"])
            || tags.is("railway", "station"))
    {
        S::Other
    } else {
        return None;
    };
    let needs_name = matches!(kind, S::Village | S::Hamlet);
    (named || !needs_name).then_some(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_village_needs_a_name_and_a_school_does_not() {
        let of = |pairs: &[(&str, &str)]| {
            site(&Tags(pairs.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect()))
        };
        assert_eq!(of(&[("place", "village"), ("name", "Lieu")]), Some(SiteKind::Village));
        assert_eq!(of(&[("place", "village")]), None);
        assert_eq!(of(&[("amenity", "school")]), Some(SiteKind::School));
        assert_eq!(of(&[("natural", "peak")]), None);
        assert_eq!(of(&[("highway", "residential"), ("name", "Rue")]), None);
    }
}
