//! Water: rain to river, evaporation, crops, storm runoff, terrain, flood, river quality.

mod crop;
mod daily;
mod evapotranspiration;
mod flood;
mod hydraulics;
mod hydrology;
mod river;
mod runoff;
mod scarcity;
mod snow;
mod storm;
mod terrain;

use super::Entry;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    hydrology::entries().into_iter().chain(hydraulics::entries()).collect()
}
