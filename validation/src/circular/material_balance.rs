//! An account that does not add up, before and after.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::circular::material_balance::{Flow, reconcile};

const MODEL: &str = "material-balance";
const BY_HAND: &str = "least squares with one balance, worked by hand: the gap is shared as the variances";
const RULE: &str = "conservation of mass";

pub(super) fn run(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let flow = |from, to, stated_t, deviation_t| Flow { from, to, stated_t, deviation_t };
    let gate = reconcile(1, &[flow(None, Some(0), 100.0, 10.0), flow(Some(0), None, 90.0, 5.0)])?;
    // Collection, sorting and composting of a commune [t/a].
    let waste = reconcile(
        3,
        &[
            flow(None, Some(0), 1900.0, 60.0),
            flow(Some(0), Some(1), 620.0, 40.0),
            flow(Some(0), Some(2), 410.0, 80.0),
            flow(Some(0), None, 810.0, 30.0),
            flow(Some(1), None, 500.0, 20.0),
            flow(Some(1), None, 150.0, 15.0),
            flow(Some(2), None, 240.0, 60.0),
            flow(Some(2), None, 130.0, 40.0),
        ],
    )?;
    let worst = waste.residual_t.iter().fold(0.0, |worst: f64, r| worst.max(r.abs()));
    Ok(vec![
        Row::new(
            MODEL,
            "100 +- 10 t in, 90 +- 5 t out: both, t",
            92.0,
            gate.flow_t.first().copied().unwrap_or(f64::NAN),
            Bound::Absolute(1e-12),
            BY_HAND,
        ),
        Row::new(
            MODEL,
            "three processes, eight flows: largest residual, t",
            0.0,
            worst,
            Bound::Absolute(1e-9),
            RULE,
        ),
    ])
}
