//! The flood against analytic channels and against the reach of a spreading flood.

mod environment_agency;
mod macdonald;

use crate::{Reference, ReferenceError, Row};

const MODEL: &str = "flood";

pub(super) fn run(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let mut rows = macdonald::rows(reference)?;
    rows.extend(environment_agency::rows(reference)?);
    Ok(rows)
}
