//! Puts positions on the pack's raster of a millionth of a degree, and mends what that breaks.
//!
//! Open data holds rings that touch or cross themselves; rounding adds some. A pack holds none.

use parvis_core::territory::decode::crossing;
use parvis_core::territory::{Line, Point, Polygon};

/// Comparisons of edges spent on one ring.
const COMPARISONS: u64 = 20_000_000;

/// Crossings mended in one ring before it is given up.
const CROSSINGS: usize = 200;

/// A position with six decimals.
pub fn point(p: Point) -> Point {
    p.map(|v| (v * 1e6).round() / 1e6)
}

/// A line on the raster without repeated positions, or `None` where fewer than two are left.
pub fn line(line: &[Point]) -> Option<Line> {
    let mut tidy: Line = line.iter().copied().map(point).collect();
    tidy.dedup();
    (tidy.len() >= 2).then_some(tidy)
}

/// A polygon on the raster: rings closed, without spikes or crossings, the outer one counter-clockwise and
/// holes clockwise (RFC 7946). Holes that vanish are dropped; `None` where the outer ring vanishes.
pub fn polygon(polygon: &[Line]) -> Option<Polygon> {
    let (outer, holes) = polygon.split_first()?;
    let mut rings = vec![ring(outer, true)?];
    rings.extend(holes.iter().filter_map(|hole| ring(hole, false)));
    Some(rings)
}

/// A ring on the raster, or `None` where it has no inside.
fn ring(ring: &[Point], counter_clockwise: bool) -> Option<Line> {
    let mut corners: Line = ring.iter().copied().map(point).collect();
    corners.dedup();
    if corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    drop_spikes(&mut corners);
    uncross(&mut corners)?;
    drop_spikes(&mut corners);
    let area = twice_area(&corners);
    if corners.len() < 3 || area == 0.0 {
        return None;
    }
    if (area > 0.0) != counter_clockwise {
        corners.reverse();
    }
    corners.push(*corners.first()?);
    Some(corners)
}

/// Removes corners at which the ring turns straight back.
fn drop_spikes(corners: &mut Line) {
    let mut start = 0;
    while corners.len() >= 3 && start < corners.len() {
        let n = corners.len();
        let (a, b, c) = (corners[(start + n - 1) % n], corners[start], corners[(start + 1) % n]);
        let (u, v) = ([b[0] - a[0], b[1] - a[1]], [c[0] - b[0], c[1] - b[1]]);
        let cross = u[0] * v[1] - u[1] * v[0];
        let back = u[0] * v[0] + u[1] * v[1] < 0.0;
        let scale = (u[0].hypot(u[1]) * v[0].hypot(v[1])).max(1e-14);
        if b == c || (back && cross.abs() < 1e-9 * scale) {
            corners.remove(start);
            start = start.saturating_sub(1);
        } else {
            start += 1;
        }
    }
}

/// Undoes crossings by reversing the part between the two edges, as a tour is shortened by two exchanges
/// (Croes 1958); each exchange makes the ring shorter, so that there is an end.
fn uncross(corners: &mut Line) -> Option<()> {
    for _ in 0..CROSSINGS {
        let mut closed = corners.clone();
        closed.push(*corners.first()?);
        match crossing(&closed, COMPARISONS) {
            (Some((a, b)), _) => corners.get_mut(a + 1..=b)?.reverse(),
            (None, spent) => return (spent < COMPARISONS).then_some(()),
        }
    }
    None
}

/// Twice the area inside a ring that is not closed; positive where it turns counter-clockwise.
fn twice_area(corners: &[Point]) -> f64 {
    let next = corners.iter().cycle().skip(1);
    let [x0, y0] = corners.first().copied().unwrap_or_default();
    corners.iter().zip(next).map(|(a, b)| (a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_spike_and_a_crossing_are_mended() {
        let tie = vec![[0.0, 0.0], [1.0, 1.0], [1.0, 0.0], [0.0, 1.0], [0.0, 0.0]];
        let got = polygon(&[tie]).unwrap();
        assert_eq!(crossing(&got[0], 1000).0, None);
        let spike = vec![[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [1.0, 3.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]];
        assert_eq!(polygon(&[spike]).unwrap()[0].len(), 5);
    }

    #[test]
    fn what_has_no_inside_vanishes() {
        assert_eq!(polygon(&[vec![[0.0, 0.0], [1.0, 1.0], [2.0, 2.0], [0.0, 0.0]]]), None);
        assert_eq!(polygon(&[]), None);
        assert_eq!(line(&[[1.0, 1.0], [1.000_000_1, 1.0]]), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn no_ring_crosses_itself_afterwards(points in prop::collection::vec((0i32..12, 0i32..12), 0..14)) {
            let ring: Line = points.iter().map(|&(x, y)| [f64::from(x), f64::from(y)]).collect();
            if let Some(tidy) = polygon(&[ring]) {
                prop_assert_eq!(crossing(&tidy[0], u64::MAX).0, None);
                prop_assert_eq!(tidy[0].first(), tidy[0].last());
                prop_assert!(tidy[0].len() >= 4);
                // Tidying what is tidy changes nothing but, at most, where the ring starts.
                let again = polygon(&tidy).unwrap();
                prop_assert_eq!(again[0].len(), tidy[0].len());
            }
        }
    }
}
