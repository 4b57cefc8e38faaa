//! How long a run takes, by the least and the middle of many.

use crate::clock::now_ms;
use serde::{Deserialize, Serialize};
use std::hint::black_box;

/// A batch of runs lasts at least this long \[ms\]: two hundred ticks of a browser's clock, which is made coarse
/// on purpose.
const BATCH_MS: f64 = 20.0;
const BATCHES: usize = 21;
/// How long a case runs before it is timed \[ms\]: a browser starts with code that was compiled fast and puts better
/// code in its place meanwhile.
const WARM_UP_MS: f64 = 1500.0;
/// No more batches are begun after this time \[ms\].
const PATIENCE_MS: f64 = 4000.0;

/// What a program prints for a case, here and in `../peers/`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Measured {
    /// The case's name.
    pub(crate) case: String,
    /// Who ran it.
    pub(crate) by: String,
    /// The least time of a run \[ms\]: the one that other programs on the machine disturbed least.
    pub(crate) least_ms: f64,
    /// The median time of a run \[ms\].
    pub(crate) median_ms: f64,
    /// A figure of the result, by which two programs can be seen to compute the same.
    pub(crate) figure: f64,
}

/// Runs `run` again and again; it answers with a figure of its result.
pub(crate) fn measure(case: &str, by: &str, mut run: impl FnMut() -> f64) -> Measured {
    let figure = run();
    let mut runs = 1_u32;
    let mut batch = |runs: u32| {
        let began = now_ms();
        for _ in 0..runs {
            black_box(run());
        }
        now_ms() - began
    };
    let began = now_ms();
    loop {
        let took = batch(runs);
        let warm = now_ms() - began >= WARM_UP_MS;
        if took >= BATCH_MS && warm || runs > 1 << 24 {
            break;
        }
        // As many as fill a batch, which may be fewer than before once the code is warm and the load has gone.
        runs = if took > 1.0 { (f64::from(runs) * 1.2 * BATCH_MS / took).ceil() as u32 } else { 8 * runs };
    }
    let began = now_ms();
    let mut times = Vec::with_capacity(BATCHES);
    while times.len() < BATCHES && (times.len() < 3 || now_ms() - began < PATIENCE_MS) {
        times.push(batch(runs) / f64::from(runs));
    }
    times.sort_by(f64::total_cmp);
    let at = |index: usize| times.get(index).copied().unwrap_or(f64::NAN);
    Measured {
        case: case.to_owned(),
        by: by.to_owned(),
        least_ms: at(0),
        median_ms: at(times.len() / 2),
        figure,
    }
}
