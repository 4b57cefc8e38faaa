//! What road noise does to the people who live with it.
//!
//! - Commission Directive (EU) 2020/367, annex III to Directive 2002/49/EC; the curves of annoyance after Guski, R.,
//!   Schreckenberg, D. and Schuemer, R. (2017), *Int. J. Environ. Res. Public Health* 14, 1539; of sleep after Basner,
//!   M. and McGuire, S. (2018), ibid. 15, 519; of heart disease after van Kempen, E. and others (2018), ibid. 15, 379.
//!
//! Curves fitted to whole populations: shares of people, never a person. Annoyance from 40 to 80 dB Lden, sleep from
//! 40 to 65 dB Lnight, heart disease above 53 dB Lden. Below the range nobody is counted; above it the curve is
//! held at its end.

use super::paf::{population_attributable_fraction, relative_risk};
use crate::models::{ModelError, check};

/// Level from which road noise is linked to heart disease, dB Lden.
pub const HEART_DISEASE_FROM_LDEN_DB: f64 = 53.0;
/// Relative risk of ischaemic heart disease per 10 dB Lden (95 % interval 1.01 to 1.15).
pub const HEART_DISEASE_RR_PER_10_DB: f64 = 1.08;

/// A curve c0 + c1 L + c2 L2, in percent, over a range of levels.
struct Curve {
    coefficients: [f64; 3],
    from_db: f64,
    to_db: f64,
}

const ANNOYANCE: Curve = Curve { coefficients: [78.9270, -3.1162, 0.0342], from_db: 40.0, to_db: 80.0 };
const SLEEP: Curve = Curve { coefficients: [19.4312, -0.9336, 0.0126], from_db: 40.0, to_db: 65.0 };

impl Curve {
    fn share(&self, level_db: f64) -> f64 {
        if level_db < self.from_db {
            return 0.0;
        }
        let level = level_db.min(self.to_db);
        let [c0, c1, c2] = self.coefficients;
        0.01 * (c0 + level * (c1 + level * c2))
    }
}

/// The share of people (0 to 1) highly annoyed by road noise of `lden_db` at their facade.
pub fn highly_annoyed_share(lden_db: f64) -> Result<f64, ModelError> {
    Ok(ANNOYANCE.share(check::finite("lden_db", lden_db)?))
}

/// The share of people (0 to 1) whose sleep is highly disturbed by road noise of `lnight_db` at their facade.
pub fn highly_sleep_disturbed_share(lnight_db: f64) -> Result<f64, ModelError> {
    Ok(SLEEP.share(check::finite("lnight_db", lnight_db)?))
}

/// How many people are highly annoyed, of `people` with the levels `lden_db`: per dwelling, or per band of levels
/// with its middle.
pub fn highly_annoyed(people: &[f64], lden_db: &[f64]) -> Result<f64, ModelError> {
    count(people, "lden_db", lden_db, &ANNOYANCE)
}

/// How many people's sleep is highly disturbed, of `people` with the levels `lnight_db`.
pub fn highly_sleep_disturbed(people: &[f64], lnight_db: &[f64]) -> Result<f64, ModelError> {
    count(people, "lnight_db", lnight_db, &SLEEP)
}

fn count(people: &[f64], field: &'static str, levels_db: &[f64], curve: &Curve) -> Result<f64, ModelError> {
    check::same_len(field, levels_db.len(), people.len())?;
    check::all_non_negative("people", people)?;
    check::all_finite(field, levels_db)?;
    Ok(people.iter().zip(levels_db).map(|(n, level)| n * curve.share(*level)).sum())
}

/// The share of ischaemic heart disease in a population that road noise accounts for: `people` with the levels
/// `lden_db`, and all of them together with those not listed `population`, above 0.
pub fn heart_disease_fraction(people: &[f64], lden_db: &[f64], population: f64) -> Result<f64, ModelError> {
    check::same_len("lden_db", lden_db.len(), people.len())?;
    check::positive("population", population)?;
    let shares: Vec<f64> = people.iter().map(|n| n / population).collect();
    let risk =
        |level: &f64| relative_risk(HEART_DISEASE_RR_PER_10_DB, level.max(0.0), HEART_DISEASE_FROM_LDEN_DB);
    check::all_finite("lden_db", lden_db)?;
    population_attributable_fraction(&shares, &lden_db.iter().map(risk).collect::<Result<Vec<_>, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// People along Norwegian roads by the middle of their band of levels, Norwegian Institute of Public Health.
    const PEOPLE: [f64; 5] = [387_500.0, 286_000.0, 191_800.0, 72_200.0, 7_700.0];
    const LDEN_DB: [f64; 5] = [57.5, 62.5, 67.5, 72.5, 77.5];

    #[test]
    fn norway() {
        assert_eq!(highly_annoyed(&PEOPLE, &LDEN_DB).unwrap().round(), 174_232.0);
        let share = heart_disease_fraction(&PEOPLE, &LDEN_DB, 5_213_985.0).unwrap();
        assert!((share - 0.013_486_713_31).abs() < 1e-9, "{share}");
    }

    #[test]
    fn a_quiet_night_disturbs_few() {
        // Basner and McGuire, table: 50 dB Lnight, 4.2 %.
        assert!((highly_sleep_disturbed_share(50.0).unwrap() - 0.0425).abs() < 5e-4);
        assert_eq!(highly_sleep_disturbed(&[100.0], &[30.0]), Ok(0.0));
    }

    #[test]
    fn nonsense_is_named() {
        assert!(highly_annoyed_share(f64::NAN).is_err());
        assert!(highly_annoyed(&[1.0], &[]).is_err());
        assert!(highly_annoyed(&[-1.0], &[60.0]).is_err());
        assert!(highly_annoyed(&[1.0], &[f64::INFINITY]).is_err());
        assert!(heart_disease_fraction(&[1.0], &[60.0], 0.0).is_err());
        assert!(heart_disease_fraction(&[2.0], &[60.0], 1.0).is_err());
        assert!(heart_disease_fraction(&[1.0], &[f64::NAN], 1.0).is_err());
        assert!(heart_disease_fraction(&[1.0], &[1e300], 1.0).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn shares_are_shares(level in -200.0..300.0f64) {
            for share in [highly_annoyed_share(level).unwrap(), highly_sleep_disturbed_share(level).unwrap()] {
                prop_assert!((0.0..=1.0).contains(&share));
            }
        }

        #[test]
        fn louder_annoys_more(level in 46.0..90.0f64, more in 0.0..20.0f64) {
            // The published curve is flat at its lower end, with its least value at 45.6 dB.
            prop_assert!(highly_annoyed_share(level + more).unwrap() >= highly_annoyed_share(level).unwrap());
        }

        #[test]
        fn two_villages_together_are_the_sum(a in 0.0..1e5f64, b in 0.0..1e5f64, la in 40.0..80.0f64, lb in 40.0..80.0f64) {
            let both = highly_annoyed(&[a, b], &[la, lb]).unwrap();
            let each = highly_annoyed(&[a], &[la]).unwrap() + highly_annoyed(&[b], &[lb]).unwrap();
            prop_assert!((both - each).abs() < 1e-6);
        }
    }
}
