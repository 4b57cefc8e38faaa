//! The vertical cut between a source and a receiver, and its mean ground plane.
//!
//! Directive (EU) 2015/996, 2.5.3 and 2.5.6: the mean plane is the line z = a x + b that fits the ground of
//! the cut best, in the sense of least squares over its length; heights and distances are taken square to it.

use crate::models::{ModelError, check};

/// A point of the vertical cut.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProfilePoint {
    /// Horizontal distance along the path in m, ascending.
    pub x_m: f64,
    /// Altitude of the ground in m.
    pub ground_m: f64,
    /// Height above the ground of a wall or roof edge that stands here, in m; 0 for bare ground.
    pub obstacle_m: f64,
    /// Ground factor G from here to the next point: 0 hard (asphalt, water), 1 porous (grass, soil).
    pub ground_factor: f64,
}

impl ProfilePoint {
    /// The highest thing here.
    pub(super) fn top(&self) -> Point {
        Point { x: self.x_m, z: self.ground_m + self.obstacle_m }
    }
}

/// A point of the vertical plane: distance along the path and altitude, in m.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) z: f64,
}

impl Point {
    pub(super) fn distance(self, to: Self) -> f64 {
        (to.x - self.x).hypot(to.z - self.z)
    }
}

/// The mean ground plane z = a x + b.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Plane {
    a: f64,
    b: f64,
}

impl Plane {
    /// Least squares over the length of the ground (the centred form of equation 2.5.8).
    pub(super) fn mean(points: &[ProfilePoint]) -> Self {
        let (Some(first), Some(last)) = (points.first(), points.last()) else {
            return Self { a: 0.0, b: 0.0 };
        };
        let length = last.x_m - first.x_m;
        if length <= 0.0 {
            return Self { a: 0.0, b: last.ground_m };
        }
        let middle = 0.5 * (first.x_m + last.x_m);
        let (mut area, mut moment) = (0.0, 0.0);
        for (p, q) in points.iter().zip(points.iter().skip(1)) {
            let dx = q.x_m - p.x_m;
            let (x, z) = (0.5 * (p.x_m + q.x_m) - middle, 0.5 * (p.ground_m + q.ground_m));
            area += dx * z;
            // Integral of x z over the stretch; z is linear in it.
            moment += dx * (x * z + dx * (q.ground_m - p.ground_m) / 12.0);
        }
        let a = 12.0 * moment / length.powi(3);
        Self { a, b: area / length - a * middle }
    }

    /// Height of `p` above the plane, square to it; 0 below it.
    pub(super) fn height(self, p: Point) -> f64 {
        ((p.z - self.a * p.x - self.b) / (1.0 + self.a * self.a).sqrt()).max(0.0)
    }

    /// Distance between the feet of `p` and `q` on the plane.
    pub(super) fn along(self, p: Point, q: Point) -> f64 {
        ((q.x - p.x) + self.a * (q.z - p.z)).abs() / (1.0 + self.a * self.a).sqrt()
    }

    /// The image of `p` behind the plane; `p` itself where it lies below.
    pub(super) fn mirror(self, p: Point) -> Point {
        let twice = 2.0 * self.height(p) / (1.0 + self.a * self.a).sqrt();
        Point { x: p.x + twice * self.a, z: p.z - twice }
    }
}

/// Mean ground factor over the length of the ground: G_path (2.5.14).
pub(super) fn mean_ground_factor(points: &[ProfilePoint]) -> f64 {
    let (mut sum, mut length) = (0.0, 0.0);
    for (p, q) in points.iter().zip(points.iter().skip(1)) {
        sum += p.ground_factor * (q.x_m - p.x_m);
        length += q.x_m - p.x_m;
    }
    if length > 0.0 { sum / length } else { points.first().map_or(0.0, |p| p.ground_factor) }
}

/// Accepts a cut of which every number makes sense.
pub(super) fn check_profile(points: &[ProfilePoint]) -> Result<(), ModelError> {
    check::size("profile", points.len(), 100_000)?;
    let mut x = f64::NEG_INFINITY;
    for p in points {
        check::accept("profile.x_m", p.x_m, p.x_m.abs() <= 1e5 && p.x_m >= x, "ascending, within 100 km")?;
        check::accept("profile.ground_m", p.ground_m, p.ground_m.abs() <= 1e4, "within 10 000 m of 0")?;
        check::accept(
            "profile.obstacle_m",
            p.obstacle_m,
            (0.0..=1e3).contains(&p.obstacle_m),
            "from 0 to 1000",
        )?;
        check::share("profile.ground_factor", p.ground_factor)?;
        x = p.x_m;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(super) fn ground(points: &[(f64, f64)]) -> Vec<ProfilePoint> {
        points
            .iter()
            .map(|&(x_m, ground_m)| ProfilePoint { x_m, ground_m, obstacle_m: 0.0, ground_factor: 0.5 })
            .collect()
    }

    /// ISO/TR 17534-4, TC06, table 24: the mean plane of the whole path.
    #[test]
    fn the_plane_of_tc06() {
        let cut = ground(&[(0.0, 0.0), (112.41, 0.0), (178.84, 10.0), (194.16, 10.0)]);
        let plane = Plane::mean(&cut);
        assert!((plane.a - 0.05).abs() < 0.005 && (plane.b + 2.83).abs() < 0.005, "{plane:?}");
        let (s, r) = (Point { x: 0.0, z: 1.0 }, Point { x: 194.16, z: 11.5 });
        assert!((plane.height(s) - 3.83).abs() < 0.005);
        assert!((plane.height(r) - 3.66).abs() < 0.005);
        assert!((plane.along(s, r) - 194.45).abs() < 0.01);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Straight ground is its own mean plane, however it is cut into stretches.
        #[test]
        fn straight_ground_is_its_own_plane(
            a in -0.5..0.5f64, b in -100.0..1000.0f64, steps in prop::collection::vec(0.1..200.0f64, 1..20),
        ) {
            let mut x = 0.0;
            let mut cut = vec![(0.0, b)];
            for step in steps {
                x += step;
                cut.push((x, a * x + b));
            }
            let plane = Plane::mean(&ground(&cut));
            prop_assert!((plane.a - a).abs() < 1e-7 && (plane.b - b).abs() < 1e-4);
        }

        /// A point and its image are equally far from the plane, and the image of an image is the point.
        #[test]
        fn an_image_is_as_far_below(x in 0.0..100.0f64, h in 0.0..50.0f64, a in -0.3..0.3f64) {
            let plane = Plane { a, b: 3.0 };
            let p = Point { x, z: a * x + 3.0 + h };
            prop_assert!((p.distance(plane.mirror(p)) - 2.0 * plane.height(p)).abs() < 1e-9);
        }
    }
}
