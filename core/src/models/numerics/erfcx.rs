//! The scaled complementary error function, exp(x^2) erfc(x), which stays finite where the product of its two
//! factors is infinity times zero.
//!
//! Abramowitz and Stegun 1964, Handbook of Mathematical Functions, 7.1.14 (continued fraction) above 2, the
//! product itself below.

use std::f64::consts::PI;

/// exp(x^2) erfc(x), to 1e-12 relative; infinity below about -26.6, where it exceeds the largest number.
pub fn erfcx(x: f64) -> f64 {
    if x < 2.0 {
        return (x * x).exp() * libm::erfc(x);
    }
    // sqrt(pi) exp(x^2) erfc(x) = 1 / (x + (1/2) / (x + 1 / (x + (3/2) / (x + ...)))), from the inside out.
    let terms = if x < 4.0 { 100 } else { 40 };
    let denominator = (1..=terms).rev().fold(x, |inner, i| x + 0.5 * f64::from(i) / inner);
    1.0 / (denominator * PI.sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn it_is_the_product_where_that_can_be_computed_and_the_tables_value_elsewhere() {
        // Abramowitz and Stegun 1964, table 7.2 and 7.3; mpmath to 15 digits.
        for (x, known) in [
            (0.0, 1.0),
            (0.5, 0.615_690_344_192_926),
            (1.0, 0.427_583_576_155_807),
            (2.0, 0.255_395_676_310_506),
            (3.0, 0.179_001_151_181_389),
            (10.0, 0.056_140_992_743_823),
            (1e8, 5.641_895_835_477_563e-9),
        ] {
            assert!((erfcx(x) / known - 1.0).abs() < 1e-12, "{x}: {}", erfcx(x));
        }
        assert!(erfcx(f64::NAN).is_nan());
        assert_eq!(erfcx(f64::INFINITY), 0.0);
    }

    proptest! {
        #[test]
        fn it_falls_and_stays_between_its_bounds(x in 0.0..50.0_f64, step in 0.001..1.0_f64) {
            // Abramowitz and Stegun 7.1.13.
            let [low, high] = [2.0, 4.0 / PI].map(|c| 2.0 / PI.sqrt() / (x + (x * x + c).sqrt()));
            prop_assert!(low <= erfcx(x) * (1.0 + 1e-12) && erfcx(x) <= high * (1.0 + 1e-12));
            prop_assert!(erfcx(x + step) < erfcx(x));
        }
    }
}
