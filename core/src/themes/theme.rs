//! What every theme can do.

use super::Spec;
use crate::outcome::{Outcome, ThemeOutcome};
use crate::scenario::Scenario;
use crate::territory::{LayerKind, Territory};
use thiserror::Error;

/// A theme: it says what it offers, and prepares itself once for a territory.
pub trait Theme: Sync {
    /// Levers, measures, layers, indicators, and what the theme needs.
    fn spec(&self) -> &'static Spec;

    /// Does all work that no scenario changes. `baseline` holds the baseline of the themes upstream.
    fn prepare(&self, territory: &Territory, baseline: &Outcome) -> Result<Box<dyn Prepared>, Unavailable>;
}

/// A theme made ready for one territory: it runs scenarios.
pub trait Prepared: Send {
    /// Same scenario and upstream, same bits. `upstream` holds what the themes upstream found for this
    /// scenario. A lever or measure that the territory does not know counts as not moved.
    fn run(&self, scenario: &Scenario, upstream: &Outcome) -> ThemeOutcome;
}

/// Why a commune cannot have a theme.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Unavailable {
    /// The pack lacks a layer.
    #[error("the pack has no layer {}", .0.name())]
    Layer(LayerKind),
    /// The pack lacks a figure among its activities.
    #[error("the pack has no figure {0} in activity.csv")]
    Activity(&'static str),
    /// A theme upstream is not available.
    #[error("it builds upon the theme {0}, which is not available")]
    Theme(&'static str),
    /// A model refused the pack's data.
    #[error("{0}")]
    Model(#[from] crate::models::ModelError),
}
