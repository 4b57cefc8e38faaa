//! How well a simulated series fits an observed one.
//!
//! NSE: Nash and Sutcliffe 1970, J. Hydrol. 10, 282-290. KGE: Gupta, Kling, Yilmaz and Martinez 2009,
//! J. Hydrol. 377, 80-91. FB, NMSE, FAC2: Chang and Hanna 2004, Meteorol. Atmos. Phys. 87, 167-196.
//!
//! A pair with a gap (NaN) on either side is skipped in all of them. Where a measure is not defined
//! (no pairs, observations without variance or with a mean of zero) the answer is NaN.

use crate::models::{ModelError, check};

/// The measures of hydrology.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hydrological {
    /// Pairs without a gap.
    pub pairs: usize,
    /// Nash-Sutcliffe efficiency: 1 is perfect, 0 is no better than the mean of the observations.
    pub nse: f64,
    /// Kling-Gupta efficiency of 2009: 1 is perfect.
    pub kge: f64,
    /// Pearson's correlation.
    pub r: f64,
    /// Deviation of the simulated over that of the observed.
    pub alpha: f64,
    /// Mean of the simulated over that of the observed.
    pub beta: f64,
}

/// The measures of dispersion modelling.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dispersion {
    /// Pairs without a gap.
    pub pairs: usize,
    /// Fractional bias, 2 (mean observed - mean predicted) / (mean observed + mean predicted): 0 is perfect,
    /// above 0 the model predicts too little.
    pub fb: f64,
    /// Normalised mean square error: 0 is perfect.
    pub nmse: f64,
    /// Share of pairs whose predicted value is between half and twice the observed: 1 is perfect.
    pub fac2: f64,
}

/// Means, and squared deviations from them.
struct Moments {
    pairs: usize,
    mean_observed: f64,
    mean_simulated: f64,
    observed: f64,
    simulated: f64,
    product: f64,
    error: f64,
}

fn pairs<'a>(observed: &'a [f64], simulated: &'a [f64]) -> impl Iterator<Item = (f64, f64)> + 'a {
    let both = observed.iter().copied().zip(simulated.iter().copied());
    both.filter(|(o, s)| !o.is_nan() && !s.is_nan())
}

fn moments(observed: &[f64], simulated: &[f64]) -> Result<Moments, ModelError> {
    check::same_len("simulated", simulated.len(), observed.len())?;
    let (mut n, mut sum_o, mut sum_s) = (0usize, 0.0, 0.0);
    for (o, s) in pairs(observed, simulated) {
        n += 1;
        sum_o += o;
        sum_s += s;
    }
    let (mean_o, mean_s) = (sum_o / n as f64, sum_s / n as f64);
    // A second pass about the means keeps the digits that sums of squares would lose.
    let (mut oo, mut ss, mut os, mut ee) = (0.0, 0.0, 0.0, 0.0);
    for (o, s) in pairs(observed, simulated) {
        let (d_o, d_s) = (o - mean_o, s - mean_s);
        oo += d_o * d_o;
        ss += d_s * d_s;
        os += d_o * d_s;
        ee += (o - s) * (o - s);
    }
    Ok(Moments {
        pairs: n,
        mean_observed: mean_o,
        mean_simulated: mean_s,
        observed: oo,
        simulated: ss,
        product: os,
        error: ee,
    })
}

/// NSE and KGE with its parts. Errors: the series differ in length.
pub fn hydrological(observed: &[f64], simulated: &[f64]) -> Result<Hydrological, ModelError> {
    let m = moments(observed, simulated)?;
    let nse = 1.0 - defined_ratio(m.error, m.observed);
    let r = defined_ratio(m.product, m.observed.sqrt() * m.simulated.sqrt());
    let alpha = defined_ratio(m.simulated, m.observed).sqrt();
    let beta = defined_ratio(m.mean_simulated, m.mean_observed);
    let kge = 1.0 - ((r - 1.0).powi(2) + (alpha - 1.0).powi(2) + (beta - 1.0).powi(2)).sqrt();
    Ok(Hydrological { pairs: m.pairs, nse, kge, r, alpha, beta })
}

/// FB, NMSE and FAC2. A pair of zeros counts as within a factor of two. Errors: the series differ in length.
pub fn dispersion(observed: &[f64], predicted: &[f64]) -> Result<Dispersion, ModelError> {
    let m = moments(observed, predicted)?;
    let n = m.pairs as f64;
    let fb = defined_ratio(2.0 * (m.mean_observed - m.mean_simulated), m.mean_observed + m.mean_simulated);
    let nmse = defined_ratio(m.error / n, m.mean_observed * m.mean_simulated);
    let close = pairs(observed, predicted).filter(|(o, p)| (0.5 * o..=2.0 * o).contains(p)).count();
    Ok(Dispersion { pairs: m.pairs, fb, nmse, fac2: close as f64 / n })
}

/// NaN where the denominator is zero, so that no infinity is taken for a score.
fn defined_ratio(numerator: f64, denominator: f64) -> f64 {
    if denominator == 0.0 { f64::NAN } else { numerator / denominator }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn series() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
        prop::collection::vec((0.1..50.0, 0.1..50.0), 3..80).prop_map(|pairs| pairs.into_iter().unzip())
    }

    #[test]
    fn a_worked_case() {
        // By hand: errors 1, 0, -1; observed 1 2 3 about 2; simulated 2 2 2 has no variance.
        let h = hydrological(&[1.0, 2.0, 3.0], &[2.0, 2.0, 2.0]).unwrap();
        assert_eq!((h.nse, h.alpha, h.beta), (0.0, 0.0, 1.0));
        assert!(h.r.is_nan() && h.kge.is_nan());
        // Means 2 and 4; FB 2(2-4)/6; NMSE ((1-2)^2 + (3-6)^2)/2 / 8.
        let d = dispersion(&[1.0, 3.0], &[2.0, 6.0]).unwrap();
        assert!((d.fb + 2.0 / 3.0).abs() < 1e-15 && (d.nmse - 0.625).abs() < 1e-15);
        assert_eq!(d.fac2, 1.0);
    }

    #[test]
    fn hostile_input_has_a_defined_answer() {
        assert!(hydrological(&[1.0], &[]).is_err() && dispersion(&[], &[1.0]).is_err());
        let none = hydrological(&[f64::NAN, 1.0], &[1.0, f64::NAN]).unwrap();
        assert!(none.pairs == 0 && none.nse.is_nan() && none.kge.is_nan());
        assert!(hydrological(&[3.0, 3.0], &[1.0, 2.0]).unwrap().nse.is_nan());
        assert!(dispersion(&[0.0], &[0.0]).unwrap().nmse.is_nan());
        assert!(hydrological(&[f64::INFINITY, 1.0], &[1.0, 2.0]).unwrap().nse.is_nan());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_series_fits_itself((o, _) in series()) {
            let h = hydrological(&o, &o).unwrap();
            prop_assert!((h.nse - 1.0).abs() < 1e-12 && (h.kge - 1.0).abs() < 1e-12);
            let d = dispersion(&o, &o).unwrap();
            prop_assert_eq!((d.fb, d.nmse, d.fac2), (0.0, 0.0, 1.0));
        }

        #[test]
        fn no_score_exceeds_a_perfect_one((o, s) in series()) {
            let h = hydrological(&o, &s).unwrap();
            prop_assert!(h.nse <= 1.0 && h.kge <= 1.0 && h.r.abs() <= 1.0 + 1e-12);
            let d = dispersion(&o, &s).unwrap();
            prop_assert!(d.fb.abs() <= 2.0 && d.nmse >= 0.0 && (0.0..=1.0).contains(&d.fac2));
        }

        #[test]
        fn nse_splits_into_correlation_spread_and_bias((o, s) in series()) {
            // Gupta 2009, equation 4: NSE = 2 alpha r - alpha^2 - beta_n^2, beta_n the bias over the deviation.
            let h = hydrological(&o, &s).unwrap();
            let mean = |x: &[f64]| x.iter().sum::<f64>() / x.len() as f64;
            let variance = o.iter().map(|v| (v - mean(&o)).powi(2)).sum::<f64>() / o.len() as f64;
            let bias = (mean(&s) - mean(&o)).powi(2) / variance;
            let split = 2.0 * h.alpha * h.r - h.alpha.powi(2) - bias;
            prop_assert!((h.nse - split).abs() < 1e-8 * (1.0 + h.nse.abs()));
        }

        #[test]
        fn a_gap_counts_as_absent((mut o, mut s) in series(), extra in 0.1..50.0) {
            let (h, d) = (hydrological(&o, &s).unwrap(), dispersion(&o, &s).unwrap());
            o.extend([f64::NAN, extra]);
            s.extend([extra, f64::NAN]);
            prop_assert_eq!(hydrological(&o, &s).unwrap(), h);
            prop_assert_eq!(dispersion(&o, &s).unwrap(), d);
        }
    }
}
