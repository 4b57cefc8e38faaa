//! The number type of the flood model: `f64` by default, `f32` where speed and memory count for more.
//!
//! Only the four operations, comparisons and shifts are used, so that native code and WebAssembly agree to
//! the last bit and every loop turns into SIMD instructions.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// A floating-point number that the flood kernels can work in.
pub trait Real:
    Copy
    + Default
    + PartialOrd
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + Send
    + 'static
{
    /// Zero.
    const ZERO: Self;
    /// A number that keeps a quotient defined where everything is dry: far below any depth^(7/3).
    const TINY: Self;
    /// Just under one: what a cell may lose of its water in one step.
    const ALMOST_ONE: Self;
    /// Beds and levels are rounded to this fraction of a metre, so that bed + depth is exact and a lake at
    /// rest stays at rest to the bit: 0.2 nm in `f64`, 0.12 mm in `f32` (exact over 2 048 m of relief).
    const LATTICE_M: f64;

    /// The nearest number of this type.
    fn from_f64(value: f64) -> Self;
    /// The same number in double precision.
    fn to_f64(self) -> f64;
    /// The absolute value.
    fn abs(self) -> Self;
    /// x^(-1/3) for x >= 0, to 1e-9 (`f64`) or the last digits (`f32`); a finite number for x = 0.
    fn inverse_cube_root(self) -> Self;

    /// The larger of two numbers, as the one instruction that has no care for NaN.
    #[inline(always)]
    fn larger(self, other: Self) -> Self {
        if self > other { self } else { other }
    }

    /// The smaller of two numbers, as the one instruction that has no care for NaN.
    #[inline(always)]
    fn smaller(self, other: Self) -> Self {
        if self < other { self } else { other }
    }
}

/// A first guess from the exponent bits (as in the fast inverse square root), then one step of the fourth
/// order and one of the second of the iteration y (1 + c/3 + 2c^2/9 + 14c^3/81), c = 1 - x y^3.
/// A third of the bits is 1/4 + 1/16 + 1/64 + ..., because SIMD has shifts and no integer division.
macro_rules! inverse_cube_root {
    ($x:expr, $float:ty, $magic:expr) => {{
        let x = $x;
        let bits = x.to_bits();
        let quarter = (bits >> 2) + (bits >> 4);
        let eighth_byte = quarter + (quarter >> 4);
        let third = eighth_byte + (eighth_byte >> 8);
        let y = <$float>::from_bits($magic - third);
        let c = 1.0 - x * y * y * y;
        let y = y + y * c * (1.0 / 3.0 + c * (2.0 / 9.0 + c * (14.0 / 81.0)));
        let c = 1.0 - x * y * y * y;
        y + y * c * (1.0 / 3.0)
    }};
}

impl Real for f64 {
    const ZERO: Self = 0.0;
    const TINY: Self = 1e-200;
    const ALMOST_ONE: Self = 1.0 - 1e-14;
    const LATTICE_M: f64 = 1.0 / (1u64 << 32) as f64;

    #[inline(always)]
    fn from_f64(value: f64) -> Self {
        value
    }

    #[inline(always)]
    fn to_f64(self) -> f64 {
        self
    }

    #[inline(always)]
    fn abs(self) -> Self {
        f64::abs(self)
    }

    #[inline(always)]
    fn inverse_cube_root(self) -> Self {
        inverse_cube_root!(self, f64, 0x553e_db9f_ae06_7c00_u64)
    }
}

impl Real for f32 {
    const ZERO: Self = 0.0;
    const TINY: Self = 1e-36;
    const ALMOST_ONE: Self = 1.0 - 1e-6;
    const LATTICE_M: f64 = 1.0 / (1u64 << 13) as f64;

    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, reason = "rounding to single precision is what is asked for")]
    fn from_f64(value: f64) -> Self {
        value as f32
    }

    #[inline(always)]
    fn to_f64(self) -> f64 {
        f64::from(self)
    }

    #[inline(always)]
    fn abs(self) -> Self {
        f32::abs(self)
    }

    #[inline(always)]
    fn inverse_cube_root(self) -> Self {
        inverse_cube_root!(self, f32, 0x54a2_fa8c_u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_cube_root_of_nothing_is_finite() {
        assert!(Real::inverse_cube_root(0.0_f64).is_finite());
        assert!(Real::inverse_cube_root(0.0_f32).is_finite());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn the_inverse_cube_root_is_that_of_the_library(exponent in -15.0..5.0_f64) {
            let x = 10.0_f64.powf(exponent);
            let exact = x.cbrt().recip();
            prop_assert!((Real::inverse_cube_root(x) / exact - 1.0).abs() < 1e-9);
            let single = Real::inverse_cube_root(f32::from_f64(x)).to_f64();
            prop_assert!((single / exact - 1.0).abs() < 6e-7);
        }
    }
}
