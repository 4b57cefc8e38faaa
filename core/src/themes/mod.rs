//! The themes, a folder each: levers, layers, indicators, factors with their sources, and the run that joins
//! a territory to the models.
//!
//! A new theme is one folder and one line at the foot of this page. Its words, in every language, stand beside it in
//! `words.toml`; the code here knows ids alone.

mod figures;
#[cfg(test)]
pub(crate) mod fixture;
mod ground;
mod hectare;
mod presets;
mod spec;
mod theme;

pub use presets::{PRESETS, Preset};
pub use spec::{
    Chart, ChartKind, Direction, IndicatorSpec, LayerSpec, Lever, LeverKind, Limit, MeasureKind, MeasureSize,
    PlaceKind, Ramp, Spec, Start, UnitCost,
};
pub use theme::{Prepared, Theme, Unavailable};

/// Lists the themes: their folders, their specs, and the themes themselves.
macro_rules! themes {
    ($($folder:ident: $theme:ident),* $(,)?) => {
        $(pub mod $folder;)*

        /// What every theme offers, those that others build upon first. A page that draws levers and
        /// legends from it carries none of the models.
        pub const SPECS: &[&Spec] = &[$(&$folder::SPEC),*];

        /// Every theme, in the order of [`SPECS`].
        pub const ALL: &[&dyn Theme] = &[$(&$folder::$theme),*];
    };
}

/// The levers that are offered with a theme: its own, then those of other themes that change its figures.
pub fn levers_of(spec: &'static Spec) -> impl Iterator<Item = &'static Lever> {
    let shown =
        spec.shows.iter().flat_map(|id| SPECS.iter().flat_map(|s| s.levers).filter(move |l| l.id == *id));
    spec.levers.iter().chain(shown)
}

/// The measures that are offered with a theme: its own, then those of other themes that change its figures.
pub fn measures_of(spec: &'static Spec) -> impl Iterator<Item = &'static MeasureKind> {
    let shown =
        spec.shows.iter().flat_map(|id| SPECS.iter().flat_map(|s| s.measures).filter(move |m| m.id == *id));
    spec.measures.iter().chain(shown)
}

themes! {
    emissions: Emissions,
    air: Air,
    water: Water,
}
