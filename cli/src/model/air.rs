//! Air: the Gaussian plume, its annual kernels, and nitrogen chemistry.

use super::Entry;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    Vec::new()
}
