//! The river model's parameters, where the river is gauged.
//!
//! GR4J (Perrin, Michel and Andréassian 2003) through the calibration of the model library, on the square root of
//! the flow: droughts are about low flows, which the flow itself hardly weighs (Oudin et al. 2006). The score that
//! counts is the one in the second half of the years, by a fit to the first half that has not seen them. Rain is
//! taken as rain: where snow lies for months, the score tells.

use parvis_core::models::ModelError;
use parvis_core::models::numerics::calibrate::Search;
use parvis_core::models::numerics::skill::hydrological;
use parvis_core::models::water::gr4j::{Gr4j, Parameters};
use parvis_core::models::water::gr4j_fit::{Objective, Record, fit};
use parvis_core::territory::Hydrology;

/// Days at the start that fill the model's stores and are not compared.
const WARM_UP_DAYS: usize = 365;
/// Gauged days that each half must hold.
const LEAST_DAYS: usize = 365;
/// KGE of a model that says the mean flow on every day (Knoben, Freer and Woods 2019, Hydrol. Earth Syst. Sci. 23,
/// 4323-4331).
const KGE_OF_THE_MEAN: f64 = 1.0 - std::f64::consts::SQRT_2;

/// What the gauge tells of the river.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct River {
    /// Parameters with three digits each.
    pub parameters: Parameters,
    /// Gauged days compared.
    pub days: usize,
    /// Kling-Gupta efficiency of all years, which the parameters were fitted to.
    pub kge: f64,
    /// That of the second half of the years, with parameters fitted to the first.
    pub kge_unseen: f64,
}

/// Fits the river model to the gauge. `None` where there is no gauge.
///
/// # Errors
/// In words: too few gauged days, or a river that the model does not follow.
pub fn fit_river(series: &Hydrology) -> Option<Result<River, String>> {
    let q_mm = series.q_mm.as_deref()?;
    let middle = WARM_UP_DAYS + q_mm.len().saturating_sub(WARM_UP_DAYS) / 2;
    let (early, late) = q_mm.split_at_checked(middle).unwrap_or((q_mm, &[]));
    let gauged = |days: &[f64]| days.iter().filter(|q| q.is_finite()).count();
    let least = gauged(early.get(WARM_UP_DAYS..).unwrap_or_default()).min(gauged(late));
    if least < LEAST_DAYS {
        return Some(Err(format!(
            "after the first year, each half of the record needs {LEAST_DAYS} days with a flow; there are {least}"
        )));
    }
    Some(match through_the_years(series, q_mm, middle) {
        Ok(river) if river.kge_unseen > KGE_OF_THE_MEAN => Ok(river),
        Ok(river) => Err(format!(
            "in years it was not fitted to, the model is no better than the mean flow (KGE {:.2})",
            river.kge_unseen
        )),
        Err(error) => Err(error.to_string()),
    })
}

fn through_the_years(series: &Hydrology, q_mm: &[f64], middle: usize) -> Result<River, ModelError> {
    let fitted_until = |end: usize| {
        // Slices of unequal length are an error of the fit.
        let part = |series: &[f64]| -> Vec<f64> { series.iter().take(end).copied().collect() };
        let (p_mm, pet_mm, q_mm) = (part(&series.p_mm), part(&series.pet_mm), part(q_mm));
        let record = Record { p_mm: &p_mm, pet_mm: &pet_mm, q_mm: &q_mm, warm_up_days: WARM_UP_DAYS };
        Ok::<_, ModelError>(rounded(fit(record, Objective::NseSqrt, Search::default())?.runoff))
    };
    let score = |parameters: Parameters, from: usize| {
        let model = Gr4j::new(parameters)?;
        let mut flow = vec![0.0; series.p_mm.len()];
        model.run(&mut model.initial(), &series.p_mm, &series.pet_mm, &mut flow)?;
        hydrological(q_mm.get(from..).unwrap_or_default(), flow.get(from..).unwrap_or_default())
    };
    let parameters = fitted_until(q_mm.len())?;
    let all = score(parameters, WARM_UP_DAYS)?;
    let kge_unseen = score(fitted_until(middle)?, middle)?.kge;
    Ok(River { parameters, days: all.pairs, kge: all.kge, kge_unseen })
}

/// Three digits: more of them no gauge supports.
fn rounded(p: Parameters) -> Parameters {
    let three = |value: f64| format!("{value:.2e}").parse().unwrap_or(value);
    Parameters {
        x1_mm: three(p.x1_mm),
        x2_mm_d: three(p.x2_mm_d),
        x3_mm: three(p.x3_mm),
        x4_d: three(p.x4_d),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Eight years of a river that the model itself has made, gauged to a hundredth of a millimetre.
    fn made(parameters: Parameters) -> Hydrology {
        let mut random = parvis_core::models::numerics::Random::new(7);
        let days = 8 * 365;
        let season = |day: usize| (day as f64 * std::f64::consts::TAU / 365.25).cos();
        let p_mm: Vec<f64> = (0..days).map(|_| (random.normal() * 6.0 - 2.0).max(0.0)).collect();
        let pet_mm: Vec<f64> = (0..days).map(|day| 1.9 - 1.7 * season(day)).collect();
        let model = Gr4j::new(parameters).unwrap();
        let mut flow = vec![0.0; days];
        model.run(&mut model.initial(), &p_mm, &pet_mm, &mut flow).unwrap();
        let q_mm = flow.iter().map(|q| (q * 100.0).round() / 100.0).collect();
        Hydrology { date: vec![String::new(); days], p_mm, pet_mm, t_c: None, q_mm: Some(q_mm) }
    }

    #[test]
    fn a_river_that_the_model_made_is_found_again() {
        let true_ones = Parameters { x1_mm: 320.0, x2_mm_d: -0.4, x3_mm: 75.0, x4_d: 1.7 };
        let river = fit_river(&made(true_ones)).unwrap().unwrap();
        assert!(river.kge > 0.99 && river.kge_unseen > 0.99, "{river:?}");
        let near = |got: f64, want: f64| (got - want).abs() < 0.1 * want.abs();
        let Parameters { x1_mm, x2_mm_d, x3_mm, x4_d } = river.parameters;
        assert!(
            near(x1_mm, 320.0) && near(x2_mm_d, -0.4) && near(x3_mm, 75.0) && near(x4_d, 1.7),
            "{river:?}"
        );
    }

    #[test]
    fn too_short_a_record_and_a_river_that_does_not_follow_its_rain_are_left_out() {
        let parameters = Parameters { x1_mm: 320.0, x2_mm_d: 0.0, x3_mm: 75.0, x4_d: 1.7 };
        let mut series = made(parameters);
        let q = series.q_mm.take().unwrap();
        assert!(fit_river(&series).is_none());
        let gaps = q.iter().enumerate().map(|(day, q)| if day % 20 == 0 { *q } else { f64::NAN }).collect();
        series.q_mm = Some(gaps);
        assert!(fit_river(&series).unwrap().unwrap_err().contains("365 days"));
        // Below a dam that lets out the opposite of what comes in.
        series.q_mm = Some(q.iter().map(|q| (8.0 - q).max(0.0)).collect());
        assert!(fit_river(&series).unwrap().unwrap_err().contains("mean flow"));
    }

    #[test]
    fn series_of_other_lengths_are_an_error() {
        let mut series = made(Parameters { x1_mm: 320.0, x2_mm_d: 0.0, x3_mm: 75.0, x4_d: 1.7 });
        series.pet_mm.truncate(100);
        assert!(fit_river(&series).unwrap().is_err());
    }
}
