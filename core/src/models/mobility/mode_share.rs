//! Which mode trips take: the multinomial logit model (McFadden 1974), and its incremental form, which starts
//! from known shares (Kumar, Transportation Research Record 775, 1980).
//!
//! `P_i = exp(V_i) / sum_j exp(V_j)`. Valid where modes do not resemble one another more than others do: a second
//! bus line painted blue takes as many walkers as bus riders (independence of irrelevant alternatives).

use crate::models::{ModelError, check};

/// Most modes.
const MOST_MODES: usize = 1000;

/// The share of each mode from its utility (any unit-free number; -inf where the mode is not there).
///
/// # Errors
/// Names the list that is empty, holds a number that is not one, or has no mode that is there.
pub fn mode_shares(utilities: &[f64]) -> Result<Vec<f64>, ModelError> {
    check::size("utilities", utilities.len(), MOST_MODES)?;
    weighted(utilities, |_| 1.0)
}

/// The shares after utilities change by `changes`, from the shares known before. Only the changes need to be
/// known (minutes saved, euros more), not why people chose as they did.
///
/// # Errors
/// Names the list that does not fit or holds a bad number; the shares must add up to 1.
pub fn shifted_shares(shares: &[f64], changes: &[f64]) -> Result<Vec<f64>, ModelError> {
    check::size("shares", shares.len(), MOST_MODES)?;
    check::same_len("changes", changes.len(), shares.len())?;
    shares.iter().try_for_each(|s| check::share("shares", *s).map(|_| ()))?;
    let sum: f64 = shares.iter().sum();
    check::accept("shares", sum, (sum - 1.0).abs() < 1e-6, "1 together")?;
    weighted(changes, |i| shares.get(i).copied().unwrap_or_default())
}

/// What choice is worth: ln sum exp(V), in units of utility (Williams 1977; Small and Rosen 1981). Divided by
/// the marginal utility of money its change is the gain of travellers.
///
/// # Errors
/// As [`mode_shares`].
pub fn logsum(utilities: &[f64]) -> Result<f64, ModelError> {
    check::size("utilities", utilities.len(), MOST_MODES)?;
    let most = highest(utilities, |_| true)?;
    Ok(most + utilities.iter().map(|v| (v - most).exp()).sum::<f64>().ln())
}

/// w_i exp(V_i) / sum; the highest utility that counts is taken off first, so that nothing overflows.
fn weighted(utilities: &[f64], weight: impl Fn(usize) -> f64) -> Result<Vec<f64>, ModelError> {
    let most = highest(utilities, |i| weight(i) > 0.0)?;
    let raised = |i: usize, v: f64| if weight(i) > 0.0 { weight(i) * (v - most).exp() } else { 0.0 };
    let sum: f64 = utilities.iter().enumerate().map(|(i, v)| raised(i, *v)).sum();
    Ok(utilities.iter().enumerate().map(|(i, v)| raised(i, *v) / sum).collect())
}

fn highest(utilities: &[f64], counts: impl Fn(usize) -> bool) -> Result<f64, ModelError> {
    let mut most = f64::NEG_INFINITY;
    for (i, &v) in utilities.iter().enumerate() {
        check::accept("utilities", v, v < f64::INFINITY, "a number, or -inf for a mode that is not there")?;
        if counts(i) {
            most = most.max(v);
        }
    }
    if most > f64::NEG_INFINITY { Ok(most) } else { Err(ModelError::NoSolution { why: "no mode is there" }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The logistic function at 1.
    #[test]
    fn two_modes_are_the_logistic_curve() {
        let shares = mode_shares(&[1.0, 0.0]).unwrap();
        assert!((shares[0] - 0.731_058_578_630_004_9).abs() < 1e-15);
        assert!((logsum(&[0.0, 0.0]).unwrap() - 2f64.ln()).abs() < 1e-15);
    }

    #[test]
    fn hostile_utilities_are_named() {
        assert!(matches!(mode_shares(&[]), Err(ModelError::Empty { .. })));
        for bad in [f64::NAN, f64::INFINITY] {
            assert!(matches!(mode_shares(&[0.0, bad]), Err(ModelError::Invalid { field: "utilities", .. })));
            assert!(logsum(&[bad]).is_err());
            assert!(shifted_shares(&[0.5, 0.5], &[0.0, bad]).is_err());
            assert!(shifted_shares(&[bad, 0.5], &[0.0, 0.0]).is_err());
        }
        assert!(matches!(mode_shares(&[f64::NEG_INFINITY]), Err(ModelError::NoSolution { .. })));
        assert!(shifted_shares(&[0.5, 0.4], &[0.0, 0.0]).is_err());
        assert_eq!(mode_shares(&[1e300, -1e300]).unwrap(), [1.0, 0.0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Everyone goes somehow, and a mode that gets better gains from each of the others.
        #[test]
        fn a_better_mode_gains(v in prop::collection::vec(-5.0..5.0f64, 2..8), by in 0.01..3.0f64) {
            let before = mode_shares(&v).unwrap();
            prop_assert!((before.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            let mut better = v.clone();
            better[0] += by;
            let after = mode_shares(&better).unwrap();
            prop_assert!(after[0] > before[0]);
            prop_assert!(after.iter().zip(&before).skip(1).all(|(a, b)| a < b));
            // Independence of irrelevant alternatives.
            prop_assert!((after[1] * before[v.len() - 1] - after[v.len() - 1] * before[1]).abs() < 1e-12);
        }

        /// The incremental form is the full one.
        #[test]
        fn shifting_is_choosing_again(
            v in prop::array::uniform4(-5.0..5.0f64), dv in prop::array::uniform4(-2.0..2.0f64),
        ) {
            let shifted = shifted_shares(&mode_shares(&v).unwrap(), &dv).unwrap();
            let again = mode_shares(&std::array::from_fn::<f64, 4, _>(|i| v[i] + dv[i])).unwrap();
            for (a, b) in shifted.iter().zip(again) {
                prop_assert!((a - b).abs() < 1e-12);
            }
        }

        /// The slope of the logsum is the share.
        #[test]
        fn logsum_grows_by_the_share(v in prop::array::uniform3(-5.0..5.0f64)) {
            let h = 1e-5;
            let at = |by: f64| logsum(&[v[0] + by, v[1], v[2]]).unwrap();
            let slope = (at(h) - at(-h)) / (2.0 * h);
            prop_assert!((slope - mode_shares(&v).unwrap()[0]).abs() < 1e-8);
        }
    }
}
