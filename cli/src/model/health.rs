//! Health: what exposure to air pollution and noise costs.

use super::inputs::Series;
use super::{Entry, EntryError, Folder};
use parvis_core::models::check;
use parvis_core::models::health::{annoyance, life_table, paf};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    vec![
        entry!("paf", "Cases that long-term exposure to polluted air accounts for", run_paf),
        entry!("annoyance", "People annoyed, kept awake and made ill by road noise", run_annoyance),
        entry!("life-table", "Life expectancy, and what fewer deaths add to it", run_life_table),
    ]
}

/// A population and what it breathes.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PafInput {
    /// Relative risk per 10 µg/m3, above 0; for instance 1.08 for PM2.5 and all natural deaths.
    relative_risk: f64,
    /// Lower end of its interval; by default the central one.
    relative_risk_low: Option<f64>,
    /// Upper end of its interval; by default the central one.
    relative_risk_high: Option<f64>,
    /// Annual mean that people breathe, µg/m3; several for several groups.
    concentration_ug_m3: Series,
    /// People in each group.
    people: Series,
    /// Annual mean down to which no effect is counted, µg/m3.
    counterfactual_ug_m3: f64,
    /// Cases per 100 000 people and year.
    incidence_per_100_000: f64,
}

#[derive(Serialize)]
struct PafOutput {
    attributable_fraction: f64,
    cases: f64,
    cases_low: f64,
    cases_high: f64,
}

fn run_paf(input: PafInput, folder: &Folder) -> Result<PafOutput, EntryError> {
    let (concentrations, people) = (input.concentration_ug_m3.read(folder)?, input.people.read(folder)?);
    check::same_len("people", people.len(), concentrations.len())?;
    let risk = paf::RelativeRisk {
        central: input.relative_risk,
        low: input.relative_risk_low.unwrap_or(input.relative_risk),
        high: input.relative_risk_high.unwrap_or(input.relative_risk),
    };
    let (from, incidence) = (input.counterfactual_ug_m3, input.incidence_per_100_000);
    let (mut cases, mut cases_low, mut cases_high, mut all) = (0.0, 0.0, 0.0, 0.0);
    for (concentration, people) in concentrations.into_iter().zip(people) {
        let group = paf::attributable_cases(&risk, concentration, from, incidence, people)?;
        cases += group.central;
        cases_low += group.low;
        cases_high += group.high;
        all += people * incidence / 1e5;
    }
    let attributable_fraction = if all > 0.0 { cases / all } else { 0.0 };
    Ok(PafOutput { attributable_fraction, cases, cases_low, cases_high })
}

/// People and the road noise at their facades: per dwelling, or per band of levels with its middle.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AnnoyanceInput {
    /// People in each dwelling or band.
    people: Series,
    /// Lden at their facade, dB.
    lden_db: Series,
    /// Lnight at their facade, dB; absent where it is not known.
    lnight_db: Option<Series>,
    /// The whole population, those not listed included; by default those listed.
    population: Option<f64>,
}

#[derive(Serialize)]
struct AnnoyanceOutput {
    highly_annoyed: f64,
    highly_sleep_disturbed: Option<f64>,
    heart_disease_fraction: f64,
}

fn run_annoyance(input: AnnoyanceInput, folder: &Folder) -> Result<AnnoyanceOutput, EntryError> {
    let (people, lden) = (input.people.read(folder)?, input.lden_db.read(folder)?);
    let lnight = input.lnight_db.map(|series| series.read(folder)).transpose()?;
    let population = input.population.unwrap_or_else(|| people.iter().sum());
    Ok(AnnoyanceOutput {
        highly_annoyed: annoyance::highly_annoyed(&people, &lden)?,
        highly_sleep_disturbed: lnight
            .map(|night| annoyance::highly_sleep_disturbed(&people, &night))
            .transpose()?,
        heart_disease_fraction: annoyance::heart_disease_fraction(&people, &lden, population)?,
    })
}

/// Death rates by age, and a share of the deaths that would not occur.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct LifeTableInput {
    /// Deaths per person and year at ages 0, 1, 2 and so on; the last holds for all higher ages.
    death_rates: Series,
    /// Age from which deaths are avoided.
    #[serde(default)]
    from_age: usize,
    /// Share of the deaths avoided, 0 to 1; for instance the attributable fraction of `paf`.
    #[serde(default)]
    fraction: f64,
}

#[derive(Serialize)]
struct LifeTableOutput {
    life_expectancy_years: f64,
    gain_years: f64,
}

fn run_life_table(input: LifeTableInput, folder: &Folder) -> Result<LifeTableOutput, EntryError> {
    let rates = input.death_rates.read(folder)?;
    Ok(LifeTableOutput {
        life_expectancy_years: life_table::life_expectancy_years(&rates)?,
        gain_years: life_table::life_expectancy_gain_years(&rates, input.from_age, input.fraction)?,
    })
}
