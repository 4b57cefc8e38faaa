//! Buildings: what the source says of them, and by rule what it does not say.

mod dwellings;
mod floor_area;
mod period;
mod storeys;
mod usage;

pub use period::shares;

use crate::survey::{Structure, Zone};
use geo::{Area, Centroid, Coord, Polygon};
use parvis_core::territory::{Basis, BuildingUse, Heating, Period};

/// A building with all of its attributes, in metres.
#[derive(Debug, Clone, PartialEq)]
pub struct House {
    /// Its outline.
    pub outline: Polygon,
    /// The middle of its outline.
    pub centre: Coord,
    /// What it is used for.
    pub usage: (BuildingUse, Basis),
    /// Storeys above ground.
    pub storeys: (u8, Basis),
    /// Heated floor area \[m2\].
    pub floor_area_m2: (f64, Basis),
    /// Dwellings.
    pub dwellings: (u16, Basis),
    /// When it was built.
    pub period: (Period, Basis),
    /// What heats it.
    pub heating: (Heating, Basis),
    /// Height of the eaves \[m\], where known.
    pub height_m: Option<f64>,
}

/// Gives every building all of its attributes. `knows_dwellings` tells whether the source counts dwellings
/// at all; `zones` tell the use of what stands on them.
pub fn houses(structures: &[Structure], zones: &[Zone], knows_dwellings: bool) -> Vec<House> {
    let zones = usage::Zones::new(zones);
    let homes = usage::Homes::new(structures);
    let house = |s: &Structure| {
        let centre = s.outline.centroid()?.0;
        let footprint_m2 = s.outline.unsigned_area();
        let usage = match (s.usage, zones.at(centre)) {
            (Some(known), _) => (known, Basis::Measured),
            (None, Some(zone)) => (usage::in_zone(s, footprint_m2, zone), Basis::Derived),
            (None, None) if knows_dwellings => {
                (usage::beside_homes(s, footprint_m2, homes.around(centre)), Basis::Derived)
            }
            (None, None) => (usage::by_size(s, footprint_m2), Basis::Assumed),
        };
        let storeys = storeys::storeys(s.storeys, s.height_m, usage.0, s.light);
        let floor_area_m2 = floor_area::floor_area(footprint_m2, storeys.0, usage.0);
        let heated = floor_area_m2 > 0.0;
        Some(House {
            outline: s.outline.clone(),
            centre,
            usage,
            storeys,
            floor_area_m2: (floor_area_m2, Basis::Derived),
            dwellings: dwellings::dwellings(s.dwellings, usage.0, floor_area_m2, knows_dwellings),
            period: period::period(s.built),
            heating: if heated { (Heating::Mix, Basis::Assumed) } else { (Heating::None, Basis::Derived) },
            height_m: s.height_m,
        })
    };
    structures.iter().filter_map(house).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Rect, coord};

    fn structure(side: f64) -> Structure {
        Structure {
            outline: Rect::new(coord! {x: 0.0, y: 0.0}, coord! {x: side, y: side}).to_polygon(),
            usage: None,
            storeys: None,
            height_m: None,
            dwellings: None,
            built: None,
            light: false,
        }
    }

    #[test]
    fn what_is_measured_stays_and_what_is_not_says_so() {
        let known = Structure {
            usage: Some(BuildingUse::Residential),
            storeys: Some(2),
            dwellings: Some(1),
            built: Some(1980),
            ..structure(10.0)
        };
        let [house] = &houses(&[known], &[], true)[..] else { panic!() };
        let m = Basis::Measured;
        assert_eq!(
            (house.usage.1, house.storeys, house.dwellings, house.period),
            (m, (2, m), (1, m), (Period::From1975, m))
        );
        assert_eq!(house.floor_area_m2, (160.0, Basis::Derived));
        let [shed, villa] = &houses(&[structure(5.0), structure(10.0)], &[], false)[..] else { panic!() };
        assert_eq!(
            (shed.usage.0, shed.floor_area_m2.0, shed.heating.0),
            (BuildingUse::Annex, 0.0, Heating::None)
        );
        assert_eq!((villa.usage, villa.dwellings.0), ((BuildingUse::Residential, Basis::Assumed), 1));
        assert_eq!(villa.period, (Period::Unknown, Basis::Assumed));
    }

    #[test]
    fn where_dwellings_are_counted_an_unknown_building_holds_none() {
        let [barn] = &houses(&[structure(15.0)], &[], true)[..] else { panic!() };
        assert_eq!((barn.usage, barn.dwellings.0), ((BuildingUse::Agricultural, Basis::Derived), 0));
    }
}
