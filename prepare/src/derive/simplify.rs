//! Fewer corners: areas by Visvalingam and Whyatt (1993, *Cartogr. J.* 30), which keeps shapes, lines by
//! Douglas and Peucker (1973, *Cartographica* 10), which keeps distances.

use geo::{Area, LineString, Polygon, Simplify, SimplifyVwPreserve};

/// A corner of an area goes where it changes less than this \[m2\].
const AREA_M2: f64 = 12.0;
/// Areas and holes below this are dropped from the map \[m2\]: two cells of 10 m.
const LEAST_AREA_M2: f64 = 200.0;
/// A road is moved by less than this \[m\].
const ROAD_M: f64 = 1.0;
/// A stream is moved by less than this \[m\].
const STREAM_M: f64 = 2.0;
/// An outline of a building is moved by less than this \[m\].
const BUILDING_M: f64 = 0.3;

/// An area of the map, `None` where it is too small to be seen. Waters are kept at a quarter of the size.
pub fn area(polygon: &Polygon, water: bool) -> Option<Polygon> {
    let least = if water { LEAST_AREA_M2 / 4.0 } else { LEAST_AREA_M2 };
    if polygon.unsigned_area() < least {
        return None;
    }
    let mut simple = polygon.simplify_vw_preserve(AREA_M2);
    let large = |ring: &LineString| Polygon::new(ring.clone(), Vec::new()).unsigned_area() >= least;
    let (outer, holes) = simple.into_inner();
    simple = Polygon::new(outer, holes.into_iter().filter(large).collect());
    (simple.exterior().0.len() >= 4).then_some(simple)
}

/// The course of a road.
pub fn road(line: &LineString) -> LineString {
    line.simplify(ROAD_M)
}

/// The course of a stream.
pub fn stream(line: &LineString) -> LineString {
    line.simplify(STREAM_M)
}

/// The outline of a building; left as it is where it would vanish.
pub fn building(polygon: &Polygon) -> Polygon {
    let simple = polygon.simplify(BUILDING_M);
    if simple.exterior().0.len() >= 4 { simple } else { polygon.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{HausdorffDistance, Validation};
    use proptest::prelude::*;

    fn star(radii: &[f64]) -> Polygon {
        let corner = |(i, r): (usize, &f64)| {
            let angle = std::f64::consts::TAU * i as f64 / radii.len() as f64;
            (r * angle.cos(), r * angle.sin())
        };
        Polygon::new(radii.iter().enumerate().map(corner).collect(), vec![])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn simple_areas_are_valid_and_near_to_what_they_were(radii in proptest::collection::vec(20.0..60.0f64, 8..80)) {
            let before = star(&radii);
            let after = area(&before, false).unwrap();
            prop_assert!(after.is_valid());
            prop_assert!(after.exterior().0.len() <= before.exterior().0.len());
            let removed = (before.exterior().0.len() - after.exterior().0.len()) as f64;
            prop_assert!((after.unsigned_area() - before.unsigned_area()).abs() <= removed * AREA_M2 + 1e-6);
        }

        #[test]
        fn roads_stay_within_a_metre(points in proptest::collection::vec((0.0..100.0f64, 0.0..100.0f64), 2..40)) {
            let before: LineString = points.into_iter().collect();
            let after = road(&before);
            prop_assert_eq!(after.0.first(), before.0.first());
            prop_assert!(after.0.iter().all(|c| before.0.contains(c)));
            prop_assert!(after.0.len() < 3 || before.hausdorff_distance(&after) < 150.0);
        }
    }
}
