//! `gr4j`: river flow from rain, with given parameters or fitted to a gauge.

use super::daily::{Daily, Period, missing};
use super::snow::{self, Snow};
use crate::model::inputs::Series;
use crate::model::{EntryError, Folder};
use parvis_core::models::check;
use parvis_core::models::numerics::calibrate::Search;
use parvis_core::models::numerics::skill::{Hydrological, hydrological};
use parvis_core::models::water::cemaneige;
use parvis_core::models::water::gr4j::{Gr4j, Parameters};
use parvis_core::models::water::gr4j_fit::{self, Record};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A catchment, its weather, and what is to be run or fitted.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// The path of a CSV file with a line a day, for series that are not given as numbers.
    csv: Option<String>,
    /// The names of the file's columns.
    #[serde(default)]
    columns: Columns,
    /// Rain of each day, mm.
    p_mm: Option<Series>,
    /// Potential evapotranspiration of each day, mm.
    pet_mm: Option<Series>,
    /// Mean air temperature of each day, degrees Celsius; for snow alone.
    t_c: Option<Series>,
    /// Observed flow of each day, mm over the catchment, with gaps where it is missing; to fit and to compare.
    q_mm: Option<Series>,
    /// The four parameters of GR4J. Without them, they are fitted.
    #[serde(alias = "params")]
    parameters: Option<ParametersInput>,
    /// How to fit the parameters.
    calibrate: Option<Calibrate>,
    /// Snow by elevation band before the runoff (CemaNeige).
    snow: Option<Snow>,
    /// The days that fill the stores and are not compared: those just before `run`. By default the year
    /// before it, or what there is of it.
    warm_up: Option<Period>,
    /// The days to run and compare. By default all after the first year.
    run: Option<Period>,
    /// Whether the stores and fluxes of each day are wanted, or the flow alone.
    #[serde(default)]
    stores: bool,
}

/// The names of a file's columns.
#[derive(Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Columns {
    date: String,
    p_mm: String,
    pet_mm: String,
    t_c: String,
    q_mm: String,
}

impl Default for Columns {
    fn default() -> Self {
        let [date, p_mm, pet_mm, t_c, q_mm] = ["date", "p_mm", "pet_mm", "t_c", "q_mm"].map(str::to_owned);
        Self { date, p_mm, pet_mm, t_c, q_mm }
    }
}

/// The parameters of GR4J, by name or in order.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(untagged)]
enum ParametersInput {
    /// By name.
    Named {
        /// Capacity of the production store, mm; 0.01 or more.
        x1_mm: f64,
        /// Exchange with the ground, mm/d.
        x2_mm_d: f64,
        /// Capacity of the routing store, mm; 0.01 or more.
        x3_mm: f64,
        /// Time base of the unit hydrograph, days; 0.5 to 20.
        x4_d: f64,
    },
    /// X1, X2, X3, X4.
    Ordered([f64; 4]),
}

impl From<ParametersInput> for Parameters {
    fn from(input: ParametersInput) -> Self {
        match input {
            ParametersInput::Named { x1_mm, x2_mm_d, x3_mm, x4_d }
            | ParametersInput::Ordered([x1_mm, x2_mm_d, x3_mm, x4_d]) => Self { x1_mm, x2_mm_d, x3_mm, x4_d },
        }
    }
}

/// How to fit the parameters.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Calibrate {
    /// What to maximise.
    objective: Objective,
    /// Seed of the search.
    seed: u64,
    /// The most runs of the model, 100 or more.
    max_evaluations: usize,
}

impl Default for Calibrate {
    fn default() -> Self {
        let Search { seed, max_evaluations, .. } = Search::default();
        Self { objective: Objective::Kge, seed, max_evaluations }
    }
}

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Objective {
    /// Nash-Sutcliffe efficiency.
    Nse,
    /// Kling-Gupta efficiency.
    Kge,
    /// Nash-Sutcliffe efficiency of the square root.
    NseSqrt,
}

/// The flow, and how well it fits.
#[derive(Serialize)]
pub(super) struct Output {
    x1_mm: f64,
    x2_mm_d: f64,
    x3_mm: f64,
    x4_d: f64,
    snow: Option<snow::ParametersInput>,
    /// Runs of the model that the fit took, where there was one.
    evaluations: Option<usize>,
    /// Scores over the days run, where there are observations.
    skill: Option<Skill>,
    /// Dates of the days run, where the file has them.
    dates: Vec<String>,
    q_mm: Vec<f64>,
    /// Stores and fluxes of the days run, where they are wanted.
    stores: Option<Stores>,
}

#[derive(Serialize)]
struct Skill {
    days: usize,
    nse: f64,
    kge: f64,
    r: f64,
    alpha: f64,
    beta: f64,
}

#[derive(Serialize, Default)]
struct Stores {
    production_mm: Vec<f64>,
    routing_mm: Vec<f64>,
    evaporation_mm: Vec<f64>,
    exchange_mm: Vec<f64>,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let Input { columns, parameters, calibrate, .. } = input;
    let daily = Daily::new(input.csv.clone(), folder);
    let dates = if input.csv.is_some() { daily.dates(&columns.date).unwrap_or_default() } else { Vec::new() };
    let p_mm = daily.series("p_mm", input.p_mm, &columns.p_mm)?;
    let pet_mm = daily.series("pet_mm", input.pet_mm, &columns.pet_mm)?;
    check::same_len("pet_mm", pet_mm.len(), p_mm.len())?;
    check::size("p_mm", p_mm.len(), 1_000_000)?;

    // The days compared, and the days from the start of the warm-up to their end.
    let last = p_mm.len() - 1;
    let run = match &input.run {
        Some(period) => period.rows(&dates, p_mm.len())?,
        None => 365.min(last)..=last,
    };
    let start = match &input.warm_up {
        Some(period) => *period.rows(&dates, p_mm.len())?.start(),
        None => run.start().saturating_sub(365),
    };
    let warm_up_days = run.start().checked_sub(start).ok_or_else(|| EntryError::File {
        path: "warm_up".to_owned(),
        why: "must begin before the days to run".to_owned(),
    })?;
    let span = start..=*run.end();
    let part = |series: &[f64]| series.get(span.clone()).unwrap_or_default().to_vec();

    let q_mm = match (input.q_mm, &input.csv) {
        (None, Some(_)) if parameters.is_some() => daily.series("q_mm", None, &columns.q_mm).ok(),
        (None, None) => None,
        (given, _) => Some(daily.series("q_mm", given, &columns.q_mm)?),
    };
    if let Some(q) = &q_mm {
        check::same_len("q_mm", q.len(), p_mm.len())?;
    }
    let observed = q_mm.as_deref().map(part);
    let (mut water_mm, pet_mm) = (part(&p_mm), part(&pet_mm));
    let bands = match &input.snow {
        Some(snow) => {
            let t_c = daily.series("t_c", input.t_c, &columns.t_c)?;
            check::same_len("t_c", t_c.len(), p_mm.len())?;
            Some(snow.bands(&water_mm, &part(&t_c))?)
        }
        None => None,
    };
    let given_snow = input.snow.as_ref().and_then(|snow| snow.parameters).map(cemaneige::Parameters::from);

    let (runoff, snow, evaluations) = match (parameters, calibrate) {
        (Some(parameters), None) => (parameters.into(), given_snow, None),
        (Some(_), Some(_)) => {
            let why = "give either parameters or how to calibrate them".to_owned();
            return Err(EntryError::File { path: "parameters, calibrate".to_owned(), why });
        }
        (None, calibrate) => {
            let Calibrate { objective, seed, max_evaluations } = calibrate.unwrap_or_default();
            let search = Search { seed, max_evaluations, ..Search::default() };
            let objective = match objective {
                Objective::Nse => gr4j_fit::Objective::Nse,
                Objective::Kge => gr4j_fit::Objective::Kge,
                Objective::NseSqrt => gr4j_fit::Objective::NseSqrt,
            };
            let q_mm = observed.as_deref().ok_or_else(|| missing("q_mm"))?;
            let record = Record { p_mm: &water_mm, pet_mm: &pet_mm, q_mm, warm_up_days };
            let fit = match &bands {
                Some(bands) => gr4j_fit::fit_with_snow(record, bands, objective, search)?,
                None => gr4j_fit::fit(record, objective, search)?,
            };
            (fit.runoff, fit.snow, Some(fit.evaluations))
        }
    };
    if let Some(bands) = &bands {
        snow::melt(bands, snow.ok_or_else(|| missing("snow.parameters"))?, &mut water_mm)?;
    }

    let model = Gr4j::new(runoff)?;
    let (mut q_mm, mut stores) = (Vec::with_capacity(water_mm.len() - warm_up_days), Stores::default());
    model.run_with(&mut model.initial(), &water_mm, &pet_mm, |day, fluxes, state| {
        if day >= warm_up_days {
            q_mm.push(fluxes.q_mm);
            if input.stores {
                stores.production_mm.push(state.production_mm);
                stores.routing_mm.push(state.routing_mm);
                stores.evaporation_mm.push(fluxes.evaporation_mm);
                stores.exchange_mm.push(fluxes.routing_exchange_mm + fluxes.direct_exchange_mm);
            }
        }
    })?;
    let skill = match observed.as_deref().and_then(|q| q.get(warm_up_days..)) {
        Some(observed) => Some(hydrological(observed, &q_mm)?),
        None => None,
    };
    let Parameters { x1_mm, x2_mm_d, x3_mm, x4_d } = runoff;
    Ok(Output {
        x1_mm,
        x2_mm_d,
        x3_mm,
        x4_d,
        snow: snow.map(Into::into),
        evaluations,
        skill: skill.map(|Hydrological { pairs, nse, kge, r, alpha, beta }| Skill {
            days: pairs,
            nse,
            kge,
            r,
            alpha,
            beta,
        }),
        dates: dates.get(run).unwrap_or_default().to_vec(),
        q_mm,
        stores: input.stores.then_some(stores),
    })
}
