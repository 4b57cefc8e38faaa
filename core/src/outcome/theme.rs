//! What a theme returns, and what all themes together return.

use super::{Cost, Estimate, Indicator};
use crate::territory::Grid;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What one theme found for one scenario.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ThemeOutcome {
    /// Its figures, in the order of its `spec()`.
    pub indicators: Vec<Indicator>,
    /// Its map layers.
    pub layers: Vec<Layer>,
    /// Its series, for charts.
    pub series: Vec<Series>,
    /// What it hands to the themes above it.
    pub flows: Vec<Flow>,
    /// What its levers and measures cost.
    pub costs: Vec<Cost>,
}

/// A map layer: a value for each cell of the pack's grid, NaN where there is none.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// The id in the theme's `spec()`.
    pub id: &'static str,
    /// The values in the layer's unit.
    pub grid: Arc<Grid<f32>>,
}

/// A series for a chart: one value for each label of its axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The id in the theme's `spec()`.
    pub id: &'static str,
    /// What stands on the axis: sector ids, months (`1` to `12`), years.
    pub labels: Vec<String>,
    /// The value at each label.
    pub values: Vec<Estimate>,
}

/// What one theme hands to another: an amount, and how it is spread over the grid.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// Names the flow between the two themes (`nox.road`).
    pub id: &'static str,
    /// The amount over the whole commune, without the deltas.
    pub amount: Estimate,
    /// The unit of the amount (`kg/a`).
    pub unit: &'static str,
    /// How the amount is spread; it does not change with the scenario.
    pub pattern: Arc<Pattern>,
    /// What measures on the map add to or take from single cells, in the flow's unit.
    pub deltas: Vec<CellDelta>,
}

/// How an amount is spread over the grid.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    /// Height above ground at which it is released \[m\].
    pub release_height_m: f64,
    /// Cells and their shares; the shares add up to 1.
    pub shares: Vec<(u32, f32)>,
}

/// A change in one cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CellDelta {
    /// Index of the cell.
    pub cell: u32,
    /// The change, in the flow's unit.
    pub amount: f64,
    /// Height above ground at which it is released \[m\].
    pub release_height_m: f64,
}

/// What every theme found for one scenario, by theme id.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// The outcomes; a theme that the pack cannot feed is absent.
    pub themes: BTreeMap<&'static str, Arc<ThemeOutcome>>,
}

impl Outcome {
    /// The figure with this id, whichever theme it is from.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.themes.values().flat_map(|t| &t.indicators).find(|i| i.id == id)
    }

    /// The layer with this id, whichever theme it is from.
    pub fn layer(&self, id: &str) -> Option<&Layer> {
        self.themes.values().flat_map(|t| &t.layers).find(|l| l.id == id)
    }

    /// The flow with this id, whichever theme it is from.
    pub fn flow(&self, id: &str) -> Option<&Flow> {
        self.themes.values().flat_map(|t| &t.flows).find(|f| f.id == id)
    }

    /// Every cost, theme by theme.
    pub fn costs(&self) -> impl Iterator<Item = &Cost> {
        self.themes.values().flat_map(|t| &t.costs)
    }
}
