//! The curve at a background, a street and a motorway, by hand.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::air::{BAECHLIN_2008, ROMBERG_1996};

const MODEL: &str = "romberg";

pub(super) fn run(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let mut rows = Vec::new();
    let fits = [
        (
            ROMBERG_1996,
            "Romberg and others 1996",
            [(20.0, 13.833_333), (100.0, 45.282_609), (300.0, 73.360_465)],
        ),
        (
            BAECHLIN_2008,
            "Bächlin and Bösinger 2008",
            [(20.0, 14.885_455), (100.0, 43.181_481), (300.0, 91.070_149)],
        ),
    ];
    for (fit, source, points) in fits {
        for (nox, no2) in points {
            let case = format!("NO2 at {nox} µg/m3 of NOx, µg/m3");
            rows.push(Row::new(MODEL, case, no2, fit.no2_ug_m3(nox)?, Bound::Relative(1e-6), source));
        }
    }
    Ok(rows)
}
