//! The path of the law, and a measure that halves.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::emissions::trajectory::{EUROPEAN_TARGETS, Phase, Start, trajectory};

const MODEL: &str = "trajectory";
const SOURCE: &str = "Regulation (EU) 2021/1119: -55 % in 2030 against 1990, net zero in 2050";

pub(super) fn run(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let start = Start { year: 2020, emissions_t: 80.0, emissions_1990_t: 100.0, trend: 0.0 };
    let half = Phase { start_year: 2020, ramp_years: 10, saving_share: 0.5 };
    let run = trajectory(start, &[half], &EUROPEAN_TARGETS, 2050)?;
    let year = |series: &[f64], year: i32| {
        run.years.iter().position(|y| *y == year).and_then(|i| series.get(i)).copied().unwrap_or(f64::NAN)
    };
    Ok([
        ("path in 2030, share of 1990", 0.45, year(&run.path_t, 2030) / 100.0),
        ("path in 2050, share of 1990", 0.0, year(&run.path_t, 2050) / 100.0),
        ("half saved over ten years, after five, share left", 0.75, year(&run.with_t, 2025) / 80.0),
    ]
    .map(|(case, expected, got)| Row::new(MODEL, case, expected, got, Bound::Absolute(1e-12), SOURCE))
    .into())
}
