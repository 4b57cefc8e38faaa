//! `material-balance`: flows by the names of their processes.

use crate::model::{EntryError, Folder};
use parvis_core::models::circular::material_balance::{Flow, reconcile};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The flows of a material.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// The flows; processes come into being by being named.
    flows: Vec<FlowInput>,
}

/// A flow of material.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FlowInput {
    /// The process that it leaves; left out: it comes from outside.
    from: Option<String>,
    /// The process that it enters; left out: it goes outside or into a stock.
    to: Option<String>,
    /// What the source states, t/a.
    stated_t: f64,
    /// Its standard uncertainty, t/a; 0: certain.
    deviation_t: f64,
}

/// The balanced account.
#[derive(Serialize)]
pub(super) struct Output {
    flows: Vec<FlowOutput>,
    processes: BTreeMap<String, Residual>,
    misfit: f64,
}

#[derive(Serialize)]
struct FlowOutput {
    from: Option<String>,
    to: Option<String>,
    stated_t: f64,
    balanced_t: f64,
}

#[derive(Serialize)]
struct Residual {
    residual_before_t: f64,
    residual_t: f64,
}

pub(super) fn run(input: Input, _: &Folder) -> Result<Output, EntryError> {
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    for name in input.flows.iter().flat_map(|f| [&f.from, &f.to]).flatten() {
        let next = names.len();
        names.entry(name).or_insert(next);
    }
    let index = |name: &Option<String>| name.as_deref().and_then(|n| names.get(n).copied());
    let flow = |f: &FlowInput| Flow {
        from: index(&f.from),
        to: index(&f.to),
        stated_t: f.stated_t,
        deviation_t: f.deviation_t,
    };
    let flows: Vec<Flow> = input.flows.iter().map(flow).collect();
    let account = reconcile(names.len(), &flows)?;
    let at = |values: &[f64], i: usize| values.get(i).copied().unwrap_or(f64::NAN);
    let processes = names.iter().map(|(name, i)| {
        let residual = Residual {
            residual_before_t: at(&account.residual_before_t, *i),
            residual_t: at(&account.residual_t, *i),
        };
        ((*name).to_owned(), residual)
    });
    let processes = processes.collect();
    let flows = input.flows.into_iter().zip(&account.flow_t).map(|(f, balanced_t)| FlowOutput {
        from: f.from,
        to: f.to,
        stated_t: f.stated_t,
        balanced_t: *balanced_t,
    });
    Ok(Output { flows: flows.collect(), processes, misfit: account.misfit })
}
