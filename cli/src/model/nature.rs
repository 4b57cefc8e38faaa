//! Nature: habitat quality, connectivity, corridors, cooling, carbon, pollination.

use super::Entry;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    Vec::new()
}
