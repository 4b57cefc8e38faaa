//! What people may change: levers, and measures placed on the map.
//!
//! A scenario holds differences from the baseline alone, so the empty scenario is the commune as it is. It is
//! changed by [`Command`] only, each of which answers with its inverse: undo is free. It knows no theme: which
//! levers exist and between which bounds is said in the themes' specs.

mod code;
mod command;
mod history;
mod measure;

pub use code::{CodeError, decode, encode};
pub use command::{Command, CommandError};
pub use history::History;
pub use measure::{Measure, Place};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the scenario format that this code writes.
pub const VERSION: u16 = 1;

/// Most measures that a scenario holds.
pub const MEASURES_MAX: usize = 200;

/// Differences from the baseline of one commune.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Slug of the pack that it belongs to.
    pub pack: String,
    /// Levers that are moved, by id, in the lever's own unit.
    #[serde(default)]
    pub levers: BTreeMap<String, f64>,
    /// Measures placed on the map, in the order of their numbers.
    #[serde(default)]
    pub measures: Vec<Measure>,
}

impl Scenario {
    /// The commune as it is.
    pub fn baseline(pack: &str) -> Self {
        Self { pack: pack.to_owned(), ..Self::default() }
    }

    /// Whether nothing is changed.
    pub fn is_baseline(&self) -> bool {
        self.levers.is_empty() && self.measures.is_empty()
    }

    /// Where a lever stands, if it is moved.
    pub fn lever(&self, id: &str) -> Option<f64> {
        self.levers.get(id).copied()
    }

    /// The measures of one kind.
    pub fn measures_of<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Measure> {
        self.measures.iter().filter(move |m| m.kind == kind)
    }

    /// A number that no measure bears yet.
    pub fn free_number(&self) -> u32 {
        self.measures.iter().map(|m| m.id.saturating_add(1)).max().unwrap_or(1)
    }
}

#[cfg(test)]
mod tests;
