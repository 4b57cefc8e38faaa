//! Road classes where the source has none, from what the network is for.
//!
//! Trips between all dwellings, and between dwellings and the places where roads leave the commune, are laid
//! on shortest ways: betweenness after Freeman (1977, *Sociometry* 40), by the algorithm of Brandes (2001,
//! *J. Math. Sociol.* 25), weighted with the trips. Roads are then followed as far as they run straight on
//! (strokes, Thomson and Richardson 1999, *ICA Ottawa*), and a stroke has the mean of its sections. Nobody's
//! way is a track; the others are ranked, and classes are cut where France's network is: of a kilometre of
//! public road, 2 % are national or main, 8 % and 26 % departmental, 64 % communal (URF, *Faits et
//! chiffres*). Two carriageways side by side are an expressway, whoever uses it. All of it is an assumption and marked as one.

use super::divided;
use super::network::Network;
use geo::LineString;
use parvis_core::territory::RoadClass;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A road runs straight on where it turns by less than this \[rad\].
const STRAIGHT_RAD: f64 = 0.8;
/// Ends of the ranges of the ranking, as shares of the length.
const CUTS: [(f64, RoadClass); 3] =
    [(0.02, RoadClass::Primary), (0.10, RoadClass::Secondary), (0.36, RoadClass::Tertiary)];
/// Trips are started at no more than this many junctions; beyond, at every second, third and so on.
const MOST_STARTS: usize = 1500;

/// Guesses the class of each line. `homes` are the dwellings at the nearest line, `gates` tells whether a
/// line leaves the commune.
pub fn guess(lines: &[LineString], homes: &[f64], gates: &[bool]) -> Vec<RoadClass> {
    let network = Network::new(lines);
    let mut weight = vec![0.0; network.nodes.len()];
    let mut is_gate = vec![false; network.nodes.len()];
    for (i, [a, b]) in network.ends.iter().enumerate() {
        let half = homes.get(i).copied().unwrap_or(0.0) / 2.0;
        for node in [*a, *b] {
            add(&mut weight, node, half);
        }
        if gates.get(i) == Some(&true) {
            // The end that no other line shares is the one outside.
            for node in [*a, *b] {
                if network.at.get(node).is_some_and(|l| l.len() == 1)
                    && let Some(flag) = is_gate.get_mut(node)
                {
                    *flag = true;
                }
            }
        }
    }
    let inside: f64 = weight.iter().sum();
    let gate_count = is_gate.iter().filter(|g| **g).count().max(1) as f64;
    for (w, gate) in weight.iter_mut().zip(&is_gate) {
        if *gate {
            *w += inside.max(1.0) / gate_count;
        }
    }
    let trips = betweenness(&network, &weight);
    let strokes = strokes(&network, lines);
    let mut classes = rank(&network, &strokes, &trips);
    for (class, divided) in classes.iter_mut().zip(divided::divided(&network, lines, &strokes)) {
        if divided {
            *class = RoadClass::Motorway;
        }
    }
    classes
}

/// Trips that pass each line, if every two nodes exchange the product of their weights.
fn betweenness(network: &Network, weight: &[f64]) -> Vec<f64> {
    let n = network.nodes.len();
    let mut passing = vec![0.0; network.ends.len()];
    let starts: Vec<usize> = (0..n).filter(|i| weight.get(*i).is_some_and(|w| *w > 0.0)).collect();
    let step = starts.len().div_ceil(MOST_STARTS).max(1);
    let mut distance = vec![f64::INFINITY; n];
    let mut by: Vec<Option<usize>> = vec![None; n];
    let mut order = Vec::with_capacity(n);
    let mut heap: BinaryHeap<Reverse<(u64, usize)>> = BinaryHeap::new();
    let mut sum = vec![0.0; n];
    for &start in starts.iter().step_by(step) {
        distance.fill(f64::INFINITY);
        by.fill(None);
        order.clear();
        distance[start] = 0.0;
        heap.push(Reverse((0, start)));
        while let Some(Reverse((bits, node))) = heap.pop() {
            let here = f64::from_bits(bits);
            if distance.get(node).is_none_or(|d| here > *d) {
                continue;
            }
            order.push(node);
            for &line in network.at.get(node).into_iter().flatten() {
                let (Some(next), Some(length)) = (network.other(line, node), network.length_m.get(line))
                else {
                    continue;
                };
                let there = here + length;
                if let (Some(d), Some(b)) = (distance.get_mut(next), by.get_mut(next))
                    && there < *d
                {
                    *d = there;
                    *b = Some(line);
                    heap.push(Reverse((there.to_bits(), next)));
                }
            }
        }
        // Weights flow back along the tree; ties in length are rare on real roads and go one way.
        sum.copy_from_slice(weight);
        for &node in order.iter().rev() {
            if let Some(Some(line)) = by.get(node) {
                let w = sum.get(node).copied().unwrap_or(0.0);
                add(&mut passing, *line, w * weight.get(start).copied().unwrap_or(0.0));
                if let Some(next) = network.other(*line, node) {
                    add(&mut sum, next, w);
                }
            }
        }
    }
    passing
}

/// The stroke of each line: lines that run straight on through a junction share a number.
pub(super) fn strokes_of(lines: &[LineString]) -> Vec<usize> {
    strokes(&Network::new(lines), lines)
}

fn strokes(network: &Network, lines: &[LineString]) -> Vec<usize> {
    let mut parent: Vec<usize> = (0..lines.len()).collect();
    for (node, at) in network.at.iter().enumerate() {
        let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
        for (k, &a) in at.iter().enumerate() {
            for &b in at.iter().skip(k + 1).filter(|b| **b != a) {
                if let (Some(u), Some(v)) =
                    (leaving(network, lines, a, node), leaving(network, lines, b, node))
                {
                    let turn = std::f64::consts::PI - angle(u, v);
                    if turn < STRAIGHT_RAD {
                        pairs.push((turn, a, b));
                    }
                }
            }
        }
        pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut taken: Vec<usize> = Vec::new();
        for (_, a, b) in pairs {
            if !taken.contains(&a) && !taken.contains(&b) {
                taken.extend([a, b]);
                let (ra, rb) = (root(&mut parent, a), root(&mut parent, b));
                parent[ra] = rb;
            }
        }
    }
    (0..lines.len()).map(|i| root(&mut parent, i)).collect()
}

fn root(parent: &mut [usize], mut i: usize) -> usize {
    while parent.get(i).is_some_and(|p| *p != i) {
        let up = parent[i];
        parent[i] = parent.get(up).copied().unwrap_or(up);
        i = parent[i];
    }
    i
}

/// The direction in which a line leaves a junction.
fn leaving(network: &Network, lines: &[LineString], line: usize, node: usize) -> Option<[f64; 2]> {
    let points = &lines.get(line)?.0;
    let (from, to) = if network.ends.get(line)?.first() == Some(&node) {
        (points.first()?, points.get(1)?)
    } else {
        (points.last()?, points.get(points.len().checked_sub(2)?)?)
    };
    Some([to.x - from.x, to.y - from.y])
}

fn angle(u: [f64; 2], v: [f64; 2]) -> f64 {
    let scale = u[0].hypot(u[1]) * v[0].hypot(v[1]);
    if scale > 0.0 { ((u[0] * v[0] + u[1] * v[1]) / scale).clamp(-1.0, 1.0).acos() } else { 0.0 }
}

/// Classes by the rank of the strokes' mean trips.
fn rank(network: &Network, strokes: &[usize], trips: &[f64]) -> Vec<RoadClass> {
    let mut length = vec![0.0; strokes.len()];
    let mut weighted = vec![0.0; strokes.len()];
    let mut public_m = 0.0;
    for ((stroke, trips), m) in strokes.iter().zip(trips).zip(&network.length_m) {
        if *trips > 0.0 {
            add(&mut length, *stroke, *m);
            add(&mut weighted, *stroke, trips * m);
            public_m += m;
        }
    }
    let mean =
        |s: usize| weighted.get(s).copied().unwrap_or(0.0) / length.get(s).copied().unwrap_or(0.0).max(1.0);
    let mut ranked: Vec<usize> =
        (0..strokes.len()).filter(|s| length.get(*s).is_some_and(|l| *l > 0.0)).collect();
    ranked.sort_by(|a, b| mean(*b).total_cmp(&mean(*a)));
    let mut class = vec![RoadClass::Local; strokes.len()];
    let mut done_m = 0.0;
    for s in ranked {
        // A stroke counts by its middle, so that the first one has a class however long it is.
        let middle = done_m + length[s] / 2.0;
        done_m += length[s];
        class[s] = CUTS.iter().find(|(end, _)| middle <= end * public_m).map_or(RoadClass::Local, |c| c.1);
    }
    let of = |(stroke, trips): (&usize, &f64)| {
        if *trips > 0.0 { class.get(*stroke).copied().unwrap_or(RoadClass::Local) } else { RoadClass::Track }
    };
    strokes.iter().zip(trips).map(of).collect()
}

fn add(values: &mut [f64], i: usize, by: f64) {
    if let Some(slot) = values.get_mut(i) {
        *slot += by;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_road_through_the_village_ranks_first_and_a_way_to_the_fields_is_a_track() {
        // A road of ten sections from west to east with gates at both ends, a lane with a house at each
        // junction, and one way that leads nowhere.
        let mut lines: Vec<LineString> = (0..10)
            .map(|i| vec![(f64::from(i) * 100.0, 0.0), (f64::from(i + 1) * 100.0, 0.0)].into())
            .collect();
        for i in 1..10 {
            lines.push(vec![(f64::from(i) * 100.0, 0.0), (f64::from(i) * 100.0, 150.0)].into());
        }
        lines.push(vec![(500.0, 150.0), (500.0, 900.0)].into());
        let mut homes = vec![0.0; lines.len()];
        homes[10..19].fill(2.0);
        let mut gates = vec![false; lines.len()];
        gates[0] = true;
        gates[9] = true;
        let classes = guess(&lines, &homes, &gates);
        assert!(classes[..10].iter().all(|c| *c == classes[0] && *c < RoadClass::Local), "{classes:?}");
        assert!(classes[10..19].iter().all(|c| *c == RoadClass::Local), "{classes:?}");
        assert_eq!(classes[19], RoadClass::Track);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_roads_get_classes_and_more_trips_never_rank_lower(
            edges in proptest::collection::vec(((0..9u8, 0..9u8), (0..9u8, 0..9u8)), 1..40), homes in proptest::collection::vec(0.0..5.0f64, 40),
        ) {
            let at = |(x, y): (u8, u8)| (f64::from(x) * 50.0, f64::from(y) * 50.0);
            let lines: Vec<LineString> = edges.iter().map(|(a, b)| vec![at(*a), at(*b)].into()).collect();
            let classes = guess(&lines, &homes[..lines.len()], &vec![false; lines.len()]);
            prop_assert_eq!(classes.len(), lines.len());
            let network = Network::new(&lines);
            let strokes = strokes(&network, &lines);
            for (i, a) in strokes.iter().enumerate() {
                for (j, b) in strokes.iter().enumerate() {
                    let public = classes[i] != RoadClass::Track && classes[j] != RoadClass::Track;
                    prop_assert!(a != b || !public || classes[i] == classes[j]);
                }
            }
        }
    }
}
