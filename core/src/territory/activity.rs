//! What people do in the commune, figure by figure.

use super::Basis;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// One figure of `activity.csv`.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    /// The figure.
    pub value: f64,
    /// Its likely low.
    pub low: f64,
    /// Its likely high.
    pub high: f64,
    /// Its unit (`head`, `ha`, `share`, `m3/d`, `t/a`).
    pub unit: String,
    /// The year it describes.
    pub year: i32,
    /// How it came about.
    pub basis: Basis,
    /// Where it is from.
    pub source: String,
}

impl Activity {
    /// The values that a figure in `unit` may have: a share is one of a whole, an exchange with the ground
    /// (`mm/d`) has a direction, all else is counted from 0.
    pub fn range(unit: &str) -> RangeInclusive<f64> {
        match unit {
            "share" => 0.0..=1.0,
            "mm/d" => -1e3..=1e3,
            _ => 0.0..=1e12,
        }
    }
}

/// The figures of `activity.csv` by their id (`farming.cattle`, `heating_mix.gas`, `water.leak_share`).
///
/// The ids in use stand in `docs/PACK.md`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Activities(pub BTreeMap<String, Activity>);

impl Activities {
    /// The figure with this id, if the pack holds it.
    pub fn get(&self, id: &str) -> Option<&Activity> {
        self.0.get(id)
    }

    /// The value of the figure with this id, if the pack holds it.
    pub fn value(&self, id: &str) -> Option<f64> {
        self.get(id).map(|a| a.value)
    }

    /// The figures whose id starts with `group` and a dot, with the rest of their id.
    pub fn group<'a>(&'a self, group: &'a str) -> impl Iterator<Item = (&'a str, &'a Activity)> {
        self.0.iter().filter_map(move |(id, a)| Some((id.strip_prefix(group)?.strip_prefix('.')?, a)))
    }
}
