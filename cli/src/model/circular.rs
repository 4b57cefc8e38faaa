//! Circular economy: stocks, flows, loops, life cycles.

use super::Entry;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    Vec::new()
}
