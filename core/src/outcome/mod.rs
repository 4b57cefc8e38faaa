//! What a run returns: figures with their ranges, layers, series and flows.

mod estimate;
mod indicator;
mod quantity;
mod theme;

pub use estimate::{DRAWS, Estimate};
pub use indicator::{Cost, Indicator, Input};
pub use quantity::Quantity;
pub use theme::{CellDelta, Flow, Layer, Outcome, Pattern, Series, ThemeOutcome};
