//! Church, town hall, school and works, the sports ground, and the yards of farms.

use super::houses::{Building, shape};
use super::lattice::P;
use super::lines::{away, between, nearest, turned, unit};
use super::network::Network;
use super::places::{Rank, Settlement};
use super::plots::{Plot, Room};
use parvis_core::models::numerics::Random;
use parvis_core::territory::{BuildingUse, LandCover, RoadClass, SiteKind};
use std::f64::consts::FRAC_PI_2;

/// Buildings of note, named places, and ground that belongs to them.
#[derive(Debug, Default)]
pub(super) struct Landmarks {
    /// The buildings.
    pub(super) buildings: Vec<Building>,
    /// Where they are, what, and their names.
    pub(super) spots: Vec<(P, SiteKind, String)>,
    /// Squares, sports grounds, quarries.
    pub(super) covers: Vec<(Vec<P>, LandCover)>,
}

/// What a settlement builds beside dwellings.
struct Wish {
    size: P,
    /// Distances from the middle, as shares of the radius.
    from_to: P,
    usage: BuildingUse,
    storeys: u8,
    built: i32,
    spot: Option<(SiteKind, &'static str)>,
}

const WISHES: [Wish; 7] = [
    wish([17.0, 13.0], [0.05, 0.4], BuildingUse::Public, 2, 1880, Some((SiteKind::TownHall, "Mairie"))),
    wish([34.0, 13.0], [0.15, 0.6], BuildingUse::Public, 2, 1884, Some((SiteKind::School, "École"))),
    wish([26.0, 17.0], [0.2, 0.8], BuildingUse::Public, 1, 1978, Some((SiteKind::Other, "Salle des fêtes"))),
    wish([30.0, 16.0], [0.3, 0.9], BuildingUse::Public, 2, 1992, Some((SiteKind::Care, "Les Tilleuls"))),
    wish([18.0, 12.0], [0.05, 0.5], BuildingUse::Commercial, 2, 1905, None),
    wish([28.0, 20.0], [0.4, 1.0], BuildingUse::Commercial, 1, 1998, None),
    wish([24.0, 14.0], [0.5, 1.0], BuildingUse::Commercial, 1, 1986, None),
];

const fn wish(
    size: P,
    from_to: P,
    usage: BuildingUse,
    storeys: u8,
    built: i32,
    spot: Option<(SiteKind, &'static str)>,
) -> Wish {
    Wish { size, from_to, usage, storeys, built, spot }
}

impl Landmarks {
    /// Builds what makes a village one.
    pub(super) fn village(
        &mut self,
        random: &mut Random,
        place: &Settlement,
        network: &Network,
        room: &mut Room<'_>,
    ) {
        self.church(random, place, room);
        for wish in &WISHES {
            let Some(plot) = find(random, place, network, room, wish.size, wish.from_to, 3.5) else {
                continue;
            };
            room.build(plot);
            self.buildings.push(building(random, &plot, wish.usage, wish.storeys, wish.built));
            if let Some((kind, name)) = wish.spot {
                self.spots.push((plot.middle, kind, name.to_owned()));
            }
        }
        self.works(random, place, network, room);
        if let Some(plot) = find(random, place, network, room, [102.0, 66.0], [0.7, 1.5], 6.0) {
            room.build(plot);
            self.covers.push((ring(&plot), LandCover::Green));
            self.spots.push((plot.middle, SiteKind::Sport, "Stade".to_owned()));
        }
    }

    /// A church that looks east, and the square before it.
    fn church(&mut self, random: &mut Random, place: &Settlement, room: &mut Room<'_>) {
        for _ in 0..400 {
            let reach = 30.0 + 60.0 * random.unit();
            let middle = away(place.middle, turned([1.0, 0.0], std::f64::consts::TAU * random.unit()), reach);
            let along = turned([1.0, 0.0], 0.3 * (random.unit() - 0.5));
            let plot = Plot { middle, along, half_width: 15.0, half_depth: 8.0 };
            if !room.is_free(&plot, 5.0, 4.0) {
                continue;
            }
            room.build(plot);
            let cross = [
                (-1.0, -0.55),
                (0.3, -0.55),
                (0.3, -1.0),
                (0.65, -1.0),
                (0.65, -0.5),
                (0.9, -0.4),
                (1.0, 0.0),
                (0.9, 0.4),
                (0.65, 0.5),
                (0.65, 1.0),
                (0.3, 1.0),
                (0.3, 0.55),
                (-1.0, 0.55),
            ];
            self.buildings.push(Building {
                outline: cross.map(|(u, v)| plot.point(u, v)).to_vec(),
                middle,
                usage: BuildingUse::Public,
                storeys: 1,
                dwellings: 0,
                built: 1480,
            });
            self.spots.push((middle, SiteKind::Worship, "Église".to_owned()));
            let square = Plot { middle: plot.point(-1.95, 0.0), half_width: 13.0, half_depth: 13.0, ..plot };
            if !room.is_built(&square) {
                room.build(square);
                self.covers.push((ring(&square), LandCover::Sealed));
            }
            return;
        }
    }

    /// A sawmill beside a road near the river, some way off.
    fn works(&mut self, random: &mut Random, place: &Settlement, network: &Network, room: &mut Room<'_>) {
        let Some(yard) = find(random, place, network, room, [78.0, 58.0], [1.1, 2.2], 4.0) else { return };
        self.covers.push((ring(&yard), LandCover::Sealed));
        for (u, v, width, depth) in
            [(-0.45, -0.5, 40.0, 20.0), (0.62, -0.35, 22.0, 26.0), (-0.3, 0.6, 34.0, 14.0)]
        {
            let plot =
                Plot { middle: yard.point(u, v), half_width: width / 2.0, half_depth: depth / 2.0, ..yard };
            self.buildings.push(building(random, &plot, BuildingUse::Industrial, 1, 1974));
        }
        room.build(yard);
        self.spots.push((yard.middle, SiteKind::Works, "Scierie".to_owned()));
    }

    /// Barns around the yard of a farm.
    pub(super) fn farm(
        &mut self,
        random: &mut Random,
        place: &Settlement,
        network: &Network,
        room: &mut Room<'_>,
    ) {
        let reach = if place.rank == Rank::Farm { 22.0 } else { place.radius_m() };
        let mut first: Option<Plot> = None;
        let barns = 2 + random.below(3);
        let mut count = 0;
        for _ in 0..160 {
            if count == barns {
                break;
            }
            let size = if count == 0 {
                [30.0 + 14.0 * random.unit(), 13.0]
            } else {
                [14.0 + 12.0 * random.unit(), 9.0]
            };
            let plot = match &first {
                None => {
                    let Some(plot) =
                        random_plot(random, place.middle, [0.4 * reach, reach + 25.0], network, size)
                    else {
                        continue;
                    };
                    plot
                }
                Some(barn) => {
                    let side = if random.unit() < 0.5 { 1.0 } else { -1.0 };
                    let turn = if random.unit() < 0.6 { FRAC_PI_2 } else { 0.0 };
                    let (u, v) = (1.3 * (random.unit() - 0.5) * 2.0, side * (1.9 + 1.6 * random.unit()));
                    Plot {
                        middle: barn.point(u, v),
                        along: turned(barn.along, turn + 0.1 * (random.unit() - 0.5)),
                        half_width: size[0] / 2.0,
                        half_depth: size[1] / 2.0,
                    }
                }
            };
            if !room.is_free(&plot, 3.0, 2.5) {
                continue;
            }
            room.build(plot);
            let built = 1850 + random.below(150) as i32;
            self.buildings.push(building(random, &plot, BuildingUse::Agricultural, 1, built));
            first.get_or_insert(plot);
            count += 1;
        }
    }
}

/// A free rectangle near a road at some distance from the middle of a settlement.
fn find(
    random: &mut Random,
    place: &Settlement,
    network: &Network,
    room: &Room<'_>,
    size: P,
    from_to: P,
    clear: f64,
) -> Option<Plot> {
    let range = from_to.map(|share| share * place.radius_m());
    let steep = if size[0] > 50.0 { 0.09 } else { 0.2 };
    (0..700).find_map(|_| {
        let plot = random_plot(random, place.middle, range, network, size)?;
        let even = room.ground().slope(plot.middle) < steep;
        let near = room.road_at(plot.point(0.0, -1.0)).min(room.road_at(plot.point(0.0, 1.0))) < 14.0;
        (even && near && room.is_free(&plot, 3.0, clear)).then_some(plot)
    })
}

/// A rectangle at some distance from a middle that faces the nearest road; `None` beside a track, and where no
/// road is near.
fn random_plot(random: &mut Random, middle: P, range: P, network: &Network, size: P) -> Option<Plot> {
    let reach = range[0] + (range[1] - range[0]) * random.unit();
    let spot = away(middle, turned([1.0, 0.0], std::f64::consts::TAU * random.unit()), reach);
    let way = network.ways.get(network.near(spot, 40.0)?.0).filter(|way| way.class <= RoadClass::Local)?;
    let (edge, _, _) = nearest(&way.line, spot)?;
    let along = unit(between(*way.line.get(edge)?, *way.line.get(edge + 1)?));
    Some(Plot { middle: spot, along, half_width: size[0] / 2.0, half_depth: size[1] / 2.0 })
}

fn building(random: &mut Random, plot: &Plot, usage: BuildingUse, storeys: u8, built: i32) -> Building {
    Building { outline: shape(random, plot, false), middle: plot.middle, usage, storeys, dwellings: 0, built }
}

fn ring(plot: &Plot) -> Vec<P> {
    [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)].map(|(u, v)| plot.point(u, v)).to_vec()
}
