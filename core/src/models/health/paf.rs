//! The share of cases that an exposure accounts for.
//!
//! - WHO Europe (2020). *AirQ+: software tool for health risk assessment of air pollution*, and Ostro, B. (2004).
//!   *Outdoor air pollution*, WHO Environmental Burden of Disease Series 5: the log-linear relative risk,
//!   PAF = 1 - exp(-ln RR (C - C0) / 10).
//! - Levin, M. L. (1953). The occurrence of lung cancer in man. *Acta Unio Int. Contra Cancrum* 9, 531-541, for a
//!   population of which parts are exposed differently: PAF = Σ p (RR - 1) / (1 + Σ p (RR - 1)).
//!
//! For long-term exposure of whole populations, within the range of concentrations of the studies behind the
//! relative risk. It says how many cases fewer there would be, over years, if the exposure were C0; never who.

use crate::models::{ModelError, check};

/// A relative risk per 10 units of exposure, with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RelativeRisk {
    /// Central estimate, above 0.
    pub central: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

/// Death from all natural causes per 10 µg/m3 of PM2.5, adults: Chen, J. and Hoek, G. (2020). *Environ. Int.* 143,
/// 105974, the review behind WHO's guidelines of 2021.
pub const PM25_ALL_CAUSES: RelativeRisk = RelativeRisk { central: 1.08, low: 1.06, high: 1.09 };
/// Death from all natural causes per 10 µg/m3 of NO2, adults: Huangfu, P. and Atkinson, R. (2020). *Environ. Int.*
/// 144, 105998.
pub const NO2_ALL_CAUSES: RelativeRisk = RelativeRisk { central: 1.02, low: 1.01, high: 1.04 };

/// A figure with the ends of its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// Central estimate.
    pub central: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The relative risk (dimensionless) at `exposure` against `counterfactual`, from the risk per 10 units, above 0.
/// 1 where the exposure is no higher than the counterfactual.
pub fn relative_risk(rr_per_10: f64, exposure: f64, counterfactual: f64) -> Result<f64, ModelError> {
    check::positive("rr_per_10", rr_per_10)?;
    check::non_negative("exposure", exposure)?;
    check::non_negative("counterfactual", counterfactual)?;
    let tens = (exposure - counterfactual).max(0.0) / 10.0;
    check::finite("relative_risk", (rr_per_10.ln() * tens).exp())
}

/// The attributable share of cases, 0 to 1 for a risk above 1, where everyone has the same `exposure`.
pub fn attributable_fraction(rr_per_10: f64, exposure: f64, counterfactual: f64) -> Result<f64, ModelError> {
    check::finite("attributable_fraction", 1.0 - relative_risk(rr_per_10, exposure, counterfactual)?.recip())
}

/// The attributable share of cases where `shares` of the population (their sum at most 1; the rest is not exposed)
/// have the relative risks `relative_risks`.
pub fn population_attributable_fraction(shares: &[f64], relative_risks: &[f64]) -> Result<f64, ModelError> {
    check::same_len("relative_risks", relative_risks.len(), shares.len())?;
    check::all_non_negative("shares", shares)?;
    for risk in relative_risks {
        check::positive("relative_risks", *risk)?;
    }
    let sum: f64 = shares.iter().sum();
    check::accept("sum of shares", sum, sum <= 1.0 + 1e-9, "at most 1")?;
    let excess: f64 = shares.iter().zip(relative_risks).map(|(p, rr)| p * (rr - 1.0)).sum();
    check::finite("attributable_fraction", excess / (1.0 + excess))
}

/// The attributable cases a year among `population_at_risk` people with `incidence_per_100_000` cases a year,
/// exposed to `exposure`, with the ends that follow from those of the risk.
pub fn attributable_cases(
    risk: &RelativeRisk,
    exposure: f64,
    counterfactual: f64,
    incidence_per_100_000: f64,
    population_at_risk: f64,
) -> Result<Estimate, ModelError> {
    check::non_negative("incidence_per_100_000", incidence_per_100_000)?;
    check::non_negative("population_at_risk", population_at_risk)?;
    let cases = population_at_risk * (incidence_per_100_000 / 1e5);
    let of = |rr| check::finite("cases", cases * attributable_fraction(rr, exposure, counterfactual)?);
    Ok(Estimate { central: of(risk.central)?, low: of(risk.low)?, high: of(risk.high)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bronchitis_in_switzerland() {
        // AirQ+ for 8.85 µg/m3 of PM2.5 in 2023: 3 502 cases, 1 353 to 5 474.
        let risk = RelativeRisk { central: 1.369, low: 1.124, high: 1.664 };
        let cases = attributable_cases(&risk, 8.85, 5.0, 357.27, 8_606_096.0).unwrap();
        assert_eq!([cases.central, cases.low, cases.high].map(f64::round), [3502.0, 1353.0, 5474.0]);
    }

    #[test]
    fn nonsense_is_named() {
        for bad in [f64::NAN, f64::INFINITY, -1.0] {
            assert!(attributable_fraction(bad, 10.0, 5.0).is_err());
            assert!(attributable_fraction(1.08, bad, 5.0).is_err());
            assert!(attributable_cases(&PM25_ALL_CAUSES, 10.0, 5.0, bad, 1.0).is_err());
        }
        assert!(attributable_fraction(0.0, 10.0, 5.0).is_err());
        assert!(attributable_fraction(1e300, 1e300, 0.0).is_err());
        assert!(population_attributable_fraction(&[0.5], &[]).is_err());
        assert!(population_attributable_fraction(&[0.7, 0.7], &[1.1, 1.2]).is_err());
        assert_eq!(population_attributable_fraction(&[], &[]), Ok(0.0));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_share_lies_between_none_and_all_and_grows_with_exposure(
            rr in 1.0..3.0f64, exposure in 0.0..100.0f64, more in 0.0..50.0f64, from in 0.0..20.0f64,
        ) {
            let share = |exposure| attributable_fraction(rr, exposure, from).unwrap();
            prop_assert!((0.0..1.0).contains(&share(exposure)));
            prop_assert!(share(exposure + more) >= share(exposure));
            prop_assert_eq!(share(from), 0.0);
        }

        #[test]
        fn everyone_exposed_alike_is_one_group(rr in 1.0..3.0f64, exposure in 0.0..100.0f64, split in 0.0..=1.0f64) {
            let whole = attributable_fraction(rr, exposure, 5.0).unwrap();
            let risk = relative_risk(rr, exposure, 5.0).unwrap();
            let parts = population_attributable_fraction(&[split, 1.0 - split], &[risk, risk]).unwrap();
            prop_assert!((whole - parts).abs() < 1e-12);
        }
    }
}
