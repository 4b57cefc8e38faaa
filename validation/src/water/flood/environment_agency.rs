//! Test 4 of the UK Environment Agency's benchmark of 2D flood models: a breach floods a flat plain.

use super::MODEL;
use crate::table::Table;
use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::water::flood::{
    Boundary, Edge, Flood, Hydrograph, Manning, Numerics, Setup, Side, Start,
};
use parvis_core::territory::Frame;

const SOURCE: &str =
    "Néelz and Pender 2013, Environment Agency SC120002, Test 4; figures of landlab 2.11.0 OverlandFlow";
const FRAME: Frame = Frame { west_m: 0.0, north_m: 2000.0, cell_m: 5.0, cols: 200, rows: 400 };
const ROUGHNESS: f64 = 0.05;
/// The breach: 20 m in the middle of the western edge.
const BREACH_ROWS: [usize; 2] = [198, 202];
const BREACH_M: f64 = 20.0;
/// A gauge counts as reached at this depth, m.
const REACHED_M: f64 = 0.01;
/// How often the gauges are read, s.
const SAMPLE_S: f64 = 5.0;
/// All gauges are reached by then, s.
const END_S: f64 = 4500.0;
/// When landlab's OverlandFlow, a program with the same equations, reaches gauges 1 to 6, min. (The report
/// itself shows curves of many programs and no figures.)
const LANDLAB_MIN: [f64; 6] = [10.17, 16.53, 30.86, 46.46, 62.96, 60.04];

pub(super) fn rows(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let read = |path: &str| Table::parse(path, &reference.text(path)?);
    let inflow = read("flood/ea4/Test4BC.csv")?;
    let gauges = read("flood/ea4/gauges.csv")?;
    let times_s = inflow.numbers("Time (min)")?.iter().map(|t| t * 60.0).collect();
    let unit = inflow.numbers("Inflow (cumecs)")?.iter().map(|q| q / BREACH_M).collect();
    let breach = [Edge {
        side: Side::West,
        from: BREACH_ROWS[0],
        to: BREACH_ROWS[1],
        boundary: Boundary::Inflow(Hydrograph::new(times_s, unit)?),
    }];
    let mut flood = Flood::<f64>::new(&Setup {
        rows: FRAME.rows as usize,
        columns: FRAME.cols as usize,
        cell_m: FRAME.cell_m,
        bed_m: &vec![0.0; FRAME.len()],
        manning: Manning::Uniform(ROUGHNESS),
        start: Start::Dry,
        edges: &breach,
        sources: &[],
        rain_m_s: &Hydrograph::constant(0.0),
        rain_share: None,
        numerics: Numerics::default(),
    })?;
    let (x, y) = (gauges.numbers("X")?, gauges.numbers("Y")?);
    let cells: Vec<_> = x.iter().zip(&y).filter_map(|(x, y)| FRAME.index_at([*x, *y])).collect();
    let mut arrival_min = vec![f64::NAN; cells.len()];
    let mut t_s = 0.0;
    while t_s < END_S {
        t_s += SAMPLE_S;
        flood.step_until(t_s)?;
        for (cell, arrival) in cells.iter().zip(&mut arrival_min) {
            let depth = flood.depth_m().get(*cell).copied().unwrap_or(f64::NAN);
            if arrival.is_nan() && depth > REACHED_M {
                *arrival = t_s / 60.0;
            }
        }
    }
    let row =
        |case: String, expected, got, tolerance| Row::new(MODEL, case, expected, got, tolerance, SOURCE);
    let mut rows: Vec<Row> = (1..)
        .zip(LANDLAB_MIN.iter().zip(&arrival_min))
        .map(|(n, (known, got))| {
            row(format!("EA Test 4: gauge {n} reached, min"), *known, *got, Bound::Absolute(0.1))
        })
        .collect();
    let in_order =
        [0, 1, 2, 3, 5, 4].windows(2).filter(|pair| arrival_min.get(pair[0]) < arrival_min.get(pair[1]));
    let case = "EA Test 4: gauges reached in the order 1 2 3 4 6 5, pairs in order".to_owned();
    rows.push(row(case, 5.0, in_order.count() as f64, Bound::Absolute(0.0)));
    let drift = flood.balance().drift().abs();
    rows.push(row("EA Test 4: drift of the volume, share".to_owned(), 1e-4, drift, Bound::AtMost));
    Ok(rows)
}
