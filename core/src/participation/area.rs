//! The parts of a commune that a proposal can be about: quarters and hamlets, each with enough households.
//!
//! A resident names a part instead of touching the map, and the record holds the part's public point and nothing
//! finer. What was proposed is summed up by the same parts.

use super::consultation::Words;
use super::form::{is_on_earth, is_word};
use super::place::HOUSEHOLDS_MIN;
use super::proposal::TITLE_MAX;
use crate::territory::Point;
use serde::{Deserialize, Serialize};

/// Most parts of a commune.
pub(super) const AREAS_MAX: usize = 100;

/// A part of a commune.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// A word of at most 64 letters, unique in the consultation.
    pub id: String,
    /// Its name.
    pub name: Words,
    /// Households that live there, at least 11.
    pub households: u32,
    /// Longitude and latitude in degrees of a public place in it, unique in the consultation: the place of every
    /// proposal that is about the area.
    pub at: Point,
}

impl Area {
    /// The area that a place belongs to: the one whose point is nearest; none where there are no areas.
    pub fn nearest(areas: &[Self], place: Point) -> Option<&Self> {
        areas.iter().min_by(|a, b| a.far_from(place).total_cmp(&b.far_from(place)))
    }

    /// The square of the distance, on a map whose degrees are as wide as they are at the place.
    fn far_from(&self, [lng, lat]: Point) -> f64 {
        let east = (self.at[0] - lng) * lat.to_radians().cos();
        let north = self.at[1] - lat;
        east * east + north * north
    }

    pub(super) fn rules(&self, unique: bool, apart: bool) -> [(&'static str, bool); 4] {
        [
            ("id", is_word(&self.id, 64) && unique),
            ("name", self.name.holds(TITLE_MAX) && !self.name.is_empty()),
            ("households", f64::from(self.households) >= HOUSEHOLDS_MIN),
            ("at", is_on_earth(self.at) && apart),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn area(id: &str, at: Point) -> Area {
        Area { id: id.into(), at, ..Area::default() }
    }

    #[test]
    fn a_place_belongs_to_the_area_that_is_nearest_on_the_ground() {
        // At 60 degrees north a degree of longitude is half as wide as one of latitude.
        let areas = [area("east", [1.5, 60.0]), area("north", [0.0, 61.0])];
        assert_eq!(Area::nearest(&areas, [0.0, 60.0]).map(|a| a.id.as_str()), Some("east"));
        assert_eq!(Area::nearest(&[], [0.0, 60.0]), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn the_point_of_an_area_belongs_to_it(
            points in prop::collection::btree_set((-1_800_000..1_800_000, -899_999..899_999), 1..20)
        ) {
            let degrees = |n: i32| f64::from(n) / 10_000.0;
            let areas: Vec<_> =
                points.iter().map(|(lng, lat)| area(&format!("{lng}.{lat}"), [degrees(*lng), degrees(*lat)])).collect();
            for own in &areas {
                prop_assert_eq!(Area::nearest(&areas, own.at), Some(own));
            }
        }
    }
}
