//! Levels over the day and the year: Directive 2002/49/EC, annex I, and Directive (EU) 2015/996, 2.5.1.

use super::{Spectrum, energy_to_level_db, level_to_energy};
use crate::models::{ModelError, check};

/// How many hours of a day each period has. They are 24 together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Periods {
    /// Hours of the day, in France 6 to 18.
    pub day_h: f64,
    /// Hours of the evening, in France 18 to 22.
    pub evening_h: f64,
    /// Hours of the night, in France 22 to 6.
    pub night_h: f64,
}

impl Periods {
    /// 12, 4 and 8 hours: annex I of Directive 2002/49/EC.
    pub const EUROPE: Self = Self { day_h: 12.0, evening_h: 4.0, night_h: 8.0 };

    /// Accepts periods that add up to 24 hours.
    ///
    /// # Errors
    /// Names the field that is negative, or the sum.
    pub fn check(&self) -> Result<(), ModelError> {
        check::non_negative("day_h", self.day_h)?;
        check::non_negative("evening_h", self.evening_h)?;
        check::non_negative("night_h", self.night_h)?;
        let sum = self.day_h + self.evening_h + self.night_h;
        check::accept("periods_h", sum, (sum - 24.0).abs() < 1e-9, "24 together").map(|_| ())
    }

    /// The share of each period, with 5 dB more for the evening and 10 dB more for the night.
    fn weights(&self) -> [f64; 3] {
        [self.day_h, self.evening_h * level_to_energy(5.0), self.night_h * 10.0].map(|w| w / 24.0)
    }

    /// Lden-weighted energy per band of a source with these spectra in dB by day, evening and night; summed
    /// over sources and sent through the same propagation it gives Lden at once.
    pub fn lden_energy(&self, spectra_db: &[Spectrum; 3]) -> Spectrum {
        let weights = self.weights();
        std::array::from_fn(|i| {
            spectra_db.iter().zip(weights).map(|(spectrum, w)| w * level_to_energy(spectrum[i])).sum()
        })
    }
}

/// Lden in dB from the levels of day, evening and night. A silent period (-inf) is allowed.
pub fn lden_db(periods: &Periods, day_db: f64, evening_db: f64, night_db: f64) -> f64 {
    let levels = [day_db, evening_db, night_db];
    energy_to_level_db(levels.iter().zip(periods.weights()).map(|(l, w)| w * level_to_energy(*l)).sum())
}

/// The long-term level in dB where conditions are favourable in a share `favourable` of the time (2.5.9).
pub fn long_term_level_db(homogeneous_db: f64, favourable_db: f64, favourable: f64) -> f64 {
    energy_to_level_db(
        favourable * level_to_energy(favourable_db) + (1.0 - favourable) * level_to_energy(homogeneous_db),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_steady_noise_counts_for_six_decibels_more_in_a_day() {
        // 10 lg((12 + 4 * 10^0.5 + 8 * 10) / 24): the textbook figure.
        assert!((lden_db(&Periods::EUROPE, 50.0, 50.0, 50.0) - 56.395).abs() < 1e-3);
    }

    #[test]
    fn periods_that_do_not_fill_a_day_are_refused() {
        assert!(Periods { night_h: 9.0, ..Periods::EUROPE }.check().is_err());
        assert!(Periods { night_h: f64::NAN, ..Periods::EUROPE }.check().is_err());
        assert!(Periods::EUROPE.check().is_ok());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_mixture_lies_between_its_parts(h in 0.0..100.0f64, f in 0.0..100.0f64, p in 0.0..1.0f64) {
            let l = long_term_level_db(h, f, p);
            prop_assert!(l >= h.min(f) - 1e-9 && l <= h.max(f) + 1e-9);
        }

        #[test]
        fn a_quieter_night_never_raises_lden(d in 0.0..90.0f64, e in 0.0..90.0f64, n in 0.0..90.0f64, by in 0.0..20.0f64) {
            let p = Periods::EUROPE;
            prop_assert!(lden_db(&p, d, e, n - by) <= lden_db(&p, d, e, n) + 1e-12);
        }

        #[test]
        fn weighting_first_or_last_is_the_same(d in 0.0..90.0f64, e in 0.0..90.0f64, n in 0.0..90.0f64) {
            let energy = Periods::EUROPE.lden_energy(&[[d; 8], [e; 8], [n; 8]]);
            prop_assert!((energy_to_level_db(energy[3]) - lden_db(&Periods::EUROPE, d, e, n)).abs() < 1e-9);
        }
    }
}
