//! Vehicles, lorries and speeds where nobody counted them.
//!
//! - Through roads: European Commission WG-AEN (2006), *Good Practice Guide for Strategic Noise Mapping*,
//!   version 2, tools 2.5 (vehicles) and 4.5 (heavy share), means over day, evening and night: collecting
//!   roads 1 000 vehicles a day of which 8.5 % heavy, small main roads 2 000 and 13 %. Main and trunk roads,
//!   for which the guide wants counts: 8 900 and 23 900 vehicles, 18.6 % and 20 %, as Bocher et al. (2021,
//!   GeoClimate, *J. Open Source Softw.* 6) complete its table. A single road may carry half or twice that.
//!   Where there is no other way out, it carries no more than [`VISITORS`] times the trips of the dwellings
//!   behind it, and no less than [`LEAST_LARGER`].
//! - Local roads carry the trips of the dwellings that reach the larger roads through them, by the shortest
//!   way, and no less than [`LEAST_LOCAL`].

use super::dead_end;
use super::network::Network;
use crate::place::Place;
use geo::{Contains, LineString, Point};
use parvis_core::territory::{Basis, RoadClass};

/// Vehicles a day on a local road that no dwelling needs: deliveries, post, waste.
const LEAST_LOCAL: f64 = 10.0;
/// Beyond the trips of those who live behind a road with no other way out come visitors, deliveries and
/// people who work there: three times as much is granted.
const VISITORS: f64 = 3.0;
/// Vehicles a day that a larger road carries at least, even where nobody lives behind it: it was built for some.
const LEAST_LARGER: f64 = 200.0;
/// Vehicles a day on a service road, where residents or their trips are not known (WG-AEN, tool 2.5).
const SERVICE_ROAD: f64 = 500.0;
/// Vehicles a day on a track: farm and forest.
const TRACK: f64 = 2.0;

/// Vehicles of a mean day on each line. `homes` are the dwellings at each line; lines that leave the commune
/// and lines of a larger class are where trips are bound for.
pub(super) fn vehicles(
    lines: &[LineString],
    classes: &[RoadClass],
    homes: &[f64],
    place: &Place,
    car_trips_day: f64,
) -> Vec<(f64, Basis)> {
    let network = Network::new(lines);
    let larger = |line: usize| classes.get(line).is_some_and(|c| *c < RoadClass::Local);
    let outside = |node: usize| network.nodes.get(node).is_some_and(|c| !place.outline.contains(&Point(*c)));
    let roots: Vec<usize> = (0..network.nodes.len())
        .filter(|n| outside(*n) || network.at.get(*n).is_some_and(|lines| lines.iter().any(|l| larger(*l))))
        .collect();
    let reach = network.reach(roots, |line| classes.get(line) == Some(&RoadClass::Local));
    let dwellings: f64 = homes.iter().sum();
    let trips_of_one = if dwellings > 0.0 { car_trips_day / dwellings } else { 0.0 };
    let mut weights = vec![0.0; network.nodes.len()];
    for (line, [a, b]) in network.ends.iter().enumerate() {
        // Homes along a line leave by whichever end is nearer to a larger road.
        let far = |n: usize| reach.distance_m.get(n).copied().unwrap_or(f64::INFINITY);
        let exit = if far(*a) <= far(*b) { *a } else { *b };
        if let Some(w) = weights.get_mut(exit) {
            *w += homes.get(line).copied().unwrap_or(0.0) * trips_of_one;
        }
    }
    let passing = reach.flow(&network, &weights);
    let own = |line: usize| homes.get(line).copied().unwrap_or(0.0) * trips_of_one;
    let exits: Vec<usize> = (0..network.nodes.len()).filter(|n| outside(*n)).collect();
    let public = |line: usize| classes.get(line).is_some_and(|c| c.carries_traffic());
    let behind = dead_end::behind(&network, homes, &exits, public);
    let through = |line: usize, usual: f64| match behind.get(line).copied().flatten() {
        Some(homes) if trips_of_one > 0.0 => {
            let most = (VISITORS * homes * trips_of_one).max(LEAST_LARGER).round();
            if most < usual { (most, Basis::Derived) } else { (usual, Basis::Assumed) }
        }
        _ => (usual, Basis::Assumed),
    };
    let of = |(line, class): (usize, &RoadClass)| match class {
        RoadClass::Motorway => through(line, 23_900.0),
        RoadClass::Primary => through(line, 8_900.0),
        RoadClass::Secondary => through(line, 2_000.0),
        RoadClass::Tertiary => through(line, 1_000.0),
        RoadClass::Local if trips_of_one > 0.0 => {
            // Homes lie all along their own line, so half of their trips pass its middle.
            let through = passing.get(line).copied().unwrap_or(0.0);
            ((through + own(line) / 2.0).clamp(LEAST_LOCAL, 500_000.0).round(), Basis::Derived)
        }
        RoadClass::Local => (SERVICE_ROAD, Basis::Assumed),
        RoadClass::Track => (TRACK, Basis::Assumed),
        RoadClass::Path => (0.0, Basis::Derived),
    };
    classes.iter().enumerate().map(of).collect()
}

/// Share of lorries and buses.
pub(super) fn heavy_share(class: RoadClass) -> f64 {
    match class {
        RoadClass::Motorway => 0.20,
        RoadClass::Primary => 0.186,
        RoadClass::Secondary => 0.13,
        RoadClass::Tertiary => 0.085,
        RoadClass::Local => 0.04,
        RoadClass::Track | RoadClass::Path => 0.0,
    }
}

/// The speed that people drive \[km/h\]: the limits of the French highway code (R413-2, R413-3), and less
/// where a lane's width does not let one reach them. `street` tells that houses stand along the road.
pub(super) fn speed_kmh(class: RoadClass, street: bool) -> f64 {
    match (class, street) {
        (RoadClass::Motorway, _) => 110.0,
        (RoadClass::Primary | RoadClass::Secondary | RoadClass::Tertiary, true) => 50.0,
        (RoadClass::Primary | RoadClass::Secondary, false) => 80.0,
        (RoadClass::Tertiary, false) => 70.0,
        (RoadClass::Local, true) => 40.0,
        (RoadClass::Local, false) => 50.0,
        (RoadClass::Track, _) => 20.0,
        (RoadClass::Path, _) => 5.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Rect, coord};
    use proptest::prelude::*;

    fn place() -> (Place, geo::Coord) {
        let outline = Rect::new(coord! {x: 2.5, y: 44.3}, coord! {x: 2.52, y: 44.32}).to_polygon();
        let place = Place::new("b", &outline.into()).unwrap();
        let middle = place.to_metres([2.51, 44.31]).unwrap();
        (place, middle)
    }

    #[test]
    fn a_main_road_into_a_blind_valley_carries_three_times_what_lives_there() {
        let (place, m) = place();
        let west = place.to_metres([2.49, 44.31]).unwrap();
        let lines = [
            LineString::from(vec![(west.x, west.y), (m.x, m.y)]),
            LineString::from(vec![(m.x, m.y), (m.x + 300.0, m.y)]),
        ];
        let got = vehicles(&lines, &[RoadClass::Primary; 2], &[0.0, 100.0], &place, 300.0);
        assert_eq!(got, [(900.0, Basis::Derived), (450.0, Basis::Derived)]);
    }

    #[test]
    fn a_lane_carries_what_lives_beyond() {
        let (place, m) = place();
        let line = |a: f64, b: f64| LineString::from(vec![(m.x + a, m.y), (m.x + b, m.y)]);
        let lines = [line(-100.0, 0.0), line(0.0, 100.0), line(100.0, 200.0)];
        let classes = [RoadClass::Tertiary, RoadClass::Local, RoadClass::Local];
        let got = vehicles(&lines, &classes, &[0.0, 10.0, 30.0], &place, 400.0);
        assert_eq!(got, [(1000.0, Basis::Assumed), (350.0, Basis::Derived), (150.0, Basis::Derived)]);
        let unknown = vehicles(&lines, &classes, &[0.0; 3], &place, 0.0);
        assert_eq!(unknown[1], (500.0, Basis::Assumed));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn more_trips_never_mean_fewer_vehicles(homes in proptest::collection::vec(0.0..9.0f64, 6), trips in 0.1..900.0f64, more in 0.0..900.0f64) {
            let (place, m) = place();
            let lines: Vec<LineString> = (0..6).map(|i| vec![(m.x + f64::from(i) * 50.0, m.y), (m.x + f64::from(i + 1) * 50.0, m.y)].into()).collect();
            let mut classes = [RoadClass::Local; 6];
            classes[2] = RoadClass::Secondary;
            let few = vehicles(&lines, &classes, &homes, &place, trips);
            let many = vehicles(&lines, &classes, &homes, &place, trips + more);
            prop_assert!(few.iter().zip(&many).all(|(a, b)| a.0 <= b.0));
            prop_assert!(few.iter().all(|v| v.0 >= 0.0 && v.0.is_finite()));
        }
    }
}
