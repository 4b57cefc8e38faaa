//! Hills as rivers leave them: rough ground, worn by the stream-power law (Howard 1994, Water Resources
//! Research 30, 2261-2285) with the implicit scheme of Braun and Willett (2013, Geomorphology 180-181,
//! 170-179), and smoothed by creep of the soil.

use super::lattice::{Drainage, Lattice, P};
use super::noise::{Noise, step};

/// Exponent of the drained area in the stream-power law.
const AREA_EXPONENT: f64 = 0.45;

/// Rounds of wearing.
const ROUNDS: usize = 50;

/// Wear of one round: how far up a stream of 1 m2 it would reach \[m\].
const WEAR: f64 = 0.12;

/// How much of the difference to its neighbours a node loses in a round.
const CREEP: f64 = 0.2;

/// The hills, and where their water goes.
#[derive(Debug, Clone)]
pub(super) struct Relief {
    /// Where the nodes lie.
    pub(super) lattice: Lattice,
    /// Height of each node \[m\].
    pub(super) heights: Vec<f64>,
    /// Where the water of each node goes.
    pub(super) drainage: Drainage,
    /// Area drained through each node \[m2\], with what the river brings from outside.
    pub(super) area_m2: Vec<f64>,
}

/// Hills that reach `reach_m` from the middle, with a river that brings the water of `upstream_m2` in from
/// the west and leaves in the east.
pub(super) fn relief(seed: u64, reach_m: f64, upstream_m2: f64) -> Relief {
    let step_m = (reach_m / 350.0).max(35.0);
    let lattice = Lattice::around(reach_m, step_m);
    let rough = Noise::new(seed, "rough ground");
    let hard = Noise::new(seed, "hardness of the rock");
    let edge = reach_m.max(1.0);
    let height = |p: P| {
        let [x, y] = p;
        // A plateau that falls towards the east, with a broad hollow along its middle.
        let hollow = step(0.0, 0.9 * edge, (y + 0.18 * edge * rough.at([x / edge, 7.7])).abs());
        430.0 - 0.006 * x
            + 46.0 * hollow
            + 44.0 * rough.octaves(p, 2300.0, 5)
            + 18.0 * rough.octaves(p, 700.0, 3)
    };
    let mut heights: Vec<f64> = (0..lattice.len()).map(|node| height(lattice.point(node))).collect();
    let hardness: Vec<f64> =
        (0..lattice.len()).map(|node| 1.0 + 0.6 * hard.octaves(lattice.point(node), 1500.0, 2)).collect();
    let inlet = lowest(lattice, &heights, 0);
    let outlet = lowest(lattice, &heights, lattice.side - 1);
    heights[outlet] = heights.iter().copied().fold(f64::MAX, f64::min).min(heights[outlet]) - 62.0;
    let mut source = vec![step_m * step_m; lattice.len()];
    source[inlet] += upstream_m2;
    let round = |heights: &[f64]| {
        let drainage = Drainage::of(lattice, heights, &[outlet]);
        let area_m2 = drainage.gather(source.clone());
        (drainage, area_m2)
    };
    for _ in 0..ROUNDS {
        let (drainage, area_m2) = round(&heights);
        wear(lattice, &mut heights, &drainage, &area_m2, &hardness);
        creep(lattice, &mut heights, outlet);
    }
    let (drainage, area_m2) = round(&heights);
    Relief { lattice, heights, drainage, area_m2 }
}

/// The lowest node of a column, away from its ends.
fn lowest(lattice: Lattice, heights: &[f64], col: usize) -> usize {
    let rows = lattice.side / 4..(3 * lattice.side / 4).max(lattice.side / 4 + 1);
    let nodes = rows.map(|row| row * lattice.side + col);
    nodes.min_by(|a, b| heights[*a].total_cmp(&heights[*b])).unwrap_or(col)
}

/// Wears each node towards the one that it drains to, those downstream first, so that any step is stable.
fn wear(lattice: Lattice, heights: &mut [f64], drainage: &Drainage, area_m2: &[f64], hardness: &[f64]) {
    for node in drainage.order.iter().copied() {
        let next = drainage.next[node];
        if next == node {
            continue;
        }
        let ([x0, y0], [x1, y1]) = (lattice.point(node), lattice.point(next));
        let factor = WEAR * area_m2[node].powf(AREA_EXPONENT) / hardness[node] / (x1 - x0).hypot(y1 - y0);
        // Out of a hollow the water runs level: what lies lower than the rim stays as it is.
        if heights[node] > heights[next] {
            heights[node] = (heights[node] + factor * heights[next]) / (1.0 + factor);
        }
    }
}

/// Moves soil downhill.
fn creep(lattice: Lattice, heights: &mut [f64], outlet: usize) {
    let before = heights.to_vec();
    for (node, height) in heights.iter_mut().enumerate().filter(|(node, _)| *node != outlet) {
        let (sum, count) = lattice
            .around_node(node)
            .fold((0.0, 0.0), |(sum, count), (other, _)| (sum + before[other], count + 1.0));
        *height += CREEP * (sum / count - *height);
    }
}
