//! Sample quantiles (Hyndman and Fan 1996, The American Statistician 50, 361-365, definition 7, the default
//! of R and NumPy).

use crate::models::{ModelError, check};

/// The value below which the share `p` (0 to 1) of the numbers in `sorted` lies, by linear interpolation.
/// `sorted` must be in rising order; NaN where it is empty or `p` is NaN.
pub fn quantile_sorted(sorted: &[f64], p: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return f64::NAN };
    let at = p.clamp(0.0, 1.0) * last as f64;
    if at.is_nan() {
        return f64::NAN;
    }
    let below = (at.floor() as usize).min(last);
    let above = (below + 1).min(last);
    let (low, high) = (sorted[below], sorted[above]);
    // Equal neighbours may both be infinite, whose difference is not a number.
    if low == high { low } else { low + (at - below as f64) * (high - low) }
}

/// Sorts `values` in place with the gaps (NaN) at the end, and answers with the part that holds numbers.
pub fn sort_numbers(values: &mut [f64]) -> &[f64] {
    values.sort_unstable_by(f64::total_cmp);
    // total_cmp puts negative NaN first and positive NaN last.
    let first = values.iter().position(|v| !v.is_nan()).unwrap_or(values.len());
    values.rotate_left(first);
    let end = values.iter().position(|v| v.is_nan()).unwrap_or(values.len());
    &values[..end]
}

/// The quantiles of `values` at each of `shares` (0 to 1); gaps (NaN) are skipped.
///
/// Errors: no numbers at all; a share out of range.
pub fn quantiles<const N: usize>(values: &[f64], shares: [f64; N]) -> Result<[f64; N], ModelError> {
    let mut sorted = values.to_vec();
    let sorted = sort_numbers(&mut sorted);
    check::size("values", sorted.len(), usize::MAX)?;
    for p in shares {
        check::share("shares", p)?;
    }
    Ok(shares.map(|p| quantile_sorted(sorted, p)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_quartiles_that_r_gives_for_1_to_10() {
        // quantile(1:10) in R: 1.00 3.25 5.50 7.75 10.00
        let values: Vec<f64> = (1..=10).rev().map(f64::from).collect();
        let got = quantiles(&values, [0.0, 0.25, 0.5, 0.75, 1.0]).unwrap();
        assert_eq!(got, [1.0, 3.25, 5.5, 7.75, 10.0]);
    }

    #[test]
    fn hostile_input_has_a_defined_answer() {
        assert!(quantiles(&[f64::NAN, -f64::NAN], [0.5]).is_err());
        assert!(quantiles(&[1.0], [f64::NAN]).is_err());
        assert!(quantile_sorted(&[1.0, 2.0], f64::NAN).is_nan());
        assert!(quantile_sorted(&[], 0.5).is_nan());
        assert_eq!(quantiles(&[f64::INFINITY, f64::NAN, f64::INFINITY], [0.5]).unwrap(), [f64::INFINITY]);
        assert_eq!(quantiles(&[2.0, -f64::NAN, 1.0, f64::NAN], [0.0, 1.0]).unwrap(), [1.0, 2.0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn lies_between_the_extremes_and_grows(
            values in prop::collection::vec(-1e9..1e9, 1..60), p in 0.0..1.0, q in 0.0..1.0,
        ) {
            let [least, a, b, most] =
                quantiles(&values, [0.0, f64::min(p, q), f64::max(p, q), 1.0]).unwrap();
            prop_assert!(least <= a && a <= b && b <= most);
        }

        #[test]
        fn follows_a_change_of_unit(values in prop::collection::vec(-1e3..1e3, 1..60), p in 0.0..1.0) {
            let scaled: Vec<_> = values.iter().map(|v| 32.0 + 1.8 * v).collect();
            let [a] = quantiles(&values, [p]).unwrap();
            let [b] = quantiles(&scaled, [p]).unwrap();
            prop_assert!((32.0 + 1.8 * a - b).abs() < 1e-9);
        }
    }
}
