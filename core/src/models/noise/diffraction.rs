//! Diffraction over horizontal edges: Directive (EU) 2015/996 as amended by 2021/1226, 2.5.6, equations 2.5.21
//! to 2.5.32.
//!
//! In homogeneous conditions rays are straight; in favourable ones they are arcs of radius max(1000 m, 8 d),
//! curved downwards. The edges that count are those of the tightest string from source to receiver over
//! everything that stands in between.

use super::ground::SPEED_OF_SOUND;
use super::profile::{Point, ProfilePoint};

/// The shape of the rays.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ray {
    Straight,
    /// An arc of this radius in m.
    Arc(f64),
}

impl Ray {
    /// The arc of favourable conditions over `d` m (2.5.24).
    pub(super) fn favourable(d: f64) -> Self {
        Self::Arc((8.0 * d).max(1000.0))
    }

    fn length(self, p: Point, q: Point) -> f64 {
        let chord = p.distance(q);
        match self {
            Self::Straight => chord,
            Self::Arc(radius) => 2.0 * radius * (chord / (2.0 * radius)).min(1.0).asin(),
        }
    }

    /// Altitude of `p` in the frame in which rays of this shape are straight lines.
    fn straightened(self, p: Point) -> f64 {
        match self {
            Self::Straight => p.z,
            Self::Arc(radius) => p.z + p.x * p.x / (2.0 * radius),
        }
    }
}

/// The edges over which a ray goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edges {
    /// Where in the profile the first edge stands.
    pub(super) first: usize,
    /// Where in the profile the last edge stands; the first one where there is only one.
    pub(super) last: usize,
    /// The top of the first edge.
    pub(super) o1: Point,
    /// The top of the last edge.
    pub(super) on: Point,
    /// Length of the ray from the first edge to the last, in m.
    between: f64,
    /// Whether the edges hide the source from the receiver.
    pub(super) masking: bool,
}

impl Edges {
    /// The edges that hide `r` from `s`; if none does, the one that comes closest to it, if the cut has an edge.
    pub(super) fn find(cut: &[ProfilePoint], s: Point, r: Point, ray: Ray) -> Option<Self> {
        Self::string(cut, s, r, ray).or_else(|| Self::closest(cut, s, r, ray))
    }

    /// The tightest string from `s` to `r`, wrapped edge by edge.
    fn string(cut: &[ProfilePoint], s: Point, r: Point, ray: Ray) -> Option<Self> {
        let mut edges: Option<Self> = None;
        let (mut from, mut next) = (s, 0);
        loop {
            let z = ray.straightened(from);
            let mut steepest = (ray.straightened(r) - z) / (r.x - from.x);
            let mut chosen = None;
            for (i, p) in cut.iter().enumerate().skip(next) {
                let top = p.top();
                if top.x <= from.x || top.x >= r.x {
                    continue;
                }
                let slope = (ray.straightened(top) - z) / (top.x - from.x);
                if slope > steepest {
                    (steepest, chosen) = (slope, Some((i, top)));
                }
            }
            let Some((i, top)) = chosen else { return edges };
            edges = Some(match edges {
                None => Self { first: i, last: i, o1: top, on: top, between: 0.0, masking: true },
                Some(e) => Self { last: i, on: top, between: e.between + ray.length(e.on, top), ..e },
            });
            (from, next) = (top, i + 1);
        }
    }

    /// The edge with the largest path difference (all of them are negative) where the view is free.
    fn closest(cut: &[ProfilePoint], s: Point, r: Point, ray: Ray) -> Option<Self> {
        let mut best: Option<(f64, Self)> = None;
        for (i, window) in cut.windows(3).enumerate() {
            let [before, p, after] = window else { continue };
            let top = p.top();
            if top.x <= s.x || top.x >= r.x || !is_edge(before, p, after) {
                continue;
            }
            let edge = Self { first: i + 1, last: i + 1, o1: top, on: top, between: 0.0, masking: false };
            let delta = edge.path_difference(s, r, ray);
            if best.is_none_or(|(largest, _)| delta > largest) {
                best = Some((delta, edge));
            }
        }
        best.map(|(_, edge)| edge)
    }

    /// How much longer the way from `s` over the edges to `r` is than the direct one, in m; negative where a
    /// single edge leaves the view free (2.5.22, 2.5.26 and 2.5.27).
    pub(super) fn path_difference(&self, s: Point, r: Point, ray: Ray) -> f64 {
        let over = ray.length(s, self.o1) + self.between + ray.length(self.on, r);
        let direct = ray.length(s, r);
        let t = (self.o1.x - s.x) / (r.x - s.x);
        let sight = Point { x: self.o1.x, z: s.z + t * (r.z - s.z) };
        if self.first != self.last || self.o1.z >= sight.z {
            return over - direct;
        }
        match ray {
            Ray::Straight => direct - over,
            Ray::Arc(_) => 2.0 * ray.length(s, sight) + 2.0 * ray.length(sight, r) - over - direct,
        }
    }

    /// C'' for this wave length (2.5.23): several edges far apart shield better than one.
    fn several(&self, wave_m: f64) -> f64 {
        if self.between <= 0.3 {
            return 1.0;
        }
        let ratio = (5.0 * wave_m / self.between).powi(2);
        (1.0 + ratio) / (1.0 / 3.0 + ratio)
    }

    /// Pure diffraction for a path difference in m at a frequency in Hz, in dB (2.5.21, with C_h = 1).
    pub(super) fn diffraction_db(&self, delta_m: f64, hz: f64) -> f64 {
        let wave_m = SPEED_OF_SOUND / hz;
        let x = 40.0 / wave_m * self.several(wave_m) * delta_m;
        if x >= -2.0 { 10.0 * (3.0 + x).log10() } else { 0.0 }
    }

    /// Whether the edges diffract at all at that frequency; `delta_m` is the path difference from source to
    /// receiver, `image_delta_m` the one between their images. Where the view is free an edge counts only near
    /// enough (lambda/20) and high enough above the ground for Rayleigh's criterion (2021/1226).
    pub(super) fn matter(&self, delta_m: f64, image_delta_m: f64, hz: f64) -> bool {
        let wave_m = SPEED_OF_SOUND / hz;
        self.masking || (delta_m > -wave_m / 20.0 && delta_m > wave_m / 4.0 - image_delta_m)
    }
}

/// Whether the ground bends downwards here or something stands on it.
fn is_edge(before: &ProfilePoint, p: &ProfilePoint, after: &ProfilePoint) -> bool {
    let width = after.x_m - before.x_m;
    if p.obstacle_m > 0.0 || width <= 0.0 {
        return p.obstacle_m > 0.0;
    }
    let t = (p.x_m - before.x_m) / width;
    p.ground_m > before.ground_m + t * (after.ground_m - before.ground_m) + 1e-6
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const RAYS: [Ray; 2] = [Ray::Straight, Ray::Arc(1000.0)];

    fn wall(height: f64) -> Edges {
        let top = Point { x: 30.0, z: height };
        Edges { first: 1, last: 1, o1: top, on: top, between: 0.0, masking: true }
    }

    /// ISO/TR 17534-4, TC07: pure diffraction over the wall in both conditions.
    #[test]
    fn the_wall_of_tc07() {
        let top = Point { x: 170.23, z: 6.0 };
        let edges = Edges { first: 1, last: 1, o1: top, on: top, between: 0.0, masking: true };
        let (s, r) = (Point { x: 0.0, z: 1.0 }, Point { x: 194.16, z: 4.0 });
        let expected = [(Ray::Straight, [6.01, 21.10]), (Ray::favourable(s.distance(r)), [5.67, 19.55])];
        for (ray, [low, high]) in expected {
            let delta = edges.path_difference(s, r, ray);
            assert!((edges.diffraction_db(delta, 63.0) - low).abs() < 0.01);
            assert!((edges.diffraction_db(delta, 8000.0) - high).abs() < 0.01);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// The higher the edge, the longer the way round it, in view or hidden; and the deeper the shadow.
        #[test]
        fn a_higher_edge_is_a_longer_way(h in 0.0..20.0f64, by in 0.0..5.0f64, z in 0.5..10.0f64, hz in 63.0..8000.0f64) {
            let (s, r) = (Point { x: 0.0, z: 0.5 }, Point { x: 100.0, z });
            for ray in RAYS {
                let (low, high) = (wall(h).path_difference(s, r, ray), wall(h + by).path_difference(s, r, ray));
                prop_assert!(high >= low - 1e-9);
                prop_assert!(wall(0.0).diffraction_db(high, hz) >= wall(0.0).diffraction_db(low, hz) - 1e-6);
            }
        }

        /// The way there is as long as the way back.
        #[test]
        fn the_way_back_is_as_long(h in 0.0..20.0f64, z in 0.5..10.0f64) {
            let cut = |tops: [(f64, f64); 4]| tops.map(|(x_m, obstacle_m)| {
                ProfilePoint { x_m, ground_m: 0.0, obstacle_m, ground_factor: 0.0 }
            });
            let there = cut([(0.0, 0.0), (30.0, h), (50.0, 8.0), (100.0, 0.0)]);
            let back = cut([(0.0, 0.0), (50.0, 8.0), (70.0, h), (100.0, 0.0)]);
            let (s, r) = (Point { x: 0.0, z: 0.5 }, Point { x: 100.0, z });
            let (s_back, r_back) = (Point { x: 0.0, z }, Point { x: 100.0, z: 0.5 });
            for ray in RAYS {
                let delta = Edges::find(&there, s, r, ray).map(|e| e.path_difference(s, r, ray));
                let delta_back = Edges::find(&back, s_back, r_back, ray).map(|e| e.path_difference(s_back, r_back, ray));
                match (delta, delta_back) {
                    (Some(a), Some(b)) => prop_assert!((a - b).abs() < 1e-9),
                    _ => prop_assert!(false),
                }
            }
        }
    }
}
