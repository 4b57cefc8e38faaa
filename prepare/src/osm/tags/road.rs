//! Roads and paths.

use super::leading_number;
use crate::osm::Tags;
use parvis_core::territory::RoadClass;

/// What the tags of a road say.
#[derive(Debug, Clone, PartialEq)]
pub struct Street {
    /// Its class.
    pub class: RoadClass,
    /// Its speed limit \[km/h\].
    pub limit_kmh: Option<f64>,
    /// It serves one plot alone.
    pub private: bool,
    /// It is driven in one direction alone.
    pub oneway: bool,
}

/// Reads the tags of a road; `None` for anything that is no road, a plan, a mere mark in a car park, or a
/// square drawn as an area.
pub fn road(tags: &Tags) -> Option<Street> {
    let class = match tags.get("highway")? {
        "motorway" | "motorway_link" | "trunk" | "trunk_link" => RoadClass::Motorway,
        "primary" | "primary_link" => RoadClass::Primary,
        "secondary" | "secondary_link" => RoadClass::Secondary,
        "tertiary" | "tertiary_link" => RoadClass::Tertiary,
        "unclassified" | "residential" | "living_street" | "service" | "road" | "busway" => RoadClass::Local,
        "track" => RoadClass::Track,
        "path" | "footway" | "cycleway" | "bridleway" | "steps" | "pedestrian" => RoadClass::Path,
        _ => return None,
    };
    if tags.is("area", "yes") || tags.is_any("service", &["parking_aisle", "drive-through"]) {
        return None;
    }
    let limit_kmh = tags.get("maxspeed").and_then(|v| {
        let number = leading_number(v)?;
        let kmh = if v.contains("mph") { number * 1.609_344 } else { number };
        (5.0..=150.0).contains(&kmh).then_some(kmh)
    });
    let private = tags.is_any("access", &["private", "no"]) || tags.is("service", "driveway");
    let roundabout = tags.is_any("junction", &["roundabout", "circular"]);
    let implied = roundabout || tags.is_any("highway", &["motorway", "motorway_link"]);
    let oneway = tags.is_any("oneway", &["yes", "true", "1", "-1"]) || implied && !tags.is("oneway", "no");
    Some(Street { class, limit_kmh, private, oneway })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(pairs: &[(&str, &str)]) -> Tags {
        Tags(pairs.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect())
    }

    #[test]
    fn classes_and_limits() {
        let street = road(&tags(&[("highway", "residential"), ("maxspeed", "30")])).unwrap();
        assert_eq!((street.class, street.limit_kmh, street.private), (RoadClass::Local, Some(30.0), false));
        assert_eq!(road(&tags(&[("highway", "trunk_link")])).unwrap().class, RoadClass::Motorway);
        assert!(!street.oneway && road(&tags(&[("highway", "motorway")])).unwrap().oneway);
        assert_eq!(road(&tags(&[("highway", "proposed")])), None);
        assert_eq!(road(&tags(&[("highway", "service"), ("service", "parking_aisle")])), None);
        assert!(road(&tags(&[("highway", "service"), ("service", "driveway")])).unwrap().private);
        let mph = road(&tags(&[("highway", "primary"), ("maxspeed", "50 mph")])).unwrap();
        assert!((mph.limit_kmh.unwrap() - 80.5).abs() < 0.1);
    }
}
