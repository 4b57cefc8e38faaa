//! How long a population lives, and how much longer it would.
//!
//! - Miller, B. G. and Hurley, J. F. (2003). Life table methods for quantitative impact assessments in chronic
//!   mortality. *J. Epidemiol. Community Health* 57, 200-206.
//! - Chiang, C. L. (1984). *The Life Table and its Applications*, Krieger: the abridged form's closing with the last
//!   death rate.
//!
//! Period life tables with single years of age: deaths spread evenly over the year, death rates that stay as they
//! are. A change of risk acts on every age from `from_age` on at once, so the result is a long-run figure.

use crate::models::{ModelError, check};

/// More ages than this would not be ages.
const MAX_AGES: usize = 200;

/// The chance of dying within the year (0 to 1) of those who enter it: `deaths` of `entrants`, above 0.
pub fn death_probability(deaths: f64, entrants: f64) -> Result<f64, ModelError> {
    check::positive("entrants", entrants)?;
    check::accept("deaths", deaths, (0.0..=entrants).contains(&deaths), "from 0 to the number of entrants")?;
    Ok(deaths / entrants)
}

/// The chance of dying within the year where `death_rate` (per person and year, 0 or more) is known of the people
/// alive in mid-year.
pub fn death_probability_of_rate(death_rate: f64) -> Result<f64, ModelError> {
    check::non_negative("death_rate", death_rate)?;
    Ok(probability(death_rate))
}

fn probability(death_rate: f64) -> f64 {
    (death_rate / (1.0 + 0.5 * death_rate)).min(1.0)
}

/// Life expectancy at birth (years) from the death rates per person and year at ages 0, 1, 2 and so on. The last
/// rate holds for all higher ages; infinite where it is 0.
pub fn life_expectancy_years(death_rates: &[f64]) -> Result<f64, ModelError> {
    check_rates(death_rates)?;
    Ok(expectancy(death_rates.iter().copied()))
}

/// How many years of life expectancy at birth the population gains where, from `from_age` on, the share `fraction`
/// of its deaths (0 to 1) no longer occurs.
pub fn life_expectancy_gain_years(
    death_rates: &[f64],
    from_age: usize,
    fraction: f64,
) -> Result<f64, ModelError> {
    check_rates(death_rates)?;
    check::share("fraction", fraction)?;
    let spared = death_rates
        .iter()
        .enumerate()
        .map(|(age, rate)| if age < from_age { *rate } else { rate * (1.0 - fraction) });
    let (before, after) = (expectancy(death_rates.iter().copied()), expectancy(spared));
    // Where nobody of the last age ever dies, both are infinite and there is nothing to gain.
    Ok(if before.is_infinite() { 0.0 } else { after - before })
}

fn check_rates(death_rates: &[f64]) -> Result<(), ModelError> {
    check::size("death_rates", death_rates.len(), MAX_AGES)?;
    check::all_non_negative("death_rates", death_rates)
}

fn expectancy(death_rates: impl Iterator<Item = f64>) -> f64 {
    let (mut alive, mut years, mut last) = (1.0, 0.0, 0.0);
    for rate in death_rates {
        let dying = alive * probability(rate);
        years += alive - 0.5 * dying;
        alive -= dying;
        last = rate;
    }
    years + if alive > 0.0 { alive / last } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_first_year_of_life() {
        // AirQ+ demographic input: 948 deaths among 679 946 newborn, q = 0.00139.
        assert!((death_probability(948.0, 679_946.0).unwrap() - 0.00139).abs() < 5e-6);
    }

    #[test]
    fn a_constant_rate_leaves_its_inverse() {
        // With hazard 1/50 at every age the expectancy is 50 years, but for deaths spread evenly within years.
        let years = life_expectancy_years(&[0.02; 120]).unwrap();
        assert!((years - 50.0).abs() < 1e-9, "{years}");
    }

    #[test]
    fn nonsense_is_named() {
        assert!(death_probability(2.0, 1.0).is_err());
        assert!(death_probability(f64::NAN, 1.0).is_err());
        assert!(death_probability(0.0, 0.0).is_err());
        assert!(death_probability_of_rate(-0.1).is_err());
        assert!(life_expectancy_years(&[]).is_err());
        assert!(life_expectancy_years(&[0.1; 500]).is_err());
        assert!(life_expectancy_years(&[f64::NAN]).is_err());
        assert!(life_expectancy_gain_years(&[0.1], 0, 1.5).is_err());
        assert_eq!(life_expectancy_gain_years(&[0.0], 0, 0.5), Ok(0.0));
        assert_eq!(life_expectancy_years(&[f64::MAX, 0.0]), Ok(0.5));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn fewer_deaths_lengthen_life(
            rates in prop::collection::vec(1e-4..0.5f64, 1..110), from in 0..110usize, little in 0.0..0.4f64, more in 0.0..0.4f64,
        ) {
            let gain = |fraction| life_expectancy_gain_years(&rates, from, fraction).unwrap();
            prop_assert!(gain(0.0).abs() < 1e-12);
            prop_assert!(gain(little + more) >= gain(little) - 1e-12);
        }

        #[test]
        fn probabilities_are_probabilities(rate in 0.0..1e3f64) {
            prop_assert!((0.0..=1.0).contains(&death_probability_of_rate(rate).unwrap()));
        }
    }
}
