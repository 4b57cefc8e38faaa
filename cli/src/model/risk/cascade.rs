//! `cascade`: what fails once something has failed.

use crate::model::{EntryError, Folder};
use parvis_core::models::risk::cascade::{Need, Node, cascade, people_without};
use schemars::JsonSchema;
use serde::de::Error;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Infrastructure, and what is hit.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// What there is.
    nodes: Vec<NodeInput>,
    /// What is hit, and when.
    hit: Vec<HitInput>,
    /// Hours after which to count the people without service.
    #[serde(default = "hours")]
    after_h: Vec<f64>,
}

fn hours() -> Vec<f64> {
    vec![0.0, 1.0, 6.0, 24.0, 72.0]
}

/// A line, a pump, a road, a mast, a town hall.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NodeInput {
    /// Its name.
    name: String,
    /// What it cannot work without: all of these.
    #[serde(default)]
    needs: Vec<NeedInput>,
    /// How many people it serves.
    #[serde(default)]
    people: f64,
}

/// Something that a node cannot work without.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NeedInput {
    /// Names of nodes, any one of which is enough.
    any_of: Vec<String>,
    /// How long the node works without it, h.
    #[serde(default)]
    reserve_h: f64,
}

/// What is hit.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct HitInput {
    /// The name of a node.
    name: String,
    /// When, h.
    #[serde(default)]
    time_h: f64,
}

/// What fails, in the order of time, and how many people are without service.
#[derive(Serialize)]
pub(super) struct Output {
    failures: Vec<FailureOutput>,
    after_h: Vec<f64>,
    people_without: Vec<f64>,
}

#[derive(Serialize)]
struct FailureOutput {
    name: String,
    time_h: f64,
    /// The suppliers whose failure brought it down; none where it was hit itself.
    for_want_of: Vec<String>,
}

pub(super) fn run(input: Input, _: &Folder) -> Result<Output, EntryError> {
    let index: HashMap<&str, usize> = input.nodes.iter().map(|n| n.name.as_str()).zip(0..).collect();
    let find = |name: &String| {
        let unknown = || serde_json::Error::custom(format!("{name:?} is not the name of a node"));
        let error = |error| EntryError::Input { name: "cascade", error };
        index.get(name.as_str()).copied().ok_or_else(|| error(unknown()))
    };
    let need = |need: &NeedInput| {
        let any_of = need.any_of.iter().map(find).collect::<Result<_, _>>()?;
        Ok::<_, EntryError>(Need { any_of, reserve_h: need.reserve_h })
    };
    let node = |node: &NodeInput| {
        let needs = node.needs.iter().map(need).collect::<Result<_, EntryError>>()?;
        Ok(Node { needs, people: node.people })
    };
    let nodes = input.nodes.iter().map(node).collect::<Result<Vec<_>, EntryError>>()?;
    let hit = |hit: &HitInput| Ok((find(&hit.name)?, hit.time_h));
    let hit = input.hit.iter().map(hit).collect::<Result<Vec<_>, EntryError>>()?;
    let failures = cascade(&nodes, &hit)?;
    let mut told: Vec<FailureOutput> = (input.nodes.iter().zip(&failures))
        .filter_map(|(node, failure)| {
            let failure = (*failure)?;
            let need = failure.need.and_then(|need| node.needs.get(need));
            let for_want_of = need.map(|need| need.any_of.clone()).unwrap_or_default();
            Some(FailureOutput { name: node.name.clone(), time_h: failure.time_h, for_want_of })
        })
        .collect();
    told.sort_by(|a, b| a.time_h.total_cmp(&b.time_h));
    let people_without = input.after_h.iter().map(|h| people_without(&nodes, &failures, *h)).collect();
    Ok(Output { failures: told, after_h: input.after_h, people_without })
}
