//! `inventory`: lines of activity and factor, added up.

use crate::model::{EntryError, Folder};
use parvis_core::models::emissions::inventory::{Line, Scope, Sector, inventory};
use parvis_core::models::emissions::{Factor, Substance, factors};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A year of a territory.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// The lines, in any order.
    lines: Vec<LineInput>,
}

/// An activity and what one unit of it gives off.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct LineInput {
    /// `residential`, `tertiary`, `road`, `other_transport`, `agriculture`, `waste`, `energy`, `industry` or `land_use`.
    #[schemars(with = "String")]
    sector: Sector,
    /// `one` (given off within), `two` (electricity and heat), `three` (elsewhere).
    #[schemars(with = "String")]
    scope: Scope,
    /// How much is done in a year, in the unit that the factor is per; 0 or more.
    activity: f64,
    /// The id of a factor of the library, or a factor of your own.
    factor: FactorInput,
}

/// A factor of the library by its id, or one of your own.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum FactorInput {
    /// An id, such as `heating.gas.co2`; an unknown one prints them all.
    Known(String),
    /// A factor of your own.
    Own(OwnFactor),
}

/// A factor with its range and where it is from.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct OwnFactor {
    /// Its id.
    id: String,
    /// `co2`, `co2_biogenic`, `ch4_fossil`, `ch4_biogenic`, `n2o` or `co2e`.
    #[schemars(with = "String")]
    substance: Substance,
    /// Kilograms per unit of activity.
    value: f64,
    /// Its likely low, at most the value.
    low: f64,
    /// Its likely high, at least the value.
    high: f64,
    /// Its unit.
    unit: String,
    /// Year of the publication.
    year: i32,
    /// Where it is from.
    source: String,
}

/// The sums, and every line with what it was computed from.
#[derive(Serialize)]
pub(super) struct Output {
    total_t_co2e: f64,
    low_t_co2e: f64,
    high_t_co2e: f64,
    biogenic_co2_t: f64,
    sectors_t_co2e: BTreeMap<String, f64>,
    scopes_t_co2e: BTreeMap<String, f64>,
    lines: Vec<LineOutput>,
}

#[derive(Serialize)]
struct LineOutput {
    sector: Sector,
    scope: Scope,
    activity: f64,
    factor: serde_json::Value,
    gwp100: f64,
    t_co2e: f64,
}

pub(super) fn run(input: Input, _: &Folder) -> Result<Output, EntryError> {
    let own: Vec<Option<Factor>> = input.lines.iter().map(|line| line.factor.own()).collect();
    let mut lines = Vec::with_capacity(input.lines.len());
    for (line, own) in input.lines.iter().zip(&own) {
        let factor = match (&line.factor, own) {
            (_, Some(factor)) => factor,
            (FactorInput::Known(id), None) => known(id)?,
            (FactorInput::Own(_), None) => continue,
        };
        lines.push(Line { sector: line.sector, scope: line.scope, activity: line.activity, factor });
    }
    let sum = inventory(&lines)?;
    let name = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let mut sectors_t_co2e = BTreeMap::new();
    for sector in Sector::ALL {
        sectors_t_co2e.insert(name(serde_json::to_value(sector)?), sum.sector(sector));
    }
    let mut scopes_t_co2e = BTreeMap::new();
    for scope in Scope::ALL {
        scopes_t_co2e.insert(name(serde_json::to_value(scope)?), sum.scope(scope));
    }
    let line = |line: &Line| -> Result<LineOutput, EntryError> {
        Ok(LineOutput {
            sector: line.sector,
            scope: line.scope,
            activity: line.activity,
            factor: serde_json::to_value(line.factor)?,
            gwp100: line.factor.substance.gwp100(),
            t_co2e: line.co2e_t(),
        })
    };
    Ok(Output {
        total_t_co2e: sum.total_t,
        low_t_co2e: sum.low_t,
        high_t_co2e: sum.high_t,
        biogenic_co2_t: sum.biogenic_co2_t,
        sectors_t_co2e,
        scopes_t_co2e,
        lines: lines.iter().map(line).collect::<Result<_, _>>()?,
    })
}

impl FactorInput {
    /// The factor, where it is one of the user's own.
    fn own(&self) -> Option<Factor<'_>> {
        match self {
            Self::Known(_) => None,
            Self::Own(own) => {
                let range = (own.value, own.low, own.high);
                Some(Factor::new(&own.id, own.substance, range, &own.unit, own.year, &own.source))
            }
        }
    }
}

/// The factor of the library with this id.
fn known(id: &str) -> Result<&'static Factor<'static>, EntryError> {
    factors::get(id).ok_or_else(|| {
        let ids: Vec<_> = factors::all().map(|factor| factor.id).collect();
        let why = format!("is no factor of the library; its factors are {}", ids.join(", "));
        EntryError::File { path: id.to_owned(), why }
    })
}
