//! GR4J against its authors' figures and series.

use super::daily::Daily;
use crate::compare::worst_relative_difference;
use crate::table::Table;
use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::numerics::skill::hydrological;
use parvis_core::models::water::gr4j::{Day, Gr4j, Parameters, State};

const MODEL: &str = "gr4j";
/// The catchment that the model's authors use as their example, and the parameters they found for it.
const EXAMPLE: &str = "hydrology/L0123001.csv";
const FITTED: Parameters = Parameters { x1_mm: 257.238, x2_mm_d: 1.012, x3_mm: 88.235, x4_d: 2.208 };
const SOURCE: &str = "airGR 1.7.9, catchment L0123001 (Coron et al. 2017)";

/// The scores of 1990 to 1999 that the authors print for their example.
#[expect(clippy::approx_constant, reason = "0.7854 is the published KGE, not a quarter of pi")]
pub(super) fn skill(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let daily = Daily::read(reference, EXAMPLE)?;
    let run = daily.days("1990-01-01", "1999-12-31")?;
    let warm_up = daily.days("1989-01-01", "1989-12-31")?;
    let span = warm_up.start..run.end;
    let model = Gr4j::new(FITTED)?;
    let mut q_mm = vec![0.0; span.len()];
    model.run(&mut model.initial(), &daily.p_mm[span.clone()], &daily.pet_mm[span], &mut q_mm)?;
    let fit = hydrological(&daily.q_mm[run], &q_mm[warm_up.len()..])?;
    let row = |figure: &str, expected, got| {
        Row::new(MODEL, format!("L0123001 1990-1999, {figure}"), expected, got, Bound::Absolute(2e-4), SOURCE)
    };
    Ok(vec![
        row("NSE", 0.7988, fit.nse),
        row("KGE", 0.7854, fit.kge),
        row("KGE r", 0.8985, fit.r),
        row("KGE alpha", 0.8161, fit.alpha),
        row("KGE beta", 1.0437, fit.beta),
    ])
}

/// Every flux and store of every day from 1994 to 1999, and what is under way at the end.
pub(super) fn series(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let daily = Daily::read(reference, EXAMPLE)?;
    let run = daily.days("1994-01-01", "1999-12-31")?;
    let warm_up = daily.days("1993-01-01", "1993-12-31")?;
    let model = Gr4j::new(FITTED)?;
    let mut state = model.initial();
    let mut days = Vec::with_capacity(run.len());
    model.run_with(&mut state, &daily.p_mm[warm_up.clone()], &daily.pet_mm[warm_up], |_, _, _| {})?;
    model.run_with(&mut state, &daily.p_mm[run.clone()], &daily.pet_mm[run], |_, fluxes, state| {
        days.push((*fluxes, *state));
    })?;

    let published =
        |path| -> Result<Table, ReferenceError> { Table::parse(path, &reference.gunzipped_text(path)?) };
    let expected = published("hydrology/sim_GR4J.csv.gz")?;
    let row = |figure: &str, worst| {
        let case = format!("L0123001 1994-1999, {figure}, worst relative difference of a day");
        Row::new(MODEL, case, 1e-6, worst, Bound::AtMost, SOURCE)
    };
    let mut rows = Vec::new();
    for (column, figure) in COLUMNS {
        let got: Vec<_> = days.iter().map(figure).collect();
        rows.push(row(column, worst_relative_difference(&expected.numbers(column)?, &got)));
    }
    // The published state keeps the flow of the last day in front of what is under way.
    let levels = published("hydrology/state_GR4J.csv.gz")?.numbers("state")?;
    let (uh1, uh2) = state.under_way_mm();
    let got = [&uh1[..19], &uh2[..39]].concat();
    let expected = [levels.get(8..27).unwrap_or_default(), levels.get(28..67).unwrap_or_default()].concat();
    rows.push(row("unit hydrographs at the end", worst_relative_difference(&expected, &got)));
    Ok(rows)
}

type Figure = fn(&(Day, State)) -> f64;

/// The published columns and what they are called here.
const COLUMNS: [(&str, Figure); 16] = [
    ("Prod", |(_, s)| s.production_mm),
    ("Pn", |(f, _)| f.net_rain_mm),
    ("Ps", |(f, _)| f.uptake_mm),
    ("AE", |(f, _)| f.evaporation_mm),
    ("Perc", |(f, _)| f.percolation_mm),
    ("PR", |(f, _)| f.effective_rain_mm),
    ("Q9", |(f, _)| f.q9_mm),
    ("Q1", |(f, _)| f.q1_mm),
    ("Rout", |(_, s)| s.routing_mm),
    ("Exch", |(f, _)| f.potential_exchange_mm),
    ("AExch1", |(f, _)| f.routing_exchange_mm),
    ("AExch2", |(f, _)| f.direct_exchange_mm),
    ("AExch", |(f, _)| f.routing_exchange_mm + f.direct_exchange_mm),
    ("QR", |(f, _)| f.routed_mm),
    ("QD", |(f, _)| f.direct_mm),
    ("Qsim", |(f, _)| f.q_mm),
];
