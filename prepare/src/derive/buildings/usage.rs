//! The use of a building whose source does not tell it.

use crate::survey::{Structure, Zone};
use geo::{Area, BoundingRect, Centroid, Contains, Coord, Intersects, Point, Rect};
use parvis_core::territory::BuildingUse;
use std::collections::HashMap;

/// Below this a building without a known use is a garage or a shed \[m2\].
const SHED_M2: f64 = 40.0;
/// Beside counted dwellings, outbuildings are smaller than this \[m2\].
const OUTBUILDING_M2: f64 = 100.0;
/// Above this it is no house \[m2\].
const HALL_M2: f64 = 800.0;
/// A barn stands where fewer dwellings than this lie within [`AROUND_M`].
const FEW_HOMES: u32 = 8;
/// How far around a building dwellings are counted \[m\].
const AROUND_M: f64 = 150.0;

/// On the ground of a school, a hospital, works or a farm: what the ground is for; light or small buildings
/// are annexes.
pub(super) fn in_zone(s: &Structure, footprint_m2: f64, zone: BuildingUse) -> BuildingUse {
    if s.light || footprint_m2 < SHED_M2 { BuildingUse::Annex } else { zone }
}

/// In a source that does not count dwellings: a light or small building is an annex, a very large one
/// unknown, and all others are houses.
pub(super) fn by_size(s: &Structure, footprint_m2: f64) -> BuildingUse {
    if s.light || footprint_m2 < SHED_M2 {
        BuildingUse::Annex
    } else if footprint_m2 > HALL_M2 {
        BuildingUse::Other
    } else {
        BuildingUse::Residential
    }
}

/// In a source that counts dwellings, a building without any: light or small is an annex, far from the
/// village agricultural, else unknown.
pub(super) fn beside_homes(s: &Structure, footprint_m2: f64, homes_around: u32) -> BuildingUse {
    if s.light || footprint_m2 < OUTBUILDING_M2 {
        BuildingUse::Annex
    } else if homes_around < FEW_HOMES {
        BuildingUse::Agricultural
    } else {
        BuildingUse::Other
    }
}

/// Zones with their bounding boxes, small ones first.
pub(super) struct Zones(Vec<(Rect, Zone)>);

impl Zones {
    pub(super) fn new(zones: &[Zone]) -> Self {
        let mut list: Vec<_> =
            zones.iter().filter_map(|z| Some((z.outline.bounding_rect()?, z.clone()))).collect();
        list.sort_by(|a, b| a.1.outline.unsigned_area().total_cmp(&b.1.outline.unsigned_area()));
        Self(list)
    }

    /// The use of the smallest zone that holds a point.
    pub(super) fn at(&self, c: Coord) -> Option<BuildingUse> {
        let holds = |(rect, zone): &&(Rect, Zone)| rect.intersects(&c) && zone.outline.contains(&Point(c));
        self.0.iter().find(holds).map(|(_, zone)| zone.usage)
    }
}

/// Counted dwellings, sorted into squares.
pub(super) struct Homes(HashMap<(i64, i64), Vec<(Coord, u32)>>);

impl Homes {
    pub(super) fn new(structures: &[Structure]) -> Self {
        let mut squares: HashMap<_, Vec<_>> = HashMap::new();
        for s in structures {
            if let (Some(n @ 1..), Some(centre)) = (s.dwellings, s.outline.centroid()) {
                squares.entry(square(centre.0)).or_default().push((centre.0, u32::from(n)));
            }
        }
        Self(squares)
    }

    /// Dwellings within [`AROUND_M`] of a point.
    pub(super) fn around(&self, c: Coord) -> u32 {
        let (col, row) = square(c);
        let squares = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (col + dx, row + dy)));
        let homes = squares.filter_map(|s| self.0.get(&s)).flatten();
        homes.filter(|(at, _)| (at.x - c.x).hypot(at.y - c.y) <= AROUND_M).map(|(_, n)| n).sum()
    }
}

fn square(c: Coord) -> (i64, i64) {
    ((c.x / AROUND_M).floor() as i64, (c.y / AROUND_M).floor() as i64)
}
