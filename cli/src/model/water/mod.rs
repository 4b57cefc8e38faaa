//! Water: rain to river, evaporation, crops, storm runoff, terrain, flood, river quality.

mod flood;
mod hydraulics;
mod river;
mod terrain;

use super::Entry;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    hydraulics::entries().into_iter().collect()
}
