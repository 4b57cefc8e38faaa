//! Fields and meadows: the nearest-site cells of a bent and jittered brick pattern, some of them cut into
//! strips, and the hedges between them.

use super::ground::Ground;
use super::lattice::P;
use super::lines::{Path, away, between, distance, unit};
use super::noise::Noise;
use super::woods::{Piece, Woods};
use parvis_core::models::numerics::Random;
use parvis_core::territory::LandCover;
use std::collections::HashSet;

/// Width and depth of a field, before the pattern is bent \[m\].
const SIZE: P = [165.0, 118.0];

/// How far sites stray from the pattern, as a share of its width and depth.
const STRAY: f64 = 0.62;

/// Fields and hedges.
pub(super) struct Fields<'a> {
    seed: u64,
    ground: &'a Ground,
    woods: &'a Woods<'a>,
    bend: [Noise; 2],
    use_of_land: Noise,
    hedges: Noise,
}

impl<'a> Fields<'a> {
    /// Fields between these woods.
    pub(super) fn new(seed: u64, ground: &'a Ground, woods: &'a Woods<'a>) -> Self {
        let noise = |name: &str| Noise::new(seed, name);
        Self {
            seed,
            ground,
            woods,
            bend: [noise("bend of fields"), noise("other bend of fields")],
            use_of_land: noise("use of land"),
            hedges: noise("hedges"),
        }
    }

    /// Every field, and the hedges along them.
    pub(super) fn pieces(&self) -> (Vec<Piece>, Vec<Piece>) {
        let frame = self.ground.frame;
        let reach = 450.0;
        let [west, north] = [frame.west_m - reach, frame.north_m + reach];
        let east = frame.west_m + f64::from(frame.cols) * frame.cell_m + reach;
        let south = frame.north_m - f64::from(frame.rows) * frame.cell_m - reach;
        let cols = (west / SIZE[0]).floor() as i64..=(east / SIZE[0]).ceil() as i64;
        let (mut fields, mut hedges, mut hedged) = (Vec::new(), Vec::new(), HashSet::new());
        for row in (south / SIZE[1]).floor() as i64..=(north / SIZE[1]).ceil() as i64 {
            for col in cols.clone() {
                let mut random = self.random(col, row);
                for part in strips(&mut random, self.cell(col, row)) {
                    let ring: Path = part.iter().map(|p| self.bent(*p)).collect();
                    let Some(cover) = self.cover(&mut random, &ring) else { continue };
                    self.plant(&ring, cover, &mut hedged, &mut hedges);
                    let mut ring = ring;
                    ring.extend(ring.first().copied());
                    fields.push((vec![ring], cover));
                }
            }
        }
        (fields, hedges)
    }

    fn random(&self, col: i64, row: i64) -> Random {
        Random::named(self.seed ^ ((col as u64) << 32) ^ (row as u64 & 0xffff_ffff), "field")
    }

    fn site(&self, col: i64, row: i64) -> P {
        let mut random = self.random(col, row);
        let mut stray = || STRAY * (random.unit() - 0.5);
        let shift = if row.rem_euclid(2) == 0 { 0.25 } else { -0.25 };
        [SIZE[0] * (col as f64 + shift + stray()), SIZE[1] * (row as f64 + stray())]
    }

    /// The points nearer to a site than to any other.
    fn cell(&self, col: i64, row: i64) -> Path {
        let site = self.site(col, row);
        let [w, d] = SIZE.map(|v| 2.0 * v);
        let mut ring: Path =
            [[-w, -d], [w, -d], [w, d], [-w, d]].map(|[x, y]| [site[0] + x, site[1] + y]).to_vec();
        for (dx, dy) in (-2..=2).flat_map(|dx| (-2..=2).map(move |dy| (dx, dy))).filter(|d| *d != (0, 0)) {
            let other = self.site(col + dx, row + dy);
            let middle = [0.5 * (site[0] + other[0]), 0.5 * (site[1] + other[1])];
            ring = half(&ring, middle, between(other, site));
        }
        ring
    }

    /// The pattern bent over the land.
    fn bent(&self, p: P) -> P {
        let shift = |i: usize| {
            190.0 * self.bend[i].octaves(p, 1300.0, 2) + 12.0 * self.bend[1 - i].octaves(p, 130.0, 1)
        };
        [p[0] + shift(0), p[1] + shift(1)]
    }

    /// What grows on a field; nothing where all of it is wood.
    fn cover(&self, random: &mut Random, ring: &Path) -> Option<LandCover> {
        if ring.len() < 3 || ring.iter().all(|p| self.woods.at(*p) > 0.08) {
            return None;
        }
        let n = ring.len() as f64;
        let middle = [ring.iter().map(|p| p[0]).sum::<f64>() / n, ring.iter().map(|p| p[1]).sum::<f64>() / n];
        let slope = self.ground.slope(middle);
        let [_, north] = self.ground.rise(middle);
        let kind = self.use_of_land.octaves(middle, 800.0, 2);
        let u = random.unit();
        Some(match () {
            () if self.ground.plain_at(middle) < 0.7 => LandCover::Grassland,
            () if north > 0.05 && slope < 0.25 && kind > 0.30 && u < 0.75 => LandCover::Orchard,
            () if slope > 0.24 && u < 0.22 => LandCover::Shrub,
            () if slope > 0.15 => LandCover::Grassland,
            () if u < 0.60 + 0.6 * kind => LandCover::Cropland,
            () => LandCover::Grassland,
        })
    }

    /// Hedges along some edges of a field, each edge once.
    fn plant(&self, ring: &Path, cover: LandCover, hedged: &mut HashSet<[i64; 2]>, hedges: &mut Vec<Piece>) {
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            let middle = [0.5 * (a[0] + b[0]), 0.5 * (a[1] + b[1])];
            let key = middle.map(|v| (v * 10.0).round() as i64);
            let length = distance(*a, *b);
            let wanted = self.hedges.octaves([middle[0] * 3.0, middle[1] * 3.0], 700.0, 2)
                + 0.35 * self.hedges.octaves(middle, 1500.0, 1)
                + if cover == LandCover::Grassland { 0.06 } else { -0.06 };
            if wanted < 0.22 || !(35.0..=260.0).contains(&length) || !hedged.insert(key) {
                continue;
            }
            if self.woods.at(middle) > 0.0
                || self.woods.is_settled(middle)
                || self.ground.plain_at(middle) < 0.3
            {
                continue;
            }
            hedges.push((vec![self.hedge(*a, *b)], LandCover::Shrub));
        }
    }

    /// A strip of bushes from one corner to another, a little uneven.
    fn hedge(&self, a: P, b: P) -> Path {
        let along = unit(between(a, b));
        let out = [-along[1], along[0]];
        let steps = (distance(a, b) / 22.0).ceil().max(2.0);
        let side = |sign: f64| {
            move |i: i64| {
                let p = away(a, between(a, b), i as f64 / steps);
                let wide = 2.6 + 1.8 * self.hedges.at([p[0] / 19.0 + sign, p[1] / 19.0]);
                away(p, out, sign * wide.max(1.4))
            }
        };
        let last = steps as i64;
        let mut ring: Path = (0..=last).map(side(-1.0)).collect();
        ring.extend((0..=last).rev().map(side(1.0)));
        ring.extend(ring.first().copied());
        ring
    }
}

/// The part of a convex ring on the side of `p` that `inward` points to.
fn half(ring: &Path, p: P, inward: P) -> Path {
    let side = |q: P| (q[0] - p[0]) * inward[0] + (q[1] - p[1]) * inward[1];
    let mut part = Path::new();
    for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        let (s, t) = (side(*a), side(*b));
        if s >= 0.0 {
            part.push(*a);
        }
        if (s >= 0.0) != (t >= 0.0) {
            part.push(away(*a, between(*a, *b), s / (s - t)));
        }
    }
    part
}

/// A field whole, or cut across its width into strips.
fn strips(random: &mut Random, ring: Path) -> Vec<Path> {
    let count = match random.unit() {
        u if u < 0.58 => return vec![ring],
        u if u < 0.82 => 2,
        u if u < 0.94 => 3,
        _ => 5,
    };
    let (west, east) = ring.iter().fold((f64::MAX, f64::MIN), |(w, e), p| (w.min(p[0]), e.max(p[0])));
    let lean = 0.5 * (random.unit() - 0.5);
    let mut parts = Vec::new();
    let mut rest = ring;
    for i in 1..count {
        let share = (f64::from(i) + 0.3 * (random.unit() - 0.5)) / f64::from(count);
        let foot = [west + share * (east - west), rest.first().map_or(0.0, |p| p[1])];
        parts.push(half(&rest, foot, [-1.0, lean]));
        rest = half(&rest, foot, [1.0, -lean]);
    }
    parts.push(rest);
    parts.retain(|part| part.len() >= 3);
    parts
}
