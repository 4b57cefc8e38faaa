//! Numerics that the models share: seeded ensembles, calibration, measures of skill.

use super::inputs::Series;
use super::{Entry, EntryError, Folder};
use parvis_core::models::numerics::latin_hypercube::{Factor, Spread, latin_hypercube};
use parvis_core::models::numerics::skill::{dispersion, hydrological};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    vec![
        entry!("latin-hypercube", "A seeded ensemble of uncertain factors (McKay 1979)", ensemble),
        entry!("skill", "How well one series fits another: NSE, KGE, FB, NMSE, FAC2", skill),
    ]
}

/// Factors and the size of the ensemble.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct EnsembleInput {
    /// Seed; the same seed gives the same values.
    #[serde(default)]
    seed: u64,
    /// Members of the ensemble, 1 to 100 000.
    members: usize,
    /// What is known of each factor, by its name.
    factors: BTreeMap<String, FactorInput>,
}

/// What is known of a factor.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FactorInput {
    /// The lowest value.
    low: f64,
    /// The likeliest value; all are as likely where it is left out.
    mode: Option<f64>,
    /// The highest value.
    high: f64,
}

/// The values of each factor, a value a member.
#[derive(Serialize)]
struct EnsembleOutput {
    factors: BTreeMap<String, Vec<f64>>,
}

fn ensemble(input: EnsembleInput, _: &Folder) -> Result<EnsembleOutput, EntryError> {
    let mut factors = BTreeMap::new();
    for (name, FactorInput { low, mode, high }) in input.factors {
        let spread = match mode {
            Some(mode) => Spread::Triangular { low, mode, high },
            None => Spread::Uniform { low, high },
        };
        // A factor's sample does not depend on the others.
        let values = latin_hypercube(input.seed, &[Factor { id: &name, spread }], input.members)?;
        factors.insert(name, values);
    }
    Ok(EnsembleOutput { factors })
}

/// Two series of one length.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SkillInput {
    /// What was observed; gaps are skipped.
    observed: Series,
    /// What was simulated.
    simulated: Series,
}

/// The scores; `null` where one is not defined.
#[derive(Serialize)]
struct SkillOutput {
    pairs: usize,
    nse: f64,
    kge: f64,
    r: f64,
    alpha: f64,
    beta: f64,
    fb: f64,
    nmse: f64,
    fac2: f64,
}

fn skill(input: SkillInput, folder: &Folder) -> Result<SkillOutput, EntryError> {
    let (observed, simulated) = (input.observed.read(folder)?, input.simulated.read(folder)?);
    let h = hydrological(&observed, &simulated)?;
    let d = dispersion(&observed, &simulated)?;
    Ok(SkillOutput {
        pairs: h.pairs,
        nse: h.nse,
        kge: h.kge,
        r: h.r,
        alpha: h.alpha,
        beta: h.beta,
        fb: d.fb,
        nmse: d.nmse,
        fac2: d.fac2,
    })
}
