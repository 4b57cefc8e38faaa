//! Woods on steep ground and on poor plateaus, conifers among them, and trees along the streams.

use super::contour::{Field, area};
use super::ground::Ground;
use super::lattice::P;
use super::lines::{Path, away, between, distance, stepped, unit};
use super::noise::{Noise, step};
use super::places::{Rank, Settlement};
use super::rivers::River;
use parvis_core::territory::LandCover;

/// Share of the land under wood.
const SHARE: f64 = 0.30;

/// Nodes of the field lie this far apart \[m\], or at one of the grid's cells.
const STEP_M: f64 = 22.0;

/// Woods below this are left out \[m2\].
const LEAST_M2: f64 = 2500.0;

/// A piece of ground: rings, and what covers it.
pub(super) type Piece = (Vec<Path>, LandCover);

/// How wooded the ground is: above 0 in woods.
pub(super) struct Woods<'a> {
    ground: &'a Ground,
    settlements: Vec<(P, f64)>,
    scattered: Noise,
    needles: Noise,
    threshold: f64,
}

impl<'a> Woods<'a> {
    /// Woods that leave room for these settlements.
    pub(super) fn new(seed: u64, ground: &'a Ground, places: &[Settlement]) -> Self {
        let keep = |place: &Settlement| {
            let margin = match place.rank {
                Rank::Village => 90.0,
                Rank::Hamlet => 70.0,
                Rank::Farm => 65.0,
            };
            (place.middle, place.radius_m() + margin)
        };
        let mut woods = Self {
            ground,
            settlements: places.iter().map(keep).collect(),
            scattered: Noise::new(seed, "woods"),
            needles: Noise::new(seed, "conifers"),
            threshold: 0.0,
        };
        let frame = ground.frame;
        let every = (frame.len() / 20_000).max(1);
        let sample = (0..frame.len()).step_by(every).map(|i| {
            let (col, row) = frame.col_row(i);
            woods.wish(frame.centre_m(col, row))
        });
        let mut sample: Vec<f64> = sample.collect();
        sample.sort_by(f64::total_cmp);
        woods.threshold = sample.get(((1.0 - SHARE) * sample.len() as f64) as usize).copied().unwrap_or(0.0);
        woods
    }

    /// Above 0 in woods.
    pub(super) fn at(&self, p: P) -> f64 {
        self.wish(p) - self.threshold
    }

    /// Whether a point lies among the houses of a settlement.
    pub(super) fn is_settled(&self, p: P) -> bool {
        self.settlements.iter().any(|(middle, keep)| distance(*middle, p) < 0.8 * keep)
    }

    fn wish(&self, p: P) -> f64 {
        let steep = step(0.06, 0.42, self.ground.slope(p));
        let open = step(1.0, 0.5, self.ground.plain_at(p));
        let near = |(middle, keep): &(P, f64)| step(1.7 * keep, 0.8 * keep, distance(*middle, p));
        let settled = self.settlements.iter().map(near).fold(0.0, f64::max);
        1.25 * steep + 0.9 * self.scattered.octaves(p, 620.0, 4) - 0.8 * open - 1.6 * settled
    }

    /// Outlines of the woods, conifers after the woods in which they stand, then of marshes in the plains.
    pub(super) fn pieces(&self) -> Vec<Piece> {
        let conifers = |p: P| {
            let high = step(330.0, 470.0, self.ground.height(p));
            (self.at(p) - 0.03).min(self.needles.octaves(p, 520.0, 3) + 0.30 * high - 0.38)
        };
        let mut pieces = self.outlines(|p| self.at(p), LandCover::Broadleaf);
        pieces.extend(self.outlines(conifers, LandCover::Conifer));
        let wet = |p: P| {
            (0.55 - self.ground.plain_at(p)).min(self.scattered.octaves([p[1], p[0]], 330.0, 2) - 0.42)
        };
        pieces.extend(self.outlines(|p| if self.is_settled(p) { -1.0 } else { wet(p) }, LandCover::Wetland));
        pieces
    }

    fn outlines(&self, value: impl Fn(P) -> f64, cover: LandCover) -> Vec<Piece> {
        let frame = self.ground.frame;
        let south_west = [frame.west_m, frame.north_m - f64::from(frame.rows) * frame.cell_m];
        let north_east = [frame.west_m + f64::from(frame.cols) * frame.cell_m, frame.north_m];
        let field = Field::new(south_west, north_east, STEP_M.max(frame.cell_m), value);
        let large = |rings: &Vec<Path>| rings.first().is_some_and(|ring| area(ring) > LEAST_M2);
        let tidy = |mut rings: Vec<Path>| {
            rings.retain(|ring| area(ring).abs() > LEAST_M2 / 3.0);
            (rings.iter().map(rounded).collect(), cover)
        };
        field.outlines().into_iter().filter(large).map(tidy).collect()
    }
}

/// The ring with its corners cut once.
fn rounded(ring: &Path) -> Path {
    let cut = |w: &[P]| {
        let d = between(w[0], w[1]);
        [away(w[0], d, 0.25), away(w[0], d, 0.75)]
    };
    let mut path: Path = ring.windows(2).flat_map(cut).collect();
    path.extend(path.first().copied());
    path
}

/// Trees along the banks of streams, here and there.
pub(super) fn banks(seed: u64, rivers: &[River], woods: &Woods<'_>) -> Vec<Piece> {
    let grown = Noise::new(seed, "trees on banks");
    let mut pieces = Vec::new();
    for river in rivers {
        for side in [1.0, -1.0] {
            let mut run: Vec<(P, P)> = Vec::new();
            let points = stepped(&river.line, 16.0);
            for w in points.windows(2) {
                let direction = unit(between(w[0], w[1]));
                let out = [-side * direction[1], side * direction[0]];
                let p = away(w[0], out, river.half_width_m() + 1.0);
                let wide = 11.0 * (0.35 + grown.octaves([p[0], p[1] + 900.0 * side], 170.0, 3));
                if wide > 3.0 && woods.at(p) < 0.05 {
                    run.push((p, away(p, out, wide.min(15.0))));
                } else {
                    pieces.extend(strip(std::mem::take(&mut run)));
                }
            }
            pieces.extend(strip(run));
        }
    }
    pieces
}

/// A strip between two lines of the same number of points.
fn strip(run: Vec<(P, P)>) -> Option<Piece> {
    if run.len() < 4 {
        return None;
    }
    let mut ring: Path = run.iter().map(|(inner, _)| *inner).collect();
    ring.extend(run.iter().rev().map(|(_, outer)| *outer));
    ring.extend(ring.first().copied());
    Some((vec![ring], LandCover::Broadleaf))
}
