//! A run as it is handed out: baseline and scenario side by side, with names and units.

use crate::outcome::{Cost, Estimate, Indicator, Input, Outcome, Quantity};
use crate::themes::{IndicatorSpec, Spec};
use serde::{Deserialize, Serialize};

/// What a run found, beside the baseline.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The figures, theme by theme.
    pub figures: Vec<Figure>,
    /// The charts' series.
    pub series: Vec<SeriesPair>,
    /// What the scenario costs, lever by lever and measure by measure.
    pub costs: Vec<CostLine>,
}

/// A figure today and in the scenario.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The indicator's id.
    pub id: String,
    /// Today.
    pub baseline: Quantity,
    /// In the scenario.
    pub scenario: Quantity,
    /// Scenario less today, from paired draws.
    pub change: Quantity,
    /// What it was computed from.
    pub inputs: Vec<Input>,
}

/// A series today and in the scenario.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SeriesPair {
    /// The chart's id.
    pub id: String,
    /// What stands on the axis.
    pub labels: Vec<String>,
    /// Today's values.
    pub baseline: Vec<f64>,
    /// The scenario's values.
    pub scenario: Vec<f64>,
}

/// What one lever or measure costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CostLine {
    /// Id of the lever or of the kind of measure.
    pub id: String,
    /// Number of the measure; `None` for a lever.
    pub measure: Option<u32>,
    /// Investment by whoever makes it.
    pub investment: Quantity,
    /// The commune's own part.
    pub commune: Quantity,
}

impl Report {
    /// Sets a scenario's outcome beside the baseline.
    pub fn new<'a>(specs: impl Iterator<Item = &'a Spec>, baseline: &Outcome, scenario: &Outcome) -> Self {
        let mut report = Self::default();
        for spec in specs {
            let pair = baseline.themes.get(spec.id).zip(scenario.themes.get(spec.id));
            let Some((today, then)) = pair else { continue };
            for (a, b) in today.indicators.iter().zip(&then.indicators) {
                if let Some(spec) = spec.indicators.iter().find(|s| s.id == a.id) {
                    report.figures.push(figure(spec, a, b));
                }
            }
            let central = |values: &[Estimate]| values.iter().map(Estimate::central).collect();
            report.series.extend(today.series.iter().zip(&then.series).map(|(a, b)| SeriesPair {
                id: a.id.to_owned(),
                labels: a.labels.clone(),
                baseline: central(&a.values),
                scenario: central(&b.values),
            }));
            report.costs.extend(then.costs.iter().map(cost));
        }
        report
    }

    /// The figure with this id.
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures.iter().find(|f| f.id == id)
    }
}

fn figure(spec: &IndicatorSpec, today: &Indicator, then: &Indicator) -> Figure {
    let quantity = |estimate: Estimate| estimate.quantity(spec.unit, spec.source);
    Figure {
        id: spec.id.to_owned(),
        baseline: quantity(today.estimate),
        scenario: quantity(then.estimate),
        change: quantity(then.estimate - today.estimate),
        inputs: then.inputs.clone(),
    }
}

fn cost(cost: &Cost) -> CostLine {
    CostLine {
        id: cost.id.to_owned(),
        measure: cost.measure,
        investment: cost.investment_eur.quantity("EUR", ""),
        commune: cost.commune_eur.quantity("EUR", ""),
    }
}
