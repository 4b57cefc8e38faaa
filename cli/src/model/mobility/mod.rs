//! Mobility: trips, their assignment to roads, and what vehicles emit.

mod assign;
mod inputs;

use super::Entry;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    vec![Entry::new("assign", "User equilibrium on a road network (bi-conjugate Frank-Wolfe)", assign::run)]
}
