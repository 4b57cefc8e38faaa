//! Energy: heat demand, sun, photovoltaics, the balance of the commune.

use super::Entry;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    Vec::new()
}
