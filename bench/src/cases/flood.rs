//! A wave in a basin that is wet everywhere, so that no cell is for free.

use super::{Aim, Case, Run, rough};
use parvis_core::models::water::flood::{Flood, Hydrograph, Manning, Numerics, Real, Setup, Start};
use std::error::Error;

pub(super) const DOUBLE: Case = Case {
    name: "flood",
    beside: "flood",
    what: "flood, a million cell-steps in double precision",
    files: &[],
    peer: "landlab OverlandFlow",
    // The two choose their steps apart.
    agrees_to: None,
    aim: Aim::TimesPeerInBrowser(20.0),
    prepare: prepare::<f64>,
};

pub(super) const SINGLE: Case = Case {
    name: "flood_single",
    beside: "flood",
    what: "flood, a million cell-steps in single precision",
    prepare: prepare::<f32>,
    ..DOUBLE
};

/// 250 000 cells, four steps.
const SIDE: usize = 500;
const STEPS: u64 = 4;

fn prepare<T: Real + 'static>(_: &[&str]) -> Result<Run, Box<dyn Error>> {
    let bed_m: Vec<f64> = rough(SIDE * SIDE, 7919, 101).map(|n| n as f64 * 0.01).collect();
    let mut flood = Flood::<T>::new(&Setup {
        rows: SIDE,
        columns: SIDE,
        cell_m: 10.0,
        bed_m: &bed_m,
        manning: Manning::Uniform(0.03),
        start: Start::Level(4.0),
        edges: &[],
        sources: &[],
        rain_m_s: &Hydrograph::constant(1e-5),
        rain_share: None,
        numerics: Numerics::default(),
    })?;
    Ok(Box::new(move || match flood.step_towards(1e12, STEPS) {
        Ok(_) => flood.volume_m3(),
        Err(_) => f64::NAN,
    }))
}
