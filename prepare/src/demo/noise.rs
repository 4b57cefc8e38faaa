//! Gradient noise (Perlin 1985, "An image synthesizer", SIGGRAPH, 287-296; with the fade of Perlin 2002)
//! and sums of it over octaves.

use parvis_core::models::numerics::Random;
use std::f64::consts::TAU;

/// Sides of the table of gradients.
const SIDE: usize = 256;

/// A smooth random field over the plane.
#[derive(Debug, Clone)]
pub(super) struct Noise {
    gradients: Vec<[f64; 2]>,
    order: Vec<usize>,
}

impl Noise {
    /// The field called `name` under `seed`.
    pub(super) fn new(seed: u64, name: &str) -> Self {
        let mut random = Random::named(seed, name);
        let mut order: Vec<usize> = (0..SIDE).collect();
        random.shuffle(&mut order);
        let gradient = |_| {
            let (sin, cos) = (TAU * random.unit()).sin_cos();
            [cos, sin]
        };
        Self { gradients: (0..SIDE).map(gradient).collect(), order }
    }

    /// The field at a point, between -1 and 1, with features about 1 wide.
    pub(super) fn at(&self, [x, y]: [f64; 2]) -> f64 {
        let (col, row) = (x.floor(), y.floor());
        let (dx, dy) = (x - col, y - row);
        let corner = |i: f64, j: f64| {
            let [gx, gy] = self.gradient((col + i) as i64, (row + j) as i64);
            gx * (dx - i) + gy * (dy - j)
        };
        let (u, v) = (fade(dx), fade(dy));
        let (south, north) =
            (mix(corner(0.0, 0.0), corner(1.0, 0.0), u), mix(corner(0.0, 1.0), corner(1.0, 1.0), u));
        1.5 * mix(south, north, v)
    }

    /// The sum of `octaves` fields, the first with features `size` wide, each next half as wide and half as
    /// strong.
    pub(super) fn octaves(&self, [x, y]: [f64; 2], size: f64, octaves: u32) -> f64 {
        let octave = |i: u32| {
            let scale = f64::from(1u32 << i.min(20));
            // An offset keeps the zeros of the octaves, at whole numbers, from falling together.
            let shift = 17.3 * f64::from(i);
            self.at([x / size * scale + shift, y / size * scale - shift]) / scale
        };
        (0..octaves).map(octave).sum()
    }

    fn gradient(&self, col: i64, row: i64) -> [f64; 2] {
        let side = SIDE as i64;
        let first = self.order.get(row.rem_euclid(side) as usize).copied().unwrap_or(0);
        let index = (first + col.rem_euclid(side) as usize) % SIDE;
        let second = self.order.get(index).copied().unwrap_or(0);
        self.gradients.get(second).copied().unwrap_or([1.0, 0.0])
    }
}

/// A step from 0 to 1 without a kink in its slope or bend.
fn fade(t: f64) -> f64 {
    t * t * t * (t * (t * 6.0 - 15.0) + 10.0)
}

/// The value at a share `t` of the way from `a` to `b`.
pub(super) fn mix(a: f64, b: f64, t: f64) -> f64 {
    a + (b - a) * t
}

/// A step from 0 at `from` to 1 at `to` without a kink.
pub(super) fn step(from: f64, to: f64, x: f64) -> f64 {
    fade(((x - from) / (to - from)).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn the_field_is_smooth_bounded_and_zero_at_whole_numbers(seed: u64, x in -1e3..1e3f64, y in -1e3..1e3f64) {
            let noise = Noise::new(seed, "field");
            prop_assert!(noise.at([x, y]).abs() <= 1.5);
            prop_assert!((noise.at([x, y]) - noise.at([x + 1e-6, y])).abs() < 1e-4);
            prop_assert_eq!(noise.at([x.round(), y.round()]), 0.0);
        }
    }
}
