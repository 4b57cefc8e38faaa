//! Houses along the streets: wall to wall in the middle, then looser; with sheds behind them.

use super::lattice::P;
use super::lines::{at, away, distance, length, turned};
use super::network::Network;
use super::places::{Rank, Settlement};
use super::plots::{Plot, Room};
use parvis_core::models::numerics::Random;
use parvis_core::territory::{BuildingUse, RoadClass};

/// Nearer to the middle of a village than this share of its radius, houses stand wall to wall.
const DENSE: f64 = 0.46;

/// No dwelling is smaller \[m2\].
const LEAST_DWELLING_M2: f64 = 42.0;

/// A building.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Building {
    /// Its outline, not closed.
    pub(super) outline: Vec<P>,
    /// Its middle.
    pub(super) middle: P,
    /// What it is used for.
    pub(super) usage: BuildingUse,
    /// Storeys above ground.
    pub(super) storeys: u8,
    /// Dwellings.
    pub(super) dwellings: u16,
    /// Year in which it was built.
    pub(super) built: i32,
}

impl Building {
    /// Floor area over all storeys \[m2\], walls and stairs taken off.
    fn floor_m2(&self) -> f64 {
        let ring = self.outline.iter().zip(self.outline.iter().cycle().skip(1));
        let twice: f64 = ring.map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum();
        0.8 * f64::from(self.storeys) * twice.abs() / 2.0
    }
}

/// A place for a house on a street.
struct Site {
    plot: Plot,
    /// Distance from the middle of the settlement as a share of its radius.
    out: f64,
    order: f64,
}

/// Builds the dwellings of a settlement along the streets around it.
pub(super) fn houses(
    random: &mut Random,
    place: &Settlement,
    network: &Network,
    room: &mut Room<'_>,
) -> Vec<Building> {
    let mut built: Vec<Building> = Vec::new();
    let mut dwellings = 0;
    for site in sites(random, place, network) {
        if dwellings >= place.dwellings {
            break;
        }
        let dense = place.rank == Rank::Village && site.out < DENSE;
        let apart = if dense { -0.6 } else { 2.5 };
        if !room.is_free(&site.plot, apart, if dense { 0.8 } else { 2.5 }) {
            continue;
        }
        room.build(site.plot);
        let house = house(random, place.rank, &site);
        dwellings += usize::from(house.dwellings);
        let shed_chance = if dense { 0.25 } else { 0.5 };
        built.push(house);
        if random.unit() < shed_chance {
            built.extend(shed(random, &site.plot, room));
        }
    }
    built
}

/// Makes `more` dwellings in houses that are large enough for another one.
pub(super) fn share_out(random: &mut Random, built: &mut [Building], mut more: usize) {
    for _ in 0..40 * more {
        let number = random.below(built.len());
        let Some(house) = built.get_mut(number).filter(|b| b.dwellings > 0 && more > 0) else { continue };
        if house.floor_m2() / f64::from(house.dwellings + 1) > LEAST_DWELLING_M2 {
            house.dwellings += 1;
            more -= 1;
        }
    }
}

/// Places along both sides of each street, those near to the middle first.
fn sites(random: &mut Random, place: &Settlement, network: &Network) -> Vec<Site> {
    let radius = place.radius_m();
    let mut list = Vec::new();
    for way in network.ways.iter().filter(|way| way.class <= RoadClass::Local) {
        if way.line.iter().all(|p| distance(*p, place.middle) > radius + 700.0) {
            continue;
        }
        let total = length(&way.line);
        for side in [1.0, -1.0] {
            let mut along_m = 4.0 + 6.0 * random.unit();
            while along_m < total {
                let Some((p, direction)) = at(&way.line, along_m) else { break };
                let out = distance(p, place.middle) / radius;
                if out > 1.5 {
                    along_m += 25.0;
                    continue;
                }
                let (plot, gap) = front(random, place.rank, p, direction, side, out, way.class);
                along_m += 2.0 * plot.half_width + gap;
                list.push(Site { plot, out, order: out + 0.38 * random.unit() });
            }
        }
    }
    list.sort_by(|a, b| a.order.total_cmp(&b.order));
    list
}

/// A place at a point of a street, and the gap to the next one.
fn front(
    random: &mut Random,
    rank: Rank,
    p: P,
    direction: P,
    side: f64,
    out: f64,
    class: RoadClass,
) -> (Plot, f64) {
    let mut draw = |low: f64, high: f64| low + (high - low) * random.unit();
    let dense = rank == Rank::Village && out < DENSE;
    let (width, depth, back, gap, tilt) = if dense {
        let gap = if draw(0.0, 1.0) < 0.72 { 0.2 } else { draw(2.5, 9.0) };
        (draw(6.5, 11.5), draw(8.0, 12.5), draw(1.4, 3.2), gap, 0.03)
    } else if rank == Rank::Village && out < 0.8 {
        (draw(8.5, 13.5), draw(8.0, 11.5), draw(4.0, 10.0), draw(4.0, 12.0), 0.07)
    } else {
        (draw(9.0, 15.5), draw(8.0, 11.5), draw(6.0, 16.0), draw(7.0, 24.0), 0.16)
    };
    let road = if class <= RoadClass::Secondary { 4.2 } else { 2.8 };
    let left = [-side * direction[1], side * direction[0]];
    let middle = away(p, left, road + back + depth / 2.0);
    let along = turned(direction, tilt * (2.0 * draw(0.0, 1.0) - 1.0));
    (Plot { middle, along, half_width: width / 2.0, half_depth: depth / 2.0 }, gap)
}

/// A house on its place.
fn house(random: &mut Random, rank: Rank, site: &Site) -> Building {
    let dense = rank == Rank::Village && site.out < DENSE;
    let old = match rank {
        Rank::Village if dense => 0.92,
        Rank::Village => 0.30 - 0.25 * (site.out - 0.4),
        _ => 0.55,
    };
    let built = if random.unit() < old {
        1780 + random.below(165) as i32
    } else {
        // Newer farther out.
        1950 + (25.0 * (site.out - 0.3).clamp(0.0, 1.0) + 48.0 * random.unit()) as i32
    };
    let storeys = if dense { 2 + u8::from(random.unit() < 0.3) } else { 1 + u8::from(random.unit() < 0.45) };
    let shop = dense && random.unit() < 0.06;
    let dwellings = match random.unit() {
        _ if shop => 0,
        u if dense && u < 0.14 => 3,
        u if dense && u < 0.34 => 2,
        _ => 1,
    };
    let usage = if shop { BuildingUse::Commercial } else { BuildingUse::Residential };
    Building {
        outline: shape(random, &site.plot, dense),
        middle: site.plot.middle,
        usage,
        storeys,
        dwellings,
        built,
    }
}

/// An outline within a rectangle: askew in the old middle, with a wing elsewhere, or plain.
pub(super) fn shape(random: &mut Random, plot: &Plot, askew: bool) -> Vec<P> {
    let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)];
    if askew && random.unit() < 0.7 {
        return corners
            .map(|(u, v)| plot.point(u * (0.9 + 0.1 * random.unit()), v * (0.84 + 0.16 * random.unit())))
            .to_vec();
    }
    if random.unit() < 0.38 {
        // A wing less: one corner cut out.
        let (u, v) = (0.1 + 0.5 * random.unit(), 0.1 + 0.5 * random.unit());
        let mirror = if random.unit() < 0.5 { 1.0 } else { -1.0 };
        let ring = [(-1.0, -1.0), (1.0, -1.0), (1.0, v), (u, v), (u, 1.0), (-1.0, 1.0)];
        return ring.map(|(a, b)| plot.point(mirror * a, b)).to_vec();
    }
    corners.map(|(u, v)| plot.point(u, v)).to_vec()
}

/// A shed behind or beside a house.
fn shed(random: &mut Random, house: &Plot, room: &mut Room<'_>) -> Option<Building> {
    let (width, depth) = (2.8 + 3.4 * random.unit(), 2.6 + 2.6 * random.unit());
    for _ in 0..4 {
        let side = if random.unit() < 0.5 { 1.0 } else { -1.0 };
        let (u, v) = if random.unit() < 0.5 {
            (side * (1.0 + (width + 2.0) / (2.0 * house.half_width)), 1.2 * random.unit() - 0.6)
        } else {
            (
                1.6 * random.unit() - 0.8,
                side * (1.25 + (depth + 4.0 * random.unit()) / (2.0 * house.half_depth)),
            )
        };
        let plot = Plot {
            middle: house.point(u, v),
            along: turned(house.along, 0.2 * (random.unit() - 0.5)),
            half_width: width / 2.0,
            half_depth: depth / 2.0,
        };
        if room.is_free(&plot, 0.8, 1.0) {
            room.build(plot);
            let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)];
            return Some(Building {
                outline: corners.map(|(u, v)| plot.point(u, v)).to_vec(),
                middle: plot.middle,
                usage: BuildingUse::Annex,
                storeys: 1,
                dwellings: 0,
                built: 1960,
            });
        }
    }
    None
}
