//! Cases about mobility: trips, their assignment to roads, and what vehicles emit.

mod assignment;

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[
    Case { model: "assign", run: assignment::sioux_falls },
    Case { model: "assign", run: assignment::braess },
];
