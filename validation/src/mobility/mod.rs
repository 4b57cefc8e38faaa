//! Cases about mobility: trips, their assignment to roads, and what vehicles emit.

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[];
