//! What a theme offers, declared as data: the app draws sliders, legends and figures from it.
//!
//! Ids are `theme.name` and are the keys of the theme's `words.toml`.

use crate::territory::{Activities, LayerKind};

/// A theme, declared.
#[derive(Debug)]
pub struct Spec {
    /// The theme's id.
    pub id: &'static str,
    /// Layers of the pack without which the theme is not available.
    pub requires: &'static [LayerKind],
    /// Themes whose flows it reads.
    pub upstream: &'static [&'static str],
    /// Levers and measures of other themes that it reads itself, and not only by their flows.
    pub reads: &'static [&'static str],
    /// Levers and measures of other themes that change its figures: they are offered with it as well.
    pub shows: &'static [&'static str],
    /// What people may turn up and down.
    pub levers: &'static [Lever],
    /// What people may place on the map.
    pub measures: &'static [MeasureKind],
    /// What it shows on the map; the first is shown when the theme is opened.
    pub layers: &'static [LayerSpec],
    /// The figures that it gives; the first two stand under the map on a phone.
    pub indicators: &'static [IndicatorSpec],
    /// Its charts.
    pub charts: &'static [Chart],
}

/// Something to turn up or down for the whole commune.
#[derive(Debug)]
pub struct Lever {
    /// Its id.
    pub id: &'static str,
    /// How it is set.
    pub kind: LeverKind,
    /// The lowest position.
    pub min: f64,
    /// The highest position.
    pub max: f64,
    /// Where the commune stands today.
    pub start: Start,
    /// The smallest step.
    pub step: f64,
    /// What it costs.
    pub cost: UnitCost,
}

/// How a lever is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeverKind {
    /// A share from 0 to 1, shown in per cent.
    Share,
    /// Off (0) or on (1).
    Switch,
    /// An amount in this unit.
    Amount(&'static str),
}

/// Where a lever stands today.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Start {
    /// At this position in every commune.
    At(f64),
    /// At a figure of the pack's `activity.csv`, or at the second value where the pack does not hold it.
    Activity(&'static str, f64),
}

impl Start {
    /// The position in a commune with these activities.
    pub fn resolve(self, activities: &Activities) -> f64 {
        match self {
            Self::At(position) => position,
            Self::Activity(id, otherwise) => activities.value(id).unwrap_or(otherwise),
        }
    }
}

/// What one unit of a lever or measure costs.
#[derive(Debug)]
pub struct UnitCost {
    /// Investment for one unit \[EUR\].
    pub eur: f64,
    /// Likely low.
    pub low: f64,
    /// Likely high.
    pub high: f64,
    /// Id of what is counted (`dwelling`, `m`, `m3`); its words stand in the table of the app.
    pub per: &'static str,
    /// The commune's own share of it, 0 to 1.
    pub commune_share: f64,
    /// Year of the prices.
    pub year: i32,
    /// Where the figure is from.
    pub source: &'static str,
}

/// Something to place on the map.
#[derive(Debug)]
pub struct MeasureKind {
    /// Its id.
    pub id: &'static str,
    /// What it is placed on.
    pub place: PlaceKind,
    /// Its size: unit, lowest, highest, usual and step; `None` where only its place counts.
    pub size: Option<MeasureSize>,
    /// What it costs.
    pub cost: UnitCost,
}

/// The sizes that a measure can have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeasureSize {
    /// Unit of the size.
    pub unit: &'static str,
    /// The smallest.
    pub min: f64,
    /// The largest.
    pub max: f64,
    /// The one that a new measure has.
    pub usual: f64,
    /// The smallest step.
    pub step: f64,
}

/// What a measure is placed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// Any point of the commune.
    Point,
    /// A road that carries traffic.
    Road,
    /// A line drawn by the resident.
    Line,
}

/// Something to show on the map.
#[derive(Debug)]
pub struct LayerSpec {
    /// Its id.
    pub id: &'static str,
    /// Unit of its values.
    pub unit: &'static str,
    /// How values become colours.
    pub ramp: Ramp,
    /// Values at which the ramp begins and ends; values beyond keep the end's colour.
    pub range: (f64, f64),
    /// Values to mark on the legend.
    pub limits: &'static [Limit],
}

/// How values become colours. All ramps are perceptually even and safe for colour-blind eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ramp {
    /// Pale to deep orange: pollution and noise.
    Oranges,
    /// Pale to deep blue: water.
    Blues,
    /// Pale to deep purple: emissions.
    Purples,
    /// Pale to deep green: nature.
    Greens,
}

/// A value that a law or a health body has set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limit {
    /// The value, in the layer's unit.
    pub value: f64,
    /// Id of its short name.
    pub id: &'static str,
}

/// A figure that residents see.
#[derive(Debug)]
pub struct IndicatorSpec {
    /// Its id.
    pub id: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// Digits after the decimal separator.
    pub decimals: u8,
    /// What is better.
    pub direction: Direction,
    /// The model and data that it comes from.
    pub source: &'static str,
    /// Codes in indicator frameworks (`SDG 11.6.2`, `ISO 37120 8.1`, `ESRS E2-4`).
    pub codes: &'static [&'static str],
    /// The figure of which it is a part (`population`), if it is one.
    pub of: Option<&'static str>,
}

/// What is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Less of it.
    Down,
    /// More of it.
    Up,
    /// Neither.
    Neutral,
}

/// A chart of a series.
#[derive(Debug)]
pub struct Chart {
    /// Its id, which is the series' id in the outcome.
    pub id: &'static str,
    /// How it is drawn.
    pub kind: ChartKind,
    /// Unit of its values.
    pub unit: &'static str,
    /// Digits after the decimal separator.
    pub decimals: u8,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// A bar for each label, today beside scenario.
    Bars,
    /// A line over the labels, today and scenario.
    Line,
}
