//! Streets of a village: they branch off the roads, follow the ground, and meet again or end.

use super::ground::Ground;
use super::lattice::P;
use super::lines::{Path, away, between, distance, length, nearest, simple, smooth, turned, unit};
use super::names;
use super::network::Network;
use super::places::{Rank, Settlement};
use parvis_core::models::numerics::Random;
use parvis_core::territory::RoadClass;
use std::f64::consts::FRAC_PI_2;

/// Length of streets for each dwelling \[m\].
const METRES_A_DWELLING: f64 = 10.5;

/// A step of a street \[m\].
const STEP_M: f64 = 9.0;

/// Two streets branch off at least this far apart \[m\].
const APART_M: f64 = 30.0;

/// Draws the streets of a settlement into the network.
pub(super) fn streets(random: &mut Random, place: &Settlement, ground: &Ground, network: &mut Network) {
    let wanted = match place.rank {
        Rank::Village => METRES_A_DWELLING * place.dwellings as f64,
        Rank::Hamlet => 7.0 * place.dwellings as f64,
        Rank::Farm => return,
    };
    let mut origins: Vec<P> = Vec::new();
    let (mut laid, mut named) = (0.0, 0);
    for _ in 0..1500 {
        if laid >= wanted {
            break;
        }
        // Streets near to the middle come first: the reach grows with what is laid.
        let reach = place.radius_m() * (0.35 + 0.6 * (laid / wanted).sqrt());
        let starts = network.around(place.middle, reach, |class| class <= RoadClass::Local);
        let Some((way, origin)) = starts.get(random.below(starts.len())).copied() else { break };
        if origins.iter().any(|other| distance(*other, origin) < APART_M) {
            continue;
        }
        let Some(direction) = network.ways.get(way).and_then(|way| side_of(&way.line, origin, random)) else {
            continue;
        };
        let most_m = match place.rank {
            Rank::Village => 80.0 + 220.0 * random.unit(),
            _ => 40.0 + 70.0 * random.unit(),
        };
        let Some(line) = grow(random, place, ground, network, (way, origin), direction, most_m) else {
            continue;
        };
        let Some(start) = network.attach(origin) else { continue };
        let mut line = smooth(&simple(&line, 1.5), 2);
        if let Some(first) = line.first_mut() {
            *first = start;
        }
        let line = simple(&line, 0.5);
        laid += length(&line);
        origins.push(origin);
        let name = if place.rank == Rank::Village { names::pick(&names::STREETS, named) } else { None };
        named += 1;
        network.add(line, RoadClass::Local, name);
    }
}

/// A direction about square to a line at one of its points, to either side.
fn side_of(line: &[P], p: P, random: &mut Random) -> Option<P> {
    let (edge, _, _) = nearest(line, p)?;
    let along = unit(between(*line.get(edge)?, *line.get(edge + 1)?));
    let side = if random.unit() < 0.5 { 1.0 } else { -1.0 };
    Some(turned(along, side * (FRAC_PI_2 + 0.35 * random.normal().clamp(-1.5, 1.5))))
}

/// Walks a street from its origin; `None` where it would be too short to be one.
fn grow(
    random: &mut Random,
    place: &Settlement,
    ground: &Ground,
    network: &mut Network,
    (parent, origin): (usize, P),
    mut direction: P,
    most_m: f64,
) -> Option<Path> {
    let mut line: Path = vec![origin];
    let bend = 0.05 * random.normal();
    let mut run = 0.0;
    while run < most_m {
        let last = *line.last()?;
        direction = turned(direction, bend * 0.6 + 0.06 * random.normal());
        let next = away(last, direction, STEP_M);
        let fits = ground.slope(next) < 0.24
            && ground.plain_at(next) > 0.5
            && distance(next, place.middle) < 1.15 * place.radius_m();
        if !fits {
            break;
        }
        run += STEP_M;
        line.push(next);
        if run < 26.0 {
            continue;
        }
        // The street that it left may run alongside for a while.
        let but = if run < 90.0 { parent } else { usize::MAX };
        if network.near_but(next, 14.0, but).is_some() {
            let met = network.attach(next)?;
            line.pop();
            line.push(met);
            return (run > 40.0).then_some(line);
        }
        if let Some((way, _)) = network.near_but(next, 30.0, but) {
            // Near enough to turn into the other street.
            let (_, foot, _) = nearest(&network.ways.get(way)?.line, next)?;
            direction = unit(between(next, foot));
        } else if but == parent && network.near(next, 24.0).is_some() {
            return None;
        }
    }
    (run > 42.0).then_some(line)
}
