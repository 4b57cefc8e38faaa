//! The roads layer.

use super::ground::short;
use super::line;
use crate::PrepareError;
use crate::derive::buildings::House;
use crate::derive::counts;
use crate::derive::roads::{self, Section};
use crate::facts::Facts;
use crate::pack::{LayerSource, PackDraft};
use crate::place::Place;
use crate::remark::Remark;
use crate::survey::Survey;
use parvis_core::territory::{Basis, LayerKind, Road, RoadClass};

/// Adds the roads and returns the class of each way of the survey, which it cuts at junctions.
pub(super) fn add(
    place: &Place,
    survey: &mut Survey,
    houses: &[House],
    (facts_file, facts): (&str, &Facts),
    car_trips_day: f64,
    draft: &mut PackDraft,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<RoadClass>, PrepareError> {
    survey.roads = roads::cut(std::mem::take(&mut survey.roads));
    if survey.roads.is_empty() {
        remarks.push(Remark::LeftOut("roads: the source holds none in the commune".into()));
        return Ok(Vec::new());
    }
    let guessed = survey.roads.iter().all(|w| w.class.is_none());
    let mut classes = roads::classes(&mut survey.roads, houses, place);
    let ways = &survey.roads;
    let counted = counts::roads_of(facts_file, &facts.traffic_count, ways, place)?;
    counts::correct(&mut classes, &facts.traffic_count, &counted);
    let mut sections = roads::sections(ways, &classes, houses, place, car_trips_day);
    counts::apply(&mut sections, ways, &facts.traffic_count, &counted);

    let road = |(id, s): (u32, &Section)| {
        Some(Road {
            id,
            name: s.name.clone().map(short).filter(|n| !n.is_empty()),
            class: s.class,
            speed_kmh: s.speed_kmh,
            vehicles_day: s.vehicles_day,
            heavy_share: s.heavy_share,
            line: line(place, &s.line)?,
        })
    };
    draft.territory.roads = (0..).zip(&sections).filter_map(road).collect();
    let mut note = String::new();
    if guessed {
        note += "The source has no classes: assumed from how many shortest ways between dwellings and out of the commune use a road, cut at 2, 10 and 36 % of the length; what nobody's way uses is a track, two carriageways side by side an expressway. ";
        remarks.push(Remark::Assumed(
            "the classes of all roads: ranked by the shortest ways that use them".into(),
        ));
    }
    note += "Vehicles: local roads carry the trips of the dwellings behind them (derived); larger ones the defaults of WG-AEN 2006 (tertiary 1000, secondary 2000, primary 8900, motorway 23900 a day; half to twice that is likely; without another way out at most three times the trips behind), heavy share likewise (assumed). Speeds without a limit: 80 km/h outside, 50 along houses, 40 in streets (assumed). Roads end 50 m beyond the outline.";
    remarks.push(Remark::Assumed(
        "traffic of larger roads: defaults of WG-AEN 2006; counts in a facts file replace them".into(),
    ));
    remarks.push(Remark::Derived("traffic of local roads: the trips of the dwellings behind them".into()));
    for (count, roads) in facts.traffic_count.iter().zip(&counted) {
        let road =
            count.road.clone().unwrap_or_else(|| format!("the road at {:?}", count.at.unwrap_or_default()));
        remarks.push(Remark::Note(format!(
            "{road}: {} vehicles a day ({}) on {} sections",
            count.vehicles_day,
            count.source,
            roads.len()
        )));
    }
    let source = LayerSource {
        licence: survey.credit.licence.clone(),
        attribution: survey.credit.attribution.clone(),
        year: survey.credit.year,
        basis: if guessed { Basis::Assumed } else { Basis::Measured },
        note,
    };
    draft.sources.insert(LayerKind::Roads, source);
    Ok(classes.into_iter().map(|c| c.0).collect())
}
