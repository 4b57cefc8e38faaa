//! Lines in the plane: length, points along them, smoothing, nearest points.

use super::lattice::P;
use geo::{ChaikinSmoothing, LineString, Simplify};

/// A line of points in metres.
pub(super) type Path = Vec<P>;

/// The same line for the `geo` crate.
pub(super) fn geo_line(line: &[P]) -> LineString {
    line.iter().map(|[x, y]| (*x, *y)).collect()
}

fn plain(line: &LineString) -> Path {
    line.0.iter().map(|c| [c.x, c.y]).collect()
}

/// The line without the points that make less than `tolerance_m` of a difference.
pub(super) fn simple(line: &[P], tolerance_m: f64) -> Path {
    plain(&geo_line(line).simplify(tolerance_m))
}

/// The line with its corners cut `rounds` times (Chaikin 1974); its ends stay.
pub(super) fn smooth(line: &[P], rounds: usize) -> Path {
    plain(&geo_line(line).chaikin_smoothing(rounds))
}

/// From `a` to `b`.
pub(super) fn between(a: P, b: P) -> P {
    [b[0] - a[0], b[1] - a[1]]
}

/// A point away from `p` by `t` times `direction`.
pub(super) fn away(p: P, direction: P, t: f64) -> P {
    [p[0] + t * direction[0], p[1] + t * direction[1]]
}

/// Distance of two points.
pub(super) fn distance(a: P, b: P) -> f64 {
    let [x, y] = between(a, b);
    x.hypot(y)
}

/// The direction of a vector, with length 1; east where it has none.
pub(super) fn unit(v: P) -> P {
    let length = v[0].hypot(v[1]);
    if length > 0.0 { [v[0] / length, v[1] / length] } else { [1.0, 0.0] }
}

/// The direction turned by an angle, counter-clockwise.
pub(super) fn turned([x, y]: P, angle: f64) -> P {
    let (sin, cos) = angle.sin_cos();
    [x * cos - y * sin, x * sin + y * cos]
}

/// Length of a line \[m\].
pub(super) fn length(line: &[P]) -> f64 {
    line.windows(2).map(|w| distance(w[0], w[1])).sum()
}

/// The point that lies `along_m` from the start of a line, and the line's direction there.
pub(super) fn at(line: &[P], along_m: f64) -> Option<(P, P)> {
    let mut left = along_m.max(0.0);
    let last = line.len().checked_sub(2)?;
    for (i, w) in line.windows(2).enumerate() {
        let edge = distance(w[0], w[1]);
        if left <= edge || i == last {
            let direction = unit(between(w[0], w[1]));
            return Some((away(w[0], direction, left.min(edge)), direction));
        }
        left -= edge;
    }
    None
}

/// Points along a line, about `step_m` apart, both ends among them.
pub(super) fn stepped(line: &[P], step_m: f64) -> Path {
    let mut points: Path = line.first().copied().into_iter().collect();
    for w in line.windows(2) {
        let steps = (distance(w[0], w[1]) / step_m).ceil().max(1.0);
        let direction = between(w[0], w[1]);
        points.extend((1..=steps as usize).map(|i| away(w[0], direction, i as f64 / steps)));
    }
    points
}

/// The point of a line nearest to `p`: its edge, the point itself and the distance.
pub(super) fn nearest(line: &[P], p: P) -> Option<(usize, P, f64)> {
    let foot = |(i, w): (usize, &[P])| {
        let along = between(w[0], w[1]);
        let length2 = along[0] * along[0] + along[1] * along[1];
        let to = between(w[0], p);
        let t = if length2 > 0.0 {
            ((to[0] * along[0] + to[1] * along[1]) / length2).clamp(0.0, 1.0)
        } else {
            0.0
        };
        let foot = away(w[0], along, t);
        (i, foot, distance(foot, p))
    };
    line.windows(2).enumerate().map(foot).min_by(|a, b| a.2.total_cmp(&b.2))
}

/// Whether a closed ring holds a point, by counting crossings.
pub(super) fn holds(ring: &[P], [x, y]: P) -> bool {
    ring.windows(2).fold(false, |inside, w| {
        let (a, b) = (w[0], w[1]);
        inside != ((a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn points_along_a_line_lie_on_it(line in prop::collection::vec((0.0..99.0f64, 0.0..99.0f64), 2..9), t in 0.0..1.0f64) {
            let line: Path = line.into_iter().map(|(x, y)| [x, y]).collect();
            let (p, direction) = at(&line, t * length(&line)).unwrap();
            prop_assert!(nearest(&line, p).unwrap().2 < 1e-9);
            prop_assert!((direction[0].hypot(direction[1]) - 1.0).abs() < 1e-9);
            prop_assert!((length(&stepped(&line, 3.0)) - length(&line)).abs() < 1e-6);
            let smooth = smooth(&line, 2);
            prop_assert_eq!((smooth.first(), smooth.last()), (line.first(), line.last()));
        }
    }
}
