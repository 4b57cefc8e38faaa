//! Risk: fire weather, fire spread, flood damage, cascades.

use super::Entry;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    Vec::new()
}
