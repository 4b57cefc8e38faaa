//! The number type of the flood model: `f64` by default, `f32` where speed and memory count for more.

use super::lanes::Lanes;
use std::ops::{Add, Div, Mul, Neg, Sub};
use wide::{f32x4, f64x2};

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
    /// Several of them at once.
    type Lanes: Lanes<Self>;

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

    /// The larger of two numbers, with no care for NaN.
    #[inline(always)]
    fn larger(self, other: Self) -> Self {
        if self > other { self } else { other }
    }
}

impl Real for f64 {
    type Lanes = f64x2;

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
}

impl Real for f32 {
    type Lanes = f32x4;

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
}
