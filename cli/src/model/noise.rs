//! Noise: road emission and propagation (CNOSSOS-EU).

use super::Entry;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    Vec::new()
}
