//! The exponential function of many numbers at once, two in one SIMD instruction.
//!
//! Cody, W. J. and Waite, W. (1980). Software manual for the elementary functions. Prentice-Hall, ch. 6: x = k ln 2 +
//! r with a whole k, ln 2 in two parts so that r is exact; then 2^k by its bits and exp(r) by its series.
//!
//! The mathematics library takes one number per call, and in a browser, where it is compiled to WebAssembly, twice as
//! long as natively. Here both give the same bits.

use wide::bytemuck::cast;
use wide::{f64x2, u64x2};

/// Below this x, exp(x) is taken as 0: the least number that has all its digits is exp(-708.4).
const LEAST: f64 = -708.0;
/// Above this x, exp(x) is taken as exp(709), just short of the largest number.
const MOST: f64 = 709.0;
/// 1.5 x 2^52: added to a number, it leaves a whole number in the last bits of the sum.
const ROUND: f64 = 6_755_399_441_055_744.0;
/// ln 2 to 32 bits, so that its products with k are exact, and what is left of it.
const LN_2: [f64; 2] = [0.693_147_180_369_123_8, 1.908_214_929_270_587_7e-10];
/// 1/n! from n = 12 down.
const SERIES: [f64; 13] = [
    1.0 / 479_001_600.0,
    1.0 / 39_916_800.0,
    1.0 / 3_628_800.0,
    1.0 / 362_880.0,
    1.0 / 40_320.0,
    1.0 / 5_040.0,
    1.0 / 720.0,
    1.0 / 120.0,
    1.0 / 24.0,
    1.0 / 6.0,
    0.5,
    1.0,
    1.0,
];

/// Puts exp(x) in place of each x, to 1e-15 relative; 0 below x = -708, NaN for NaN.
pub fn exp_all(values: &mut [f64]) {
    let (pairs, rest) = values.as_chunks_mut::<2>();
    for pair in pairs {
        *pair = exp_pair((*pair).into()).to_array();
    }
    for x in rest {
        [*x, _] = exp_pair(f64x2::splat(*x)).to_array();
    }
}

#[inline(always)]
fn exp_pair(given: f64x2) -> f64x2 {
    let x = given.fast_max(f64x2::splat(LEAST)).fast_min(f64x2::splat(MOST));
    let rounded = x * f64x2::splat(std::f64::consts::LOG2_E) + f64x2::splat(ROUND);
    let k = rounded - f64x2::splat(ROUND);
    let r = x - k * f64x2::splat(LN_2[0]) - k * f64x2::splat(LN_2[1]);
    let series = SERIES.iter().fold(f64x2::splat(0.0), |sum, a| sum * r + f64x2::splat(*a));
    // k stands in the last bits of `rounded`; moved to the exponent and added, it multiplies by 2^k.
    let bits: u64x2 = cast(series);
    let power: f64x2 = cast(bits + (cast::<f64x2, u64x2>(rounded) << 52_u32));
    // NaN and what is below the least come out as they should.
    let kept = given.simd_ge(f64x2::splat(LEAST)).select(power, f64x2::splat(0.0));
    given.simd_eq(given).select(kept, given)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn exp(x: f64) -> f64 {
        let mut three = [x; 3];
        exp_all(&mut three);
        assert!(three.iter().all(|y| y.to_bits() == three[0].to_bits()));
        three[0]
    }

    #[test]
    fn its_ends_are_defined() {
        assert_eq!([0.0, -0.0, f64::NEG_INFINITY, -1e9].map(exp), [1.0, 1.0, 0.0, 0.0]);
        assert!(exp(f64::NAN).is_nan());
        assert!(exp(f64::INFINITY) > 8e307);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn it_is_that_of_the_library(x in -708.0..708.0_f64, small in -1e-3..1e-3_f64) {
            for x in [x, small] {
                prop_assert!((exp(x) / libm::exp(x) - 1.0).abs() < 1e-15, "{x}");
            }
        }

        #[test]
        fn it_makes_products_of_sums(a in -300.0..300.0_f64, b in -300.0..300.0_f64) {
            prop_assert!((exp(a + b) / (exp(a) * exp(b)) - 1.0).abs() < 1e-12);
        }
    }
}
