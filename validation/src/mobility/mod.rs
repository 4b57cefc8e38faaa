//! Cases about mobility: trips, their assignment to roads, and what vehicles emit.

mod assignment;
mod gravity;
mod mode_share;

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[
    Case { model: "gravity", run: gravity::two_towns },
    Case { model: "assign", run: assignment::sioux_falls },
    Case { model: "assign", run: assignment::braess },
    Case { model: "mode-share", run: mode_share::two_buses },
];
