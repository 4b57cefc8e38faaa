//! Roads between two junctions, with class, speed and traffic.

use super::buildings::House;
use super::nearest::LineIndex;
use super::{road_class, simplify, traffic};
use crate::place::Place;
use crate::survey::Way;
use geo::{Contains, Coord, Euclidean, Length, LineString, Point};
use parvis_core::territory::{Basis, RoadClass};
use std::collections::HashMap;

/// A house belongs to the nearest road within this distance \[m\].
const AT_ROAD_M: f64 = 150.0;
/// A road with more dwellings than this for a kilometre is a street.
const STREET_DWELLINGS_KM: f64 = 25.0;

/// A road with all of its attributes, in metres.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Its course.
    pub line: LineString,
    /// Its name or number.
    pub name: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// Its class.
    pub class: (RoadClass, Basis),
    /// Speed that people drive \[km/h\].
    pub speed_kmh: (f64, Basis),
    /// Vehicles on a mean day.
    pub vehicles_day: (f64, Basis),
    /// Lorries and buses among them.
    pub heavy_share: (f64, Basis),
}

/// Cuts roads at the junctions of roads that carry traffic. Tracks and paths are not cut.
pub fn cut(ways: Vec<Way>) -> Vec<Way> {
    let key = |c: &Coord| ((c.x * 10.0).round() as i64, (c.y * 10.0).round() as i64);
    let carries = |w: &Way| w.class.is_none_or(RoadClass::carries_traffic);
    let mut uses: HashMap<(i64, i64), u32> = HashMap::new();
    for way in ways.iter().filter(|w| carries(w)) {
        for c in &way.line.0 {
            *uses.entry(key(c)).or_default() += 1;
        }
    }
    let mut pieces = Vec::with_capacity(ways.len());
    for way in ways {
        if !carries(&way) {
            pieces.push(way);
            continue;
        }
        let last = way.line.0.len().saturating_sub(1);
        let mut piece: Vec<Coord> = Vec::new();
        for (i, c) in way.line.0.iter().enumerate() {
            piece.push(*c);
            let junction = i > 0 && i < last && uses.get(&key(c)).is_some_and(|n| *n > 1);
            if (junction || i == last) && piece.len() > 1 {
                pieces.push(Way {
                    line: LineString::new(std::mem::replace(&mut piece, vec![*c])),
                    ..way.clone()
                });
            }
        }
    }
    pieces
}

/// The class of each way: the source's, or a guess where it has none for any. Ways without a class beside
/// ways with one are local. Ways that are found to be carriageways are marked as driven in one direction.
pub fn classes(ways: &mut [Way], houses: &[House], place: &Place) -> Vec<(RoadClass, Basis)> {
    if ways.iter().any(|w| w.class.is_some()) {
        let or_local = |w: &Way| w.class.map_or((RoadClass::Local, Basis::Assumed), |c| (c, Basis::Measured));
        return ways.iter().map(or_local).collect();
    }
    let lines: Vec<LineString> = ways.iter().map(|w| w.line.clone()).collect();
    let homes = homes_at(&lines, houses);
    let outside = |c: Option<&Coord>| c.is_some_and(|c| !place.outline.contains(&Point(*c)));
    let gates: Vec<bool> = lines.iter().map(|l| outside(l.0.first()) || outside(l.0.last())).collect();
    let classes = road_class::guess(&lines, &homes, &gates);
    for (way, class) in ways.iter_mut().zip(&classes) {
        // A guess calls divided roads alone an expressway, and each of its lines is one carriageway.
        way.oneway |= *class == RoadClass::Motorway;
    }
    classes.into_iter().map(|c| (c, Basis::Assumed)).collect()
}

/// Dwellings at each line: those whose nearest line it is.
fn homes_at(lines: &[LineString], houses: &[House]) -> Vec<f64> {
    let index = LineIndex::new(lines, AT_ROAD_M);
    let mut homes = vec![0.0; lines.len()];
    for house in houses.iter().filter(|h| h.dwellings.0 > 0) {
        if let Some((line, _)) = index.nearest(house.centre)
            && let Some(sum) = homes.get_mut(line)
        {
            *sum += f64::from(house.dwellings.0);
        }
    }
    homes
}

/// Gives every way its speed and traffic; a carriageway of a larger road carries half of it. `car_trips_day` are the trips by car that residents make on a mean
/// day, all together.
pub fn sections(
    ways: &[Way],
    classes: &[(RoadClass, Basis)],
    houses: &[House],
    place: &Place,
    car_trips_day: f64,
) -> Vec<Section> {
    let open: Vec<LineString> =
        ways.iter()
            .zip(classes)
            .map(|(w, c)| {
                if c.0.carries_traffic() && !w.private { w.line.clone() } else { LineString::new(Vec::new()) }
            })
            .collect();
    let homes = homes_at(&open, houses);
    let lines: Vec<LineString> = ways.iter().map(|w| w.line.clone()).collect();
    let plain: Vec<RoadClass> = classes.iter().map(|c| c.0).collect();
    let flows = traffic::vehicles(&lines, &plain, &homes, place, car_trips_day);
    let mut sections = Vec::with_capacity(ways.len());
    for (i, (way, class)) in ways.iter().zip(classes).enumerate() {
        let dwellings = homes.get(i).copied().unwrap_or(0.0);
        let street = dwellings / (Euclidean.length(&way.line) / 1000.0).max(0.05) > STREET_DWELLINGS_KM;
        let speed_kmh = match way.limit_kmh {
            Some(limit) => (limit, Basis::Measured),
            None => (traffic::speed_kmh(class.0, street), Basis::Assumed),
        };
        let (vehicles, basis) = flows.get(i).copied().unwrap_or((0.0, Basis::Assumed));
        let half = if way.oneway && class.0 < RoadClass::Local { 0.5 } else { 1.0 };
        sections.push(Section {
            line: simplify::road(&way.line),
            name: way.name.clone().or_else(|| way.number.clone()),
            number: way.number.clone(),
            class: *class,
            speed_kmh,
            vehicles_day: (vehicles * half, basis),
            heavy_share: (traffic::heavy_share(class.0), Basis::Assumed),
        });
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn way(points: &[(f64, f64)], class: RoadClass) -> Way {
        Way {
            line: points.to_vec().into(),
            name: None,
            number: None,
            class: Some(class),
            limit_kmh: None,
            private: false,
            oneway: false,
        }
    }

    #[test]
    fn a_street_is_cut_where_another_meets_it_and_not_where_a_path_does() {
        let pieces = cut(vec![
            way(&[(0.0, 0.0), (50.0, 0.0), (100.0, 0.0)], RoadClass::Local),
            way(&[(50.0, 0.0), (50.0, 80.0)], RoadClass::Tertiary),
            way(&[(0.0, 0.0), (25.0, 9.0), (100.0, 0.0)], RoadClass::Path),
        ]);
        assert_eq!(pieces.len(), 4);
        assert_eq!(pieces[0].line.0.len(), 2);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn cutting_keeps_the_length(lines in proptest::collection::vec(proptest::collection::vec((0..6u8, 0..6u8), 2..7), 1..8)) {
            let ways: Vec<Way> = lines.iter().map(|l| {
                way(&l.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect::<Vec<_>>(), RoadClass::Local)
            }).collect();
            let length = |ways: &[Way]| ways.iter().map(|w| Euclidean.length(&w.line)).sum::<f64>();
            let before = length(&ways);
            let after = cut(ways);
            prop_assert!((length(&after) - before).abs() < 1e-9);
            prop_assert!(after.iter().all(|w| w.line.0.len() >= 2));
        }
    }
}
