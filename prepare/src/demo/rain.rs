//! Years of invented rain by the day, and the river's answer to it.
//!
//! Wet and dry days follow each other as a Markov chain with gamma-distributed amounts (Richardson 1981,
//! Water Resources Research 17, 182-190); evapotranspiration after Oudin et al. (2005), flow by GR4J
//! (Perrin, Michel and Andreassian 2003).

use super::sky::season_c;
use parvis_core::models::ModelError;
use parvis_core::models::numerics::Random;
use parvis_core::models::water::gr4j::{Gr4j, Parameters};
use parvis_core::models::water::oudin::Oudin;
use parvis_core::territory::Hydrology;

/// Years of the series, the first of them.
const YEARS: std::ops::Range<i32> = 2011..2024;

/// Days before the series with which the river's stores fill.
const WARM_UP_DAYS: usize = 730;

/// The river's character: production store, exchange, routing store \[mm\], unit hydrograph \[d\].
const RIVER: Parameters = Parameters { x1_mm: 320.0, x2_mm_d: -0.4, x3_mm: 75.0, x4_d: 1.7 };

/// The series.
///
/// # Errors
/// None that its own parameters cause.
pub(super) fn years(seed: u64, latitude_deg: f64) -> Result<Hydrology, ModelError> {
    let mut random = Random::named(seed, "rain");
    let mut series = Hydrology::default();
    let oudin = Oudin::new(latitude_deg)?;
    let (mut wet, mut warm) = (false, 0.0);
    let mut flow = Vec::new();
    let model = Gr4j::new(RIVER)?;
    let mut state = model.initial();
    let dates: Vec<(String, usize)> = YEARS.flat_map(dates).collect();
    let run_up = dates.iter().take(WARM_UP_DAYS).map(|(_, day)| (None, *day));
    let days = dates.iter().map(|(date, day)| (Some(date), *day));
    let mut temperature = Vec::new();
    for (date, day) in run_up.chain(days) {
        let summer = (std::f64::consts::TAU * (day as f64 - 200.0) / 365.25).cos();
        wet = random.unit() < if wet { 0.60 - 0.07 * summer } else { 0.25 - 0.05 * summer };
        let p_mm = if wet { tenth(gamma(&mut random, 0.75) * (8.0 + 1.5 * summer)) } else { 0.0 };
        warm = 0.78 * warm + 2.0 * random.normal();
        let t_c = tenth(season_c(day) + warm - if wet { 1.2 } else { 0.0 });
        let pet_mm = (oudin.pet_mm(day as f64 + 1.0, t_c) * 100.0).round() / 100.0;
        let q_mm = model.step(&mut state, p_mm, pet_mm).q_mm;
        let Some(date) = date else { continue };
        series.date.push(date.clone());
        series.p_mm.push(p_mm);
        series.pet_mm.push(pet_mm);
        temperature.push(t_c);
        // A gauge is read to a few per cent.
        flow.push((q_mm * (1.0 + 0.04 * random.normal()).max(0.5) * 1000.0).round() / 1000.0);
    }
    series.t_c = Some(temperature);
    series.q_mm = Some(flow);
    Ok(series)
}

/// Every day of a year, with its number from 0.
fn dates(year: i32) -> Vec<(String, usize)> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let lengths = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let days =
        lengths.iter().enumerate().flat_map(|(month, length)| (1..=*length).map(move |day| (month + 1, day)));
    days.enumerate().map(|(number, (month, day))| (format!("{year}-{month:02}-{day:02}"), number)).collect()
}

/// A draw from the gamma distribution with scale 1 (Marsaglia and Tsang 2000, ACM TOMS 26, 363-372).
fn gamma(random: &mut Random, shape: f64) -> f64 {
    if shape < 1.0 {
        return gamma(random, shape + 1.0) * (1.0 - random.unit()).powf(1.0 / shape);
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let x = random.normal();
        let v = (1.0 + c * x).powi(3);
        if v > 0.0 && (1.0 - random.unit()).ln() < 0.5 * x * x + d - d * v + d * v.ln() {
            return d * v;
        }
    }
}

fn tenth(v: f64) -> f64 {
    (v * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rain_evaporation_and_flow_are_those_of_the_hills() {
        let series = years(1, 45.1).unwrap();
        let years = series.date.len() as f64 / 365.25;
        let sum = |values: &[f64]| values.iter().sum::<f64>() / years;
        let (p, pet, q) = (sum(&series.p_mm), sum(&series.pet_mm), sum(series.q_mm.as_deref().unwrap()));
        assert!((750.0..1100.0).contains(&p) && (550.0..800.0).contains(&pet), "{p} {pet}");
        assert!(q > 0.2 * p && q < p, "{q} of {p}");
        let last = &series.date[series.date.len() - 1];
        assert_eq!((series.date.len(), last.as_str()), (4748, "2023-12-31"));
    }

    #[test]
    fn gamma_draws_have_their_mean_and_variance() {
        let mut random = Random::new(3);
        let draws: Vec<f64> = (0..40_000).map(|_| gamma(&mut random, 0.75)).collect();
        let mean = draws.iter().sum::<f64>() / draws.len() as f64;
        let variance = draws.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / draws.len() as f64;
        assert!((mean - 0.75).abs() < 0.02 && (variance - 0.75).abs() < 0.04, "{mean} {variance}");
    }
}
