//! Counts of traffic that the commune knows, on the roads that they were taken on.

use super::nearest::LineIndex;
use super::road_class;
use super::roads::Section;
use crate::PrepareError;
use crate::facts::TrafficCount;
use crate::osm::admin::folded;
use crate::place::Place;
use crate::survey::Way;
use geo::LineString;
use parvis_core::territory::{Basis, RoadClass};

/// A point of a count lies this near to its road \[m\].
const REACH_M: f64 = 60.0;

/// The roads of each count: all with its name or number, or the one at its point as far as it runs straight
/// on. A count without any road is an error.
pub fn roads_of(
    file: &str,
    counts: &[TrafficCount],
    ways: &[Way],
    place: &Place,
) -> Result<Vec<Vec<usize>>, PrepareError> {
    if counts.is_empty() {
        return Ok(Vec::new());
    }
    let lines: Vec<LineString> = ways.iter().map(|w| w.line.clone()).collect();
    let index = LineIndex::new(&lines, REACH_M);
    let strokes = road_class::strokes_of(&lines);
    counts.iter().map(|count| {
        let found: Vec<usize> = match (&count.road, count.at) {
            (Some(road), _) => {
                let wanted = bare(road);
                let named = |w: &Way| [&w.name, &w.number].into_iter().flatten().any(|n| bare(n) == wanted);
                (0..ways.len()).filter(|i| ways.get(*i).is_some_and(named)).collect()
            }
            (None, Some(at)) => {
                let nearest = place.to_metres(at).and_then(|c| index.nearest(c));
                let stroke = nearest.and_then(|(i, _)| strokes.get(i));
                (0..ways.len()).filter(|i| stroke.is_some() && strokes.get(*i) == stroke).collect()
            }
            (None, None) => Vec::new(),
        };
        if found.is_empty() {
            let road = count.road.clone().unwrap_or_else(|| format!("within {REACH_M} m of {:?}", count.at.unwrap_or_default()));
            return Err(PrepareError::new(
                file,
                format!("[[traffic_count]] {road}: the commune has no such road"),
                "write the name or number as the map source does, or give a point on the road with at = [longitude, latitude]",
            ));
        }
        Ok(found)
    }).collect()
}

/// Classes as the counts correct them.
pub fn correct(classes: &mut [(RoadClass, Basis)], counts: &[TrafficCount], roads: &[Vec<usize>]) {
    for (count, roads) in counts.iter().zip(roads) {
        let Some(class) = count.class else { continue };
        for road in roads {
            if let Some(slot) = classes.get_mut(*road) {
                *slot = (class, Basis::Measured);
            }
        }
    }
}

/// Puts the counts on their roads. A count holds for both directions, so a way that is driven in one carries
/// half of it.
pub fn apply(sections: &mut [Section], ways: &[Way], counts: &[TrafficCount], roads: &[Vec<usize>]) {
    for (count, roads) in counts.iter().zip(roads) {
        for road in roads {
            let Some(section) = sections.get_mut(*road) else { continue };
            let half = if ways.get(*road).is_some_and(|w| w.oneway) { 0.5 } else { 1.0 };
            section.vehicles_day = (count.vehicles_day * half, Basis::Measured);
            if let Some(share) = count.heavy_share {
                section.heavy_share = (share, Basis::Measured);
            }
            if let Some(speed) = count.speed_kmh {
                section.speed_kmh = (speed, Basis::Measured);
            }
        }
    }
}

/// A name without case, accents and spaces: `D 888` is `d888`.
fn bare(name: &str) -> String {
    folded(name).replace(' ', "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Rect, coord};

    fn count(road: Option<&str>, at: Option<[f64; 2]>) -> TrafficCount {
        let road = road.map(str::to_owned);
        TrafficCount {
            road,
            at,
            vehicles_day: 1.0,
            heavy_share: None,
            speed_kmh: None,
            class: None,
            year: 2020,
            source: "x".into(),
        }
    }

    #[test]
    fn a_count_finds_its_road_by_number_or_by_point() {
        let outline = Rect::new(coord! {x: 2.5, y: 44.3}, coord! {x: 2.52, y: 44.32}).to_polygon();
        let place = Place::new("b", &outline.into()).unwrap();
        let m = place.to_metres([2.51, 44.31]).unwrap();
        let way = |a: (f64, f64), b: (f64, f64), number: Option<&str>| Way {
            line: vec![(m.x + a.0, m.y + a.1), (m.x + b.0, m.y + b.1)].into(),
            name: None,
            number: number.map(str::to_owned),
            class: None,
            limit_kmh: None,
            private: false,
            oneway: false,
        };
        let ways = [
            way((-90.0, 0.0), (0.0, 0.0), Some("D888")),
            way((0.0, 0.0), (90.0, 5.0), None),
            way((0.0, 0.0), (0.0, 90.0), None),
        ];
        let of = |c| roads_of("facts.toml", &[c], &ways, &place);
        assert_eq!(of(count(Some("d 888"), None)).unwrap(), [[0]]);
        assert_eq!(of(count(None, Some([2.5098, 44.3101]))).unwrap(), [[0, 1]]);
        assert!(of(count(Some("D1"), None)).unwrap_err().what.contains("D1"));
        assert!(of(count(None, Some([2.52, 44.32]))).is_err());
    }
}
