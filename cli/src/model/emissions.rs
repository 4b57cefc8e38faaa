//! Greenhouse gases: inventory, warming potentials, trajectories.

use super::Entry;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    Vec::new()
}
