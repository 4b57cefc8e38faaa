//! Numerics that the models share: seeded ensembles, calibration, measures of skill.

use super::Entry;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    Vec::new()
}
