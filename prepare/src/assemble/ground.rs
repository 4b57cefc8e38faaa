//! Land cover, the areas of the map, streams and named places.

use super::{line, polygon};
use crate::derive::buildings::House;
use crate::derive::clip::Knife;
use crate::derive::land_cover::{self, Covered};
use crate::derive::{simplify, streams};
use crate::pack::{LayerSource, PackDraft};
use crate::place::Place;
use crate::remark::Remark;
use crate::survey::{Cover, Rank, Spot, Survey};
use geo::{Area as _, Centroid};
use parvis_core::territory::{Area, Basis, LandCover, LayerKind, RoadClass, Site, Stream};

/// Cuts what reaches beyond the commune: covers at the outline, roads, streams and railways a little outside.
pub(super) fn clip(place: &Place, survey: &mut Survey) {
    let (at_outline, around) = (Knife::new(&place.outline), Knife::new(&place.around));
    let cut_cover = |c: Cover| {
        let parts = at_outline.polygon(&c.outline);
        parts.into_iter().map(move |outline| Cover { outline, ..c.clone() })
    };
    survey.covers = std::mem::take(&mut survey.covers).into_iter().flat_map(cut_cover).collect();
    let roads = std::mem::take(&mut survey.roads);
    for road in roads {
        for line in around.line(&road.line) {
            survey.roads.push(crate::survey::Way { line, ..road.clone() });
        }
    }
    let courses = std::mem::take(&mut survey.streams);
    for course in courses {
        for line in around.line(&course.line) {
            survey.streams.push(crate::survey::Watercourse { line, ..course.clone() });
        }
    }
    survey.rails = survey.rails.iter().flat_map(|r| around.line(r)).collect();
}

/// The streams of the source, or those that the shape of the ground tells.
pub(super) fn streams(place: &Place, survey: &mut Survey, draft: &mut PackDraft, remarks: &mut Vec<Remark>) {
    let mut source = LayerSource {
        licence: survey.credit.licence.clone(),
        attribution: survey.credit.attribution.clone(),
        year: survey.credit.year,
        basis: Basis::Measured,
        note: String::new(),
    };
    if survey.streams.is_empty() {
        let (Some(elevation), Some(from)) =
            (draft.territory.elevation_m.as_ref(), draft.sources.get(&LayerKind::Elevation))
        else {
            remarks.push(Remark::LeftOut(
                "streams: the source holds none, and without elevation none can be traced".into(),
            ));
            return;
        };
        let around = Knife::new(&place.around);
        for course in streams::trace(elevation) {
            for line in around.line(&course.line) {
                survey.streams.push(crate::survey::Watercourse { line, ..course.clone() });
            }
        }
        if survey.streams.is_empty() {
            remarks
                .push(Remark::LeftOut("streams: the source holds none, and the ground tells of none".into()));
            return;
        }
        remarks.push(Remark::Derived(format!(
            "{} streams traced on the elevation grid, where 0.4 km2 of ground feed them",
            survey.streams.len()
        )));
        source = LayerSource {
            basis: Basis::Derived,
            note: "The map source holds no streams: traced on the elevation grid (priority flood, D8) where 0.4 km2 of ground or more feed them; ground beyond the grid is not seen.".into(),
            ..from.clone()
        };
    }
    let stream = |(id, s): (u32, &crate::survey::Watercourse)| {
        Some(Stream {
            id,
            name: s.name.clone().map(short),
            class: s.class,
            line: line(place, &simplify::stream(&s.line))?,
        })
    };
    draft.territory.streams = (0..).zip(&survey.streams).filter_map(stream).collect();
    draft.sources.insert(LayerKind::Streams, source);
}

/// The land cover grid.
pub(super) fn cover(
    place: &Place,
    inside: &[bool],
    survey: &Survey,
    classes: &[RoadClass],
    houses: &[House],
    draft: &mut PackDraft,
    remarks: &mut Vec<Remark>,
) -> Covered {
    let elevation = draft.territory.elevation_m.as_ref();
    let covered = land_cover::land_cover(place, inside, survey, classes, houses, elevation);
    let share = |cells: usize| 100.0 * cells as f64 / covered.cells.max(1) as f64;
    let mut note = format!(
        "A cell of the commune has the class of what lies over its middle: zones, then ground, hedges, rivers, water, railways, roads, buildings. What no source names is garden within 25 m of a building ({:.1} % of the cells) and open grassland elsewhere ({:.1} %, assumed).",
        share(covered.gardens),
        share(covered.open)
    );
    if covered.high_woods > 0 {
        note += &format!(
            " Woods without a word on their leaves are coniferous above 1500 m ({:.1} %, assumed).",
            share(covered.high_woods)
        );
    }
    remarks.push(Remark::Assumed(format!(
        "land cover: {:.1} % of the cells are named by no source and taken for open grassland, {:.1} % for gardens",
        share(covered.open),
        share(covered.gardens)
    )));
    let source = LayerSource {
        licence: survey.credit.licence.clone(),
        attribution: survey.credit.attribution.clone(),
        year: survey.credit.year,
        basis: Basis::Derived,
        note,
    };
    draft.sources.insert(LayerKind::LandCover, source);
    draft.territory.land_cover = Some(covered.grid.clone());
    covered
}

/// The areas of the map, those drawn first first.
pub(super) fn areas(place: &Place, survey: &Survey, draft: &mut PackDraft) {
    let mut covers: Vec<&Cover> = survey.covers.iter().collect();
    covers.sort_by(|a, b| {
        a.rank.cmp(&b.rank).then_with(|| b.outline.unsigned_area().total_cmp(&a.outline.unsigned_area()))
    });
    let elevation = draft.territory.elevation_m.as_ref();
    let area = |c: &&Cover| {
        let wood = || c.outline.centroid().map_or(c.class, |p| land_cover::wood_at(elevation, p.0));
        let cover = if c.unknown_leaf && c.class == LandCover::Broadleaf { wood() } else { c.class };
        let simple = simplify::area(&c.outline, c.rank == Rank::Water)?;
        Some(Area { cover, polygon: polygon(place, &simple)? })
    };
    draft.territory.areas = covers.iter().filter_map(area).collect();
    let source = LayerSource {
        licence: survey.credit.licence.clone(),
        attribution: survey.credit.attribution.clone(),
        year: survey.credit.year,
        basis: Basis::Measured,
        note: "For the map: corners that change less than 12 m2 and areas below 200 m2 are left out.".into(),
    };
    draft.sources.insert(LayerKind::Areas, source);
}

/// Named places.
pub(super) fn sites(place: &Place, spots: Vec<Spot>) -> Vec<Site> {
    let site = |(id, s): (u32, Spot)| {
        Some(Site { id, kind: s.kind, name: s.name.map(short), point: place.to_degrees(s.point)? })
    };
    (0..).zip(spots).filter_map(site).collect()
}

/// A name within the limits of the format.
pub(super) fn short(name: String) -> String {
    let printable = |c: &char| !c.is_control();
    name.chars().filter(printable).take(200).collect()
}
