//! Two or four numbers at once: the vectors in which the inner loops compute, one SIMD instruction for each
//! operation, natively (SSE2, NEON) and in WebAssembly (SIMD128).
//!
//! Only operations that are exact to the last bit everywhere are used, so that native code and WebAssembly
//! give the same figures.

use std::ops::{Add, Div, Mul, Neg, Sub};
use wide::bytemuck::cast;
use wide::{f32x4, f64x2, u32x4, u64x2};

/// Cells or faces that an inner loop takes at a time: as many as hide what a turn of the loop costs.
pub(super) const BLOCK: usize = 8;

/// A vector of numbers of type `T`.
pub trait Lanes<T>:
    Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self> + Neg<Output = Self>
{
    /// How many there are in a vector.
    const WIDTH: usize;
    /// What [`seven_thirds`](Self::seven_thirds) needs.
    type Powers: Copy;

    /// The same number in all lanes.
    fn splat(value: T) -> Self;
    /// The `part`-th vector of a block; zeros beyond its end.
    fn load(block: &[T; BLOCK], part: usize) -> Self;
    /// Writes the `part`-th vector of a block.
    fn store(self, block: &mut [T; BLOCK], part: usize);
    /// The absolute values.
    fn abs(self) -> Self;
    /// The larger numbers, with no care for NaN.
    fn larger(self, other: Self) -> Self;
    /// The smaller numbers, with no care for NaN.
    fn smaller(self, other: Self) -> Self;
    /// The constants of [`seven_thirds`](Self::seven_thirds).
    fn powers() -> Self::Powers;
    /// h^(7/3) for h >= 0, to 1e-9 (`f64`) or 5e-7 (`f32`); 0 for h = 0.
    fn seven_thirds(self, k: &Self::Powers) -> Self;
}

/// The constants of h^(7/3).
///
/// Read as whole numbers, the bits of h are a logarithm, so that y = h^(-1/3) comes from a multiplication by
/// -1/3 and an addition, to 3 % (as in the fast inverse square root; Blinn, J. F. 1997, Floating-point tricks,
/// *IEEE Comput. Graph. Appl.* 17(4), 80-84). With c = 1 - h y^3, |c| < 0.103, h^(7/3) = h^3 y^2 (1 - c)^(-2/3),
/// and the last factor is the polynomial in c whose largest error over that range is least.
#[derive(Clone, Copy)]
pub struct Powers<L, const N: usize> {
    /// The bits of a float whose fraction is a whole number: 2^23 or 2^52.
    whole: L,
    minus_third: L,
    /// What makes the error of the guess as large upwards as downwards.
    middle: L,
    one: L,
    /// Coefficients from that of c^0 on.
    series: [L; N],
}

macro_rules! lanes {
    ($lanes:ty, $bits:ty, $number:ty, $width:literal, $shift:literal, $whole:expr, $middle:expr, $series:expr, $terms:literal) => {
        impl Lanes<$number> for $lanes {
            const WIDTH: usize = $width;
            type Powers = Powers<Self, $terms>;

            #[inline(always)]
            fn splat(value: $number) -> Self {
                Self::splat(value)
            }

            #[inline(always)]
            fn load(block: &[$number; BLOCK], part: usize) -> Self {
                block.as_chunks::<$width>().0.get(part).copied().unwrap_or_default().into()
            }

            #[inline(always)]
            fn store(self, block: &mut [$number; BLOCK], part: usize) {
                if let Some(to) = block.as_chunks_mut::<$width>().0.get_mut(part) {
                    *to = self.to_array();
                }
            }

            #[inline(always)]
            fn abs(self) -> Self {
                self.abs()
            }

            #[inline(always)]
            fn larger(self, other: Self) -> Self {
                // Of two zeros, SSE2 answers with the second and WebAssembly with the first.
                if cfg!(target_arch = "wasm32") { other.fast_max(self) } else { self.fast_max(other) }
            }

            #[inline(always)]
            fn smaller(self, other: Self) -> Self {
                if cfg!(target_arch = "wasm32") { other.fast_min(self) } else { self.fast_min(other) }
            }

            fn powers() -> Self::Powers {
                Powers {
                    whole: Self::splat($whole),
                    minus_third: Self::splat(-1.0 / 3.0),
                    middle: Self::splat($middle),
                    one: Self::splat(1.0),
                    series: $series.map(Self::splat),
                }
            }

            #[inline(always)]
            fn seven_thirds(self, k: &Self::Powers) -> Self {
                let bits: $bits = cast(self);
                let logarithm: Self = cast((bits >> $shift) | cast::<Self, $bits>(k.whole));
                let guess: $bits = cast(logarithm * k.minus_third + k.middle);
                let y: Self = cast(guess << $shift);
                let hy = self * y;
                let c = k.one - hy * (y * y);
                // Even and odd terms apart: two short chains of operations rather than a long one.
                let square = c * c;
                let from = |last: usize| {
                    (0..last / 2)
                        .rev()
                        .fold(k.series[last], |sum, i| sum * square + k.series[2 * i + last % 2])
                };
                let power = from($terms - 1) + c * from($terms - 2);
                hy * hy * self * power
            }
        }
    };
}

lanes!(
    f32x4,
    u32x4,
    f32,
    4,
    9_u32,
    8_388_608.0,
    13_958_053.0,
    [1.0, 0.666_652_14, 0.555_534_7, 0.499_385_45, 0.458_631_f32],
    5
);
lanes!(
    f64x2,
    u64x2,
    f64,
    2,
    12_u32,
    4_503_599_627_370_496.0,
    7_504_458_617_634_443.0,
    [
        1.0,
        0.666_666_714_451_918_3,
        0.555_555_628_831_747_6,
        0.493_790_514_324_949_36,
        0.452_633_278_064_511_6,
        0.429_507_310_991_323_9,
        0.406_125_050_297_468_87_f64,
    ],
    7
);

#[cfg(test)]
mod tests {
    use super::super::Real;
    use super::*;
    use proptest::prelude::*;

    fn seven_thirds<T: Real>(h: f64) -> f64 {
        let mut block = [T::ZERO; BLOCK];
        let powers = T::Lanes::powers();
        T::Lanes::splat(T::from_f64(h)).seven_thirds(&powers).store(&mut block, 0);
        block[0].to_f64()
    }

    #[test]
    fn no_depth_has_no_power() {
        assert_eq!(seven_thirds::<f64>(0.0), 0.0);
        assert_eq!(seven_thirds::<f32>(0.0), 0.0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn the_power_is_that_of_the_library(exponent in -15.0..5.0_f64) {
            let h = 10.0_f64.powf(exponent);
            prop_assert!((seven_thirds::<f64>(h) / h.powf(7.0 / 3.0) - 1.0).abs() < 1e-9);
            let single = f32::from_f64(h).to_f64();
            prop_assert!((seven_thirds::<f32>(h) / single.powf(7.0 / 3.0) - 1.0).abs() < 6e-7);
        }
    }
}
