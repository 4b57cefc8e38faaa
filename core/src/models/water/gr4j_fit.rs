//! Finding the parameters of GR4J, with or without CemaNeige, that follow a gauged river best.
//!
//! The objective is NSE (Nash and Sutcliffe 1970) or KGE (Gupta et al. 2009) of the flow, or NSE of its square
//! root, which weighs low flows and floods more evenly (Oudin, Andréassian, Mathevet, Perrin and Michel 2006,
//! Water Resour. Res. 42, W07410). A fit over a few years, or on a gauge that abstractions disturb, says
//! little about other years: check it on a period it has not seen.

use super::cemaneige::{self, CemaNeige, Pack};
use super::gr4j::{Gr4j, MAX_X4_D, Parameters};
use super::precipitation_bands::Bands;
use crate::models::numerics::calibrate::{Bounds, Minimum, Scale, Search, minimise};
use crate::models::numerics::skill::{Hydrological, hydrological};
use crate::models::{ModelError, check};

/// What a fit maximises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Objective {
    /// Nash-Sutcliffe efficiency of the flow.
    Nse,
    /// Kling-Gupta efficiency of the flow.
    Kge,
    /// Nash-Sutcliffe efficiency of the flow's square root.
    NseSqrt,
}

/// The days on which a river was gauged. All slices are of one length.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Record<'a> {
    /// Rain, mm (or rain and melt from a snow routine).
    pub p_mm: &'a [f64],
    /// Potential evapotranspiration, mm.
    pub pet_mm: &'a [f64],
    /// Observed flow, mm; NaN where it is missing.
    pub q_mm: &'a [f64],
    /// How many days at the start fill the stores and are not compared; a year or more.
    pub warm_up_days: usize,
}

/// The parameters found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// Parameters of the snow routine, where there is one.
    pub snow: Option<cemaneige::Parameters>,
    /// Parameters of the runoff model.
    pub runoff: Parameters,
    /// How well the flow fits after the warm-up.
    pub skill: Hydrological,
    /// How often the model was run.
    pub evaluations: usize,
}

/// The ranges searched: wider than what 80 % of catchments have (Perrin 2003).
const RUNOFF: [Bounds; 4] = [
    Bounds { low: 1.0, high: 3_000.0, scale: Scale::Log },
    Bounds { low: -20.0, high: 20.0, scale: Scale::Asinh },
    Bounds { low: 1.0, high: 1_000.0, scale: Scale::Log },
    Bounds { low: 0.5, high: MAX_X4_D, scale: Scale::Log },
];
const SNOW: [Bounds; 2] = [
    Bounds { low: 0.0, high: 1.0, scale: Scale::Linear },
    Bounds { low: 0.5, high: 20.0, scale: Scale::Log },
];

/// Fits GR4J to a record.
///
/// Errors: slices of different lengths; rain or evapotranspiration not finite and 0 or more; no two days of
/// differing flow after the warm-up; a search that is not valid.
pub fn fit(record: Record, objective: Objective, search: Search) -> Result<Fit, ModelError> {
    check::same_len("q_mm", record.q_mm.len(), record.p_mm.len())?;
    let mut trial = Trial::new(record, objective)?;
    let found = minimise(&RUNOFF, search, |x| trial.loss(runoff(x), record.p_mm))?;
    trial.conclude(&found, None, record.p_mm)
}

/// Fits CemaNeige over `bands` and GR4J behind it to a record, whose `p_mm` is not used.
///
/// Errors: as [`fit`]; bands with another number of days.
pub fn fit_with_snow(
    record: Record,
    bands: &Bands,
    objective: Objective,
    search: Search,
) -> Result<Fit, ModelError> {
    check::same_len("bands", bands.days(), record.q_mm.len())?;
    let mut trial = Trial::new(record, objective)?;
    let (mut water_mm, mut packs) = (vec![0.0; bands.days()], vec![Pack::default(); bands.count()]);
    let mut thaw = |snow, water_mm: &mut [f64]| {
        packs.fill(Pack::default());
        CemaNeige::new(snow)?.run(bands, &mut packs, water_mm)
    };
    let bounds = [RUNOFF.as_slice(), &SNOW].concat();
    let found = minimise(&bounds, search, |x| match thaw(snow(x), &mut water_mm) {
        Ok(()) => trial.loss(runoff(x), &water_mm),
        Err(_) => f64::NAN,
    })?;
    let snow = snow(&found.parameters);
    thaw(snow, &mut water_mm)?;
    trial.conclude(&found, Some(snow), &water_mm)
}

/// Runs GR4J over `p_mm` and `pet_mm` from its customary start: fills `q_mm` with the flow.
fn simulate(
    parameters: Parameters,
    p_mm: &[f64],
    pet_mm: &[f64],
    q_mm: &mut [f64],
) -> Result<(), ModelError> {
    let model = Gr4j::new(parameters)?;
    model.run(&mut model.initial(), p_mm, pet_mm, q_mm)
}

/// One parameter set after another, against the same observations.
struct Trial<'a> {
    record: Record<'a>,
    objective: Objective,
    /// Observations after the warm-up, as the objective sees them.
    observed: Vec<f64>,
    q_mm: Vec<f64>,
}

impl<'a> Trial<'a> {
    fn new(record: Record<'a>, objective: Objective) -> Result<Self, ModelError> {
        let days = record.q_mm.len();
        check::size("q_mm", days, 1_000_000)?;
        check::same_len("pet_mm", record.pet_mm.len(), days)?;
        let mut observed = record.q_mm.get(record.warm_up_days..).unwrap_or_default().to_vec();
        check::size("q_mm after the warm-up", observed.len(), days)?;
        transform(objective, &mut observed);
        Ok(Self { record, objective, observed, q_mm: vec![0.0; days] })
    }

    /// One less the objective; not a number where the model or the objective has no answer.
    fn loss(&mut self, parameters: Parameters, p_mm: &[f64]) -> f64 {
        if simulate(parameters, p_mm, self.record.pet_mm, &mut self.q_mm).is_err() {
            return f64::NAN;
        }
        let simulated = self.q_mm.get_mut(self.record.warm_up_days..).unwrap_or_default();
        transform(self.objective, simulated);
        match (hydrological(&self.observed, simulated), self.objective) {
            (Ok(skill), Objective::Kge) => 1.0 - skill.kge,
            (Ok(skill), Objective::Nse | Objective::NseSqrt) => 1.0 - skill.nse,
            (Err(_), _) => f64::NAN,
        }
    }

    fn conclude(
        mut self,
        found: &Minimum,
        snow: Option<cemaneige::Parameters>,
        p_mm: &[f64],
    ) -> Result<Fit, ModelError> {
        let runoff = runoff(&found.parameters);
        simulate(runoff, p_mm, self.record.pet_mm, &mut self.q_mm)?;
        let after = self.record.warm_up_days..;
        let [observed, simulated] =
            [self.record.q_mm, &self.q_mm].map(|q| q.get(after.clone()).unwrap_or_default());
        let skill = hydrological(observed, simulated)?;
        Ok(Fit { snow, runoff, skill, evaluations: found.evaluations })
    }
}

fn transform(objective: Objective, q_mm: &mut [f64]) {
    if objective == Objective::NseSqrt {
        q_mm.iter_mut().for_each(|q| *q = q.sqrt());
    }
}

/// The runoff parameters in the order of [`RUNOFF`]; what is missing is refused by the model.
fn runoff(x: &[f64]) -> Parameters {
    let at = |k: usize| x.get(k).copied().unwrap_or(f64::NAN);
    Parameters { x1_mm: at(0), x2_mm_d: at(1), x3_mm: at(2), x4_d: at(3) }
}

/// The snow parameters, which follow those of the runoff.
fn snow(x: &[f64]) -> cemaneige::Parameters {
    let at = |k: usize| x.get(k).copied().unwrap_or(f64::NAN);
    cemaneige::Parameters { thermal_memory: at(4), degree_day_mm_c_d: at(5) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::numerics::Random;
    use proptest::prelude::*;

    /// Three years of weather: a rain about every third day, evaporation and frost by season.
    fn weather(seed: u64) -> [Vec<f64>; 3] {
        let mut random = Random::new(seed);
        let season = |day: usize| -(day as f64 * std::f64::consts::TAU / 365.25).cos();
        let p = (0..1096).map(|_| (random.normal() * 8.0 - 3.0).max(0.0)).collect();
        let pet = (0..1096).map(|day| 1.9 + 1.7 * season(day)).collect();
        let t = (0..1096).map(|day| 6.0 + 10.0 * season(day) + 2.0 * random.normal()).collect();
        [p, pet, t]
    }

    #[test]
    fn the_snow_parameters_behind_a_river_are_found_again() {
        let [p, pet, t] = weather(3);
        let bands = Bands::new(&p, &t, 900.0, &[600.0, 900.0, 1200.0], Default::default()).unwrap();
        let truth = Parameters { x1_mm: 300.0, x2_mm_d: -0.5, x3_mm: 60.0, x4_d: 1.7 };
        let snow = cemaneige::Parameters { thermal_memory: 0.3, degree_day_mm_c_d: 4.0 };
        let (mut water, mut q) = (vec![0.0; p.len()], vec![0.0; p.len()]);
        CemaNeige::new(snow).unwrap().run(&bands, &mut [Pack::default(); 3], &mut water).unwrap();
        simulate(truth, &water, &pet, &mut q).unwrap();
        let record = Record { p_mm: &[], pet_mm: &pet, q_mm: &q, warm_up_days: 365 };
        let found = fit_with_snow(record, &bands, Objective::Nse, Search::default()).unwrap();
        assert!(found.skill.nse > 0.9999, "{found:?}");
        assert!((found.snow.unwrap().degree_day_mm_c_d - 4.0).abs() < 0.2);
    }

    #[test]
    fn hostile_records_are_refused() {
        let fit_to = |p_mm: &[f64], pet_mm: &[f64], q_mm: &[f64], warm_up_days| {
            fit(Record { p_mm, pet_mm, q_mm, warm_up_days }, Objective::Kge, Search::default())
        };
        assert!(fit_to(&[], &[], &[], 0).is_err());
        assert!(fit_to(&[1.0; 3], &[1.0; 3], &[1.0, 2.0, 3.0], usize::MAX).is_err());
        assert!(fit_to(&[1.0; 3], &[1.0; 2], &[1.0, 2.0, 3.0], 0).is_err());
        assert!(fit_to(&[1.0; 2], &[1.0; 3], &[1.0, 2.0, 3.0], 0).is_err());
        assert!(fit_to(&[1.0; 3], &[1.0; 3], &[f64::NAN; 3], 0).is_err());
        assert!(fit_to(&[1.0; 3], &[1.0; 3], &[2.0; 3], 0).is_err());
        assert!(fit_to(&[f64::NAN; 3], &[1.0; 3], &[1.0, 2.0, 3.0], 0).is_err());
    }

    #[test]
    fn a_river_that_the_model_made_is_followed_exactly() {
        for seed in 0..4 {
            let [p, pet, _] = weather(seed);
            let mut random = Random::new(seed);
            let truth = Parameters {
                x1_mm: 80.0 + 900.0 * random.unit(),
                x2_mm_d: 5.0 * random.unit() - 3.0,
                x3_mm: 20.0 + 280.0 * random.unit(),
                x4_d: 0.8 + 3.0 * random.unit(),
            };
            let mut q = vec![0.0; p.len()];
            simulate(truth, &p, &pet, &mut q).unwrap();
            let record = Record { p_mm: &p, pet_mm: &pet, q_mm: &q, warm_up_days: 365 };
            let found = fit(record, Objective::Nse, Search::default()).unwrap();
            assert!(found.skill.nse > 0.9999, "{truth:?} {found:?}");
        }
    }

    #[test]
    fn each_objective_gives_the_best_of_its_own_score() {
        let [p, pet, _] = weather(5);
        let mut q = vec![0.0; p.len()];
        let truth = Parameters { x1_mm: 200.0, x2_mm_d: 0.3, x3_mm: 70.0, x4_d: 1.4 };
        simulate(truth, &p, &pet, &mut q).unwrap();
        let mut random = Random::new(5);
        q.iter_mut().for_each(|q| *q *= (0.4 * random.normal()).exp());
        let record = Record { p_mm: &p, pet_mm: &pet, q_mm: &q, warm_up_days: 365 };
        let [nse, kge] =
            [Objective::Nse, Objective::Kge].map(|o| fit(record, o, Search::default()).unwrap().skill);
        assert!(nse.nse > kge.nse && kge.kge > nse.kge);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3))]

        #[test]
        fn a_fit_scores_at_least_as_well_as_the_middle_of_the_ranges(seed: u64) {
            let [p, pet, _] = weather(seed);
            let mut random = Random::named(seed, "river");
            let q: Vec<f64> = p.iter().map(|p| 0.3 * p + random.unit()).collect();
            let record = Record { p_mm: &p, pet_mm: &pet, q_mm: &q, warm_up_days: 365 };
            let found = fit(record, Objective::Nse, Search::default()).unwrap();
            let middle: Vec<_> = RUNOFF.iter().map(|b| b.at(0.5)).collect();
            let mut trial = Trial::new(record, Objective::Nse).unwrap();
            prop_assert!(found.skill.nse >= 1.0 - trial.loss(runoff(&middle), &p));
        }
    }
}
