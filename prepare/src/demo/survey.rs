//! The invented commune as a survey would tell of it.

use super::fields::Fields;
use super::figures::{self, SOURCE};
use super::ground::Ground;
use super::houses::{self, Building};
use super::landmarks::Landmarks;
use super::lattice::P;
use super::lines::{Path, distance};
use super::network::Network;
use super::places::{Rank as Size, Settlement};
use super::plots::Room;
use super::relief::Relief;
use super::rivers::River;
use super::woods::{self, Piece, Woods};
use super::{YEAR, gardens, names, roads, streets};
use crate::survey::{Cover, Credit, Rank, Spot, Structure, Survey, Watercourse, Way};
use geo::{Coord, LineString, Polygon};
use parvis_core::models::numerics::Random;
use parvis_core::territory::{BuildingUse, LandCover, RoadClass, SiteKind};

/// The land before people came.
pub(super) struct Land<'a> {
    /// The commune's number.
    pub(super) seed: u64,
    /// Its size.
    pub(super) km2: f64,
    /// Its hills, and those around.
    pub(super) relief: &'a Relief,
    /// Its ground in detail.
    pub(super) ground: &'a Ground,
    /// Its rivers.
    pub(super) rivers: &'a [River],
    /// Its outline.
    pub(super) outline: &'a Path,
}

impl Land<'_> {
    /// Builds on the land and surveys it; `centre_m` is the middle of the plane in the pack's system.
    pub(super) fn survey(&self, places: &[Settlement], centre_m: P) -> Survey {
        let mut network =
            roads::roads(self.seed, self.km2, self.relief, self.outline, self.ground, self.rivers, places);
        for (number, place) in places.iter().enumerate() {
            let mut random = self.random("streets", number);
            streets::streets(&mut random, place, self.ground, &mut network);
        }
        let (buildings, landmarks, gardens) = self.build(places, &network);
        let woods = Woods::new(self.seed, self.ground, places);
        let (fields, hedges) = Fields::new(self.seed, self.ground, &woods).pieces();
        let marks = landmarks.covers.into_iter().map(|(mut ring, cover)| {
            ring.extend(ring.first().copied());
            (vec![ring], cover)
        });
        let rivers = self.rivers.iter().filter(|river| river.half_width_m() > 1.4);
        let beds = rivers.map(|river| (vec![river.bed()], LandCover::Water));
        let to = Shift(centre_m);
        // What no other cover names is meadow.
        let ground = [(vec![self.outline.clone()], LandCover::Grassland)];
        let fields = ground.into_iter().chain(fields);
        let covers = to.covers(fields, Rank::Zone).chain(to.covers(gardens, Rank::Ground));
        let covers =
            covers.chain(to.covers(woods.pieces(), Rank::Ground)).chain(to.covers(marks, Rank::Ground));
        let banks = woods::banks(self.seed, self.rivers, &woods);
        let covers = covers.chain(to.covers(hedges, Rank::Hedge)).chain(to.covers(banks, Rank::Hedge));
        Survey {
            covers: covers.chain(to.covers(beds, Rank::Water)).collect(),
            buildings: buildings.iter().map(|b| to.structure(b)).collect(),
            roads: network.ways.iter().map(|way| to.road(way)).collect(),
            streams: self.streams(&to),
            sites: self.sites(&to, places, &landmarks.spots),
            knows_dwellings: true,
            credit: Credit {
                licence: "CC0-1.0".into(),
                attribution: format!("Parvis, {SOURCE}"),
                year: YEAR,
            },
            ..Survey::default()
        }
    }

    fn random(&self, name: &str, number: usize) -> Random {
        Random::named(self.seed.wrapping_add(number as u64 * 7919), name)
    }

    /// Landmarks first, then houses, settlement by settlement; and the gardens of each.
    fn build(&self, places: &[Settlement], network: &Network) -> (Vec<Building>, Landmarks, Vec<Piece>) {
        let mut room = Room::new(self.ground, network, self.rivers);
        let (mut all, mut landmarks, mut green) = (Vec::new(), Landmarks::default(), Vec::new());
        for (number, place) in places.iter().enumerate() {
            let mut random = self.random("buildings", number);
            let first = landmarks.buildings.len();
            match place.rank {
                Size::Village => landmarks.village(&mut random, place, network, &mut room),
                Size::Hamlet if random.unit() < 0.7 => landmarks.farm(&mut random, place, network, &mut room),
                Size::Hamlet => {}
                Size::Farm => landmarks.farm(&mut random, place, network, &mut room),
            }
            let mut here = houses::houses(&mut random, place, network, &mut room);
            here.extend(landmarks.buildings.iter().skip(first).cloned());
            green.extend(gardens::gardens(&here));
            all.extend(here);
        }
        let here = |b: &&Building| super::lines::holds(self.outline, b.middle);
        let have: usize = all.iter().filter(here).map(|b| usize::from(b.dwellings)).sum();
        let missing = figures::dwellings(self.km2).saturating_sub(have);
        houses::share_out(&mut self.random("flats", 0), &mut all, missing);
        (all, landmarks, green)
    }

    fn streams(&self, to: &Shift) -> Vec<Watercourse> {
        let mut by_size: Vec<usize> = (1..self.rivers.len()).filter(|i| self.inside(*i)).collect();
        by_size.sort_by(|a, b| self.rivers[*b].area_m2.total_cmp(&self.rivers[*a].area_m2));
        let name = |i: usize| match by_size.iter().position(|other| *other == i) {
            _ if i == 0 => Some(names::RIVER.to_owned()),
            Some(place) => names::pick(&names::STREAMS, place),
            None => None,
        };
        let course = |(i, river): (usize, &River)| Watercourse {
            line: to.line(&river.line),
            name: name(i),
            class: river.class(),
        };
        self.rivers.iter().enumerate().map(course).collect()
    }

    /// Whether a stream runs through the commune.
    fn inside(&self, river: usize) -> bool {
        self.rivers[river].line.iter().any(|p| super::lines::holds(self.outline, *p))
    }

    fn sites(&self, to: &Shift, places: &[Settlement], spots: &[(P, SiteKind, String)]) -> Vec<Spot> {
        let kind = |size: Size| match size {
            Size::Village => SiteKind::Village,
            Size::Hamlet => SiteKind::Hamlet,
            Size::Farm => SiteKind::Farm,
        };
        let settled = places.iter().map(|p| (p.middle, kind(p.rank), p.name.clone()));
        let marks = spots.iter().map(|(p, kind, name)| (*p, *kind, Some(name.clone())));
        let summit = self.summit().map(|p| (p, SiteKind::Natural, Some("Puy de la Garde".to_owned())));
        let all = settled.chain(marks).chain(summit);
        all.map(|(p, kind, name)| Spot { point: to.coord(p), kind, name }).collect()
    }

    /// The highest point of the commune, off its edge.
    fn summit(&self) -> Option<P> {
        let frame = self.ground.frame;
        let cells = (0..frame.len()).step_by(7).map(|i| {
            let (col, row) = frame.col_row(i);
            (frame.centre_m(col, row), self.ground.heights[i])
        });
        let inner = cells.filter(|(p, _)| super::lines::holds(self.outline, *p));
        let off_edge = inner.filter(|(p, _)| self.outline.iter().all(|q| distance(*p, *q) > 150.0));
        off_edge.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(p, _)| p)
    }
}

/// From metres around the middle to metres of the pack's system.
struct Shift(P);

impl Shift {
    fn coord(&self, [x, y]: P) -> Coord {
        Coord { x: x + self.0[0], y: y + self.0[1] }
    }

    fn line(&self, line: &[P]) -> LineString {
        line.iter().map(|p| self.coord(*p)).collect()
    }

    fn covers(&self, pieces: impl IntoIterator<Item = Piece>, rank: Rank) -> impl Iterator<Item = Cover> {
        pieces.into_iter().map(move |(rings, class)| {
            let mut rings = rings.iter().map(|ring| self.line(ring));
            let outer = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
            let farmed = matches!(class, LandCover::Cropland | LandCover::Grassland | LandCover::Orchard);
            Cover { outline: Polygon::new(outer, rings.collect()), class, rank, unknown_leaf: false, farmed }
        })
    }

    fn structure(&self, building: &Building) -> Structure {
        let heated = !matches!(building.usage, BuildingUse::Annex | BuildingUse::Agricultural);
        Structure {
            outline: Polygon::new(self.line(&building.outline), Vec::new()),
            usage: Some(building.usage),
            storeys: Some(building.storeys),
            height_m: Some(f64::from(building.storeys) * 2.8 + if heated { 0.6 } else { 0.0 }),
            dwellings: Some(building.dwellings),
            built: Some(building.built),
            light: building.usage == BuildingUse::Annex,
        }
    }

    fn road(&self, way: &super::network::Way) -> Way {
        let numbered = way.name.as_ref().is_some_and(|name| name.starts_with("D "));
        Way {
            line: self.line(&way.line),
            name: way.name.clone().filter(|_| !numbered),
            number: way.name.clone().filter(|_| numbered),
            class: Some(way.class),
            limit_kmh: None,
            oneway: false,
            private: way.class >= RoadClass::Track,
        }
    }
}
