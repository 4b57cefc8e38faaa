//! The themes, a folder each: levers, layers, indicators, factors with their sources, and the run that joins
//! a territory to the models.
//!
//! A new theme is one folder and one line in [`ALL`]. Its words, in every language, stand beside it in
//! `words.toml`; the code here knows ids alone.

mod spec;
mod theme;

pub use spec::{
    Chart, ChartKind, Direction, IndicatorSpec, LayerSpec, Lever, LeverKind, Limit, MeasureKind, MeasureSize,
    PlaceKind, Ramp, Spec, Start, UnitCost,
};
pub use theme::{Prepared, Theme, Unavailable};

/// Every theme, those that others build upon first.
pub const ALL: &[&dyn Theme] = &[];
