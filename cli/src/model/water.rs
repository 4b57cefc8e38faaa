//! Water: rain to river, evaporation, crops, storm runoff, terrain, flood, river quality.

use super::Entry;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    Vec::new()
}
