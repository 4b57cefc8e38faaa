//! Storm runoff against the handbook's figure.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::water::scs_cn::{INITIAL_ABSTRACTION, runoff_mm};

const INCH_MM: f64 = 25.4;

/// Six inches of rain on a curve number of 75 (TR-55, table 2-1).
pub(super) fn handbook(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let runoff_in = runoff_mm(6.0 * INCH_MM, 75.0, INITIAL_ABSTRACTION)? / INCH_MM;
    let case = "CN 75, 6.0 in of rain, runoff in in";
    Ok(vec![Row::new("scs-cn", case, 3.28, runoff_in, Bound::Absolute(0.005), "USDA TR-55 (1986)")])
}
