//! Soil and groundwater: how a pollutant travels and fades.

use super::Entry;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    Vec::new()
}
