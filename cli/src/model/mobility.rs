//! Mobility: trips, their assignment to roads, and what vehicles emit.

use super::Entry;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    Vec::new()
}
