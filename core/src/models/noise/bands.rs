//! Octave bands, A-weighting and energy sums.
//!
//! Bands: Directive (EU) 2015/996, 2.1.1. A-weighting: IEC 61672-1:2013, table 3, at the nominal mid-bands.

/// How many octave bands a spectrum has.
pub const BANDS: usize = 8;

/// One value per octave band, from 63 Hz to 8 kHz.
pub type Spectrum = [f64; BANDS];

/// Nominal mid-band frequencies in Hz.
pub const BANDS_HZ: Spectrum = [63.0, 125.0, 250.0, 500.0, 1000.0, 2000.0, 4000.0, 8000.0];

/// What is added to a band's level to weight it as the ear does at moderate levels, in dB.
pub const A_WEIGHTING_DB: Spectrum = [-26.2, -16.1, -8.6, -3.2, 0.0, 1.2, 1.0, -1.1];

/// Energy of a level, relative to the level's own reference: 10^(L/10). Silence (-inf dB) is 0.
#[inline]
pub fn level_to_energy(level_db: f64) -> f64 {
    (level_db * (std::f64::consts::LN_10 / 10.0)).exp()
}

/// Level of an energy in dB: 10 lg E. No energy is -inf dB.
#[inline]
pub fn energy_to_level_db(energy: f64) -> f64 {
    10.0 * energy.log10()
}

/// The energies of a spectrum with A-weighting.
pub fn a_weighted_energy(energy: &Spectrum) -> Spectrum {
    std::array::from_fn(|i| energy[i] * level_to_energy(A_WEIGHTING_DB[i]))
}

/// The A-weighted level in dB(A) of a spectrum in dB.
pub fn a_weighted_level_db(spectrum_db: &Spectrum) -> f64 {
    energy_to_level_db(spectrum_db.iter().zip(A_WEIGHTING_DB).map(|(l, a)| level_to_energy(l + a)).sum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn silence_adds_nothing() {
        let mut spectrum = [f64::NEG_INFINITY; BANDS];
        assert_eq!(a_weighted_level_db(&spectrum), f64::NEG_INFINITY);
        spectrum[4] = 60.0;
        assert!((a_weighted_level_db(&spectrum) - 60.0).abs() < 1e-12);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_louder_spectrum_is_louder_by_as_much(levels in prop::array::uniform8(-20.0..120.0f64), by in 0.0..30.0f64) {
            let louder = levels.map(|l| l + by);
            prop_assert!((a_weighted_level_db(&louder) - a_weighted_level_db(&levels) - by).abs() < 1e-9);
        }

        #[test]
        fn energy_and_level_undo_each_other(level in -100.0..150.0f64) {
            prop_assert!((energy_to_level_db(level_to_energy(level)) - level).abs() < 1e-9);
        }
    }
}
