//! Seeded Latin-hypercube ensembles (McKay, Beckman and Conover 1979, Technometrics 21, 239-245): how the
//! ranges of uncertain factors carry over to a result.
//!
//! A factor's sample depends on the seed, the factor's id and the number of members alone. So a factor that
//! two themes share takes the same values in both, and baseline and scenario differ member by member: the
//! range of their difference is not widened by what they have in common.

use super::Random;
use crate::models::{ModelError, check};

/// The most members an ensemble may have.
pub const MAX_MEMBERS: usize = 100_000;

/// What is known of an uncertain factor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spread {
    /// Any value from low to high is as likely as another.
    Uniform {
        /// The lowest value.
        low: f64,
        /// The highest value.
        high: f64,
    },
    /// Likeliest at the mode, never beyond low and high.
    Triangular {
        /// The lowest value.
        low: f64,
        /// The likeliest value, between low and high.
        mode: f64,
        /// The highest value.
        high: f64,
    },
}

impl Spread {
    /// The value below which the share `p` (0 to 1) of the distribution lies; `p` beyond that is held to it.
    pub fn quantile(self, p: f64) -> f64 {
        let p = p.clamp(0.0, 1.0);
        match self {
            Self::Uniform { low, high } => low + p * (high - low),
            Self::Triangular { low, mode, high } => {
                let width = high - low;
                if width <= 0.0 {
                    return mode;
                }
                let rising = (mode - low) / width;
                if p < rising {
                    low + (p * width * (mode - low)).sqrt()
                } else {
                    high - ((1.0 - p) * width * (high - mode)).sqrt()
                }
            }
        }
    }

    /// Accepts a spread whose values are finite and in order, else names the first that is not.
    pub fn check(self) -> Result<Self, ModelError> {
        let (low, mode, high) = match self {
            Self::Uniform { low, high } => (low, low, high),
            Self::Triangular { low, mode, high } => (low, mode, high),
        };
        check::finite("low", low)?;
        check::accept("high", high, high.is_finite() && high >= low, "finite and not below low")?;
        check::accept("mode", mode, (low..=high).contains(&mode), "between low and high")?;
        Ok(self)
    }
}

/// An uncertain factor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Factor<'a> {
    /// The factor's name: the same name gets the same sample everywhere.
    pub id: &'a str,
    /// What is known of it.
    pub spread: Spread,
}

/// Fills `out` with one number from each of `out.len()` equal strata of 0 to 1, in an order that depends on
/// `seed` and `id` alone.
pub fn strata(seed: u64, id: &str, out: &mut [f64]) {
    let mut random = Random::named(seed, id);
    let n = out.len() as f64;
    for (stratum, value) in out.iter_mut().enumerate() {
        // Rounding may lift the very last stratum's edge to 1.
        *value = ((stratum as f64 + random.unit()) / n).min(1.0 - f64::EPSILON / 2.0);
    }
    random.shuffle(out);
}

/// The values of each factor (a row) in each member (a column), row-major.
///
/// Errors: no members or more than [`MAX_MEMBERS`]; a spread out of order or not finite.
pub fn latin_hypercube(seed: u64, factors: &[Factor], members: usize) -> Result<Vec<f64>, ModelError> {
    check::size("members", members, MAX_MEMBERS)?;
    let mut values = vec![0.0; factors.len() * members];
    for (row, factor) in values.chunks_exact_mut(members).zip(factors) {
        let spread = factor.spread.check()?;
        strata(seed, factor.id, row);
        for value in row {
            *value = spread.quantile(*value);
        }
    }
    Ok(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mean(values: &[f64]) -> f64 {
        values.iter().sum::<f64>() / values.len() as f64
    }

    #[test]
    fn mckay_1979_stratified_sampling_narrows_the_error_of_a_mean() {
        // The variance of a mean of n plain draws from 0 to 1 is 1/(12 n); one draw a stratum gives 1/(12 n^3).
        let n = 100;
        let mut out = vec![0.0; n];
        let squares: f64 = (0..400)
            .map(|seed| {
                strata(seed, "x", &mut out);
                (mean(&out) - 0.5).powi(2)
            })
            .sum();
        let expected = 1.0 / (12.0 * (n as f64).powi(3));
        assert!((squares / 400.0 / expected - 1.0).abs() < 0.25, "{squares}");
    }

    #[test]
    fn a_triangular_factor_has_the_mean_of_its_three_corners() {
        let spread = Spread::Triangular { low: 1.0, mode: 2.0, high: 6.0 };
        let values = latin_hypercube(1, &[Factor { id: "x", spread }], 20_000).unwrap();
        assert!((mean(&values) - 3.0).abs() < 1e-3);
        assert_eq!(spread.quantile(0.2), 2.0);
    }

    #[test]
    fn hostile_factors_are_refused() {
        let one = |low, mode, high| {
            latin_hypercube(1, &[Factor { id: "x", spread: Spread::Triangular { low, mode, high } }], 3)
        };
        assert!(one(f64::NAN, 0.0, 1.0).is_err());
        assert!(one(0.0, f64::INFINITY, f64::INFINITY).is_err());
        assert!(one(0.0, 0.0, f64::INFINITY).is_err());
        assert!(one(1.0, 0.0, -1.0).is_err());
        assert!(latin_hypercube(1, &[], 0).is_err());
        assert!(latin_hypercube(1, &[], usize::MAX).is_err());
        strata(1, "x", &mut []);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn every_stratum_is_met_once(seed: u64, n in 1usize..300) {
            let mut out = vec![0.0; n];
            strata(seed, "factor", &mut out);
            let mut met: Vec<_> = out.iter().map(|u| (u * n as f64) as usize).collect();
            met.sort_unstable();
            prop_assert_eq!(met, (0..n).collect::<Vec<_>>());
        }

        #[test]
        fn a_factor_keeps_its_sample_in_any_company(seed: u64, n in 1usize..50) {
            let spread = Spread::Uniform { low: -1.0, high: 1.0 };
            let (a, b) = (Factor { id: "a", spread }, Factor { id: "b", spread });
            let alone = latin_hypercube(seed, &[a], n).unwrap();
            let second = latin_hypercube(seed, &[b, a], n).unwrap();
            prop_assert_eq!(&alone[..], &second[n..]);
        }

        #[test]
        fn a_quantile_stays_in_range_and_grows_with_its_share(
            low in -1e6..1e6, rise in 0.0..1e6, fall in 0.0..1e6, p in 0.0..1.0, q in 0.0..1.0,
        ) {
            let spread = Spread::Triangular { low, mode: low + rise, high: low + rise + fall };
            let (a, b) = (spread.quantile(f64::min(p, q)), spread.quantile(f64::max(p, q)));
            prop_assert!(low <= a && a <= b + 1e-9 && b <= low + rise + fall);
        }
    }
}
