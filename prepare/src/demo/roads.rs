//! Roads between settlements, led by the ground: the cheapest way by slope, rivers and wet land
//! (Dijkstra 1959, Numerische Mathematik 1, 269-271).

use super::ground::Ground;
use super::lattice::{Lattice, P, Queued};
use super::lines::{Path, distance, holds, simple, smooth};
use super::network::Network;
use super::noise::Noise;
use super::places::{Rank, Settlement};
use super::relief::Relief;
use super::rivers::River;
use parvis_core::models::numerics::Random;
use parvis_core::territory::RoadClass;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Steepness at which a metre of road costs as much as two level ones.
const STEEP: f64 = 0.045;

/// Tracks for each square kilometre.
const TRACKS_KM2: f64 = 2.6;

/// A step over the neighbours' land costs so much more \[m\]: a commune builds its roads on its own.
const ABROAD_M: f64 = 60.0;

/// Settlements after the village with a road of their own to it.
const DIRECT: usize = 4;

/// Finds ways over the lattice.
struct Guide<'a> {
    lattice: Lattice,
    heights: Vec<f64>,
    /// What a step onto a node costs more \[m\].
    extra: Vec<f64>,
    taken: Vec<bool>,
    wobble: &'a Noise,
}

/// The roads of a commune: through roads from edge to edge, roads to hamlets, lanes to farms, tracks.
pub(super) fn roads(
    seed: u64,
    km2: f64,
    relief: &Relief,
    outline: &Path,
    ground: &Ground,
    rivers: &[River],
    places: &[Settlement],
) -> Network {
    let wobble = Noise::new(seed, "wobble of roads");
    let mut guide = Guide::new(relief, outline, ground, rivers, &wobble);
    let mut network = Network::default();
    let Some(village) = places.first() else { return network };
    let side = guide.lattice.side;
    let rim = |far: f64| move |[x, y]: P| (x.abs().max(y.abs())) >= far;
    let far = -guide.lattice.start_m - guide.lattice.step_m;
    let west = guide.way(village.middle, |node, _| node % side == 0);
    guide.lay(&mut network, west, village.middle, RoadClass::Primary, Some("D 12"));
    let east = guide.way(village.middle, |node, _| node % side == side - 1);
    guide.lay(&mut network, east, village.middle, RoadClass::Primary, Some("D 12"));
    for (north, number) in [(true, "D 47"), (false, "D 47")] {
        let goal = |_: usize, p: P| rim(far)(p) && (p[1] > 0.0) == north && p[1].abs() >= p[0].abs();
        let way = guide.way(village.middle, goal);
        guide.lay(&mut network, way, village.middle, RoadClass::Secondary, Some(number));
    }
    for (number, place) in places.iter().enumerate().skip(1) {
        let (class, name) = match place.rank {
            Rank::Village => (RoadClass::Secondary, Some(format!("D {}", 100 + number))),
            Rank::Hamlet => (RoadClass::Tertiary, place.name.as_ref().map(|name| format!("Route de {name}"))),
            Rank::Farm => (RoadClass::Local, place.name.as_ref().map(|name| format!("Chemin de {name}"))),
        };
        // The first hamlets have roads of their own to the village; the others, to the nearest road.
        let direct = place.rank == Rank::Hamlet && number <= DIRECT;
        let close = |p: P| distance(p, village.middle) < 0.6 * village.radius_m();
        let way = guide.way(place.middle, |node, p| guide.taken[node] && (!direct || close(p)));
        guide.lay(&mut network, way, place.middle, class, name.as_deref());
    }
    tracks(seed, km2, ground, &mut guide, &mut network);
    network
}

/// Tracks from somewhere in fields and woods to the nearest road.
fn tracks(seed: u64, km2: f64, ground: &Ground, guide: &mut Guide<'_>, network: &mut Network) {
    let mut random = Random::named(seed, "tracks");
    let frame = ground.frame;
    let (width, height) = (f64::from(frame.cols) * frame.cell_m, f64::from(frame.rows) * frame.cell_m);
    for _ in 0..(TRACKS_KM2 * km2 * 1.4).round() as usize {
        let start = [frame.west_m + width * random.unit(), frame.north_m - height * random.unit()];
        if ground.plain_at(start) > 0.3 && network.near(start, 40.0).is_none() {
            let way = guide.to_network(start);
            guide.lay(network, way, start, RoadClass::Track, None);
        }
    }
}

impl<'a> Guide<'a> {
    fn new(relief: &Relief, outline: &Path, ground: &Ground, rivers: &[River], wobble: &'a Noise) -> Self {
        let lattice = relief.lattice;
        let height = |node: usize| {
            let p = lattice.point(node);
            if ground.frame.index_at(p).is_some() { ground.height(p) } else { relief.heights[node] }
        };
        let mut extra: Vec<f64> = (0..lattice.len())
            .map(|node| if ground.plain_at(lattice.point(node)) < 0.85 { 22.0 } else { 0.0 })
            .collect();
        for (node, extra) in extra.iter_mut().enumerate() {
            if !holds(outline, lattice.point(node)) {
                *extra += ABROAD_M;
            }
        }
        for river in rivers {
            let bridge = 45.0 * river.half_width_m();
            for p in super::lines::stepped(&river.line, lattice.step_m / 2.0) {
                let node = lattice.node(p);
                extra[node] = extra[node].max(bridge);
            }
        }
        let heights = (0..lattice.len()).map(height).collect();
        Self { lattice, heights, extra, taken: vec![false; lattice.len()], wobble }
    }

    /// The cheapest way from a point to any node that is a goal, as nodes.
    fn way(&self, start: P, goal: impl Fn(usize, P) -> bool) -> Vec<usize> {
        let first = self.lattice.node(start);
        let mut cost = vec![f64::MAX; self.lattice.len()];
        let mut from = vec![usize::MAX; self.lattice.len()];
        let mut queue = BinaryHeap::from([Reverse(Queued { key: 0.0, node: first })]);
        cost[first] = 0.0;
        while let Some(Reverse(Queued { key, node })) = queue.pop() {
            if key > cost[node] {
                continue;
            }
            if goal(node, self.lattice.point(node)) {
                let mut way: Vec<usize> =
                    std::iter::successors(Some(node), |node| Some(from[*node]).filter(|n| *n != usize::MAX))
                        .collect();
                way.reverse();
                return way;
            }
            for (other, length) in self.lattice.around_node(node) {
                let steep = (self.heights[other] - self.heights[node]).abs() / length / STEEP;
                let mut step = length * (1.0 + steep * steep) + self.extra[other];
                if self.taken[other] && self.taken[node] {
                    step *= 0.45;
                }
                if key + step < cost[other] {
                    cost[other] = key + step;
                    from[other] = node;
                    queue.push(Reverse(Queued { key: key + step, node: other }));
                }
            }
        }
        Vec::new()
    }

    fn to_network(&self, start: P) -> Vec<usize> {
        self.way(start, |node, _| self.taken[node])
    }

    /// Builds a road along a way, from its settlement on, up to the first road that it meets.
    fn lay(
        &mut self,
        network: &mut Network,
        way: Vec<usize>,
        start: P,
        class: RoadClass,
        name: Option<&str>,
    ) {
        let wobble = |p: P| {
            let size = 190.0;
            let east = self.wobble.octaves(p, size, 2);
            let north = self.wobble.octaves([p[0] + 5000.0, p[1] - 3000.0], size, 2);
            [p[0] + 14.0 * east, p[1] + 14.0 * north]
        };
        let mut points: Path = way.iter().map(|node| wobble(self.lattice.point(*node))).collect();
        match points.first_mut() {
            Some(first) => *first = start,
            None => return,
        }
        if points.len() < 2 {
            points.push(start);
        }
        let curved = smooth(&simple(&points, 0.7 * self.lattice.step_m), 3);
        let free = if network.ways.is_empty() { f64::MAX } else { 25.0 };
        // A road that starts on another may not end on it at once.
        let on_road = network.near(start, 8.0).is_some();
        let line = if on_road { away_from(network, curved) } else { network.joined(&curved, free) };
        let line = simple(&line, 0.8);
        if super::lines::length(&line) > 30.0 {
            network.add(line, class, name.map(str::to_owned));
            way.into_iter().for_each(|node| self.taken[node] = true);
        }
    }
}

/// The part of a line from where it last leaves the roads that are there, joined to them there.
fn away_from(network: &mut Network, line: Path) -> Path {
    let points = super::lines::stepped(&line, 6.0);
    let last = points.iter().rposition(|p| network.near(*p, 10.0).is_some());
    let Some(last) = last else { return line };
    let mut path: Path = network.attach(points[last]).into_iter().collect();
    path.extend(
        points[last..]
            .iter()
            .copied()
            .filter(|p| path.first().is_none_or(|q| distance(*p, *q) > 6.0))
            .collect::<Path>(),
    );
    path
}
