//! A breach floods a dry plain, as most floods are: most cells are dry. Test 4 of the UK Environment Agency's
//! benchmark (Néelz and Pender 2013).

use super::{Aim, Case, Run, columns};
use parvis_core::models::water::flood::{Flood, Hydrograph, Manning, Numerics, Setup, Source, Start};
use std::error::Error;

pub(super) const CASE: Case = Case {
    name: "flood_breach",
    beside: "flood_breach",
    what: "flood, twenty minutes of EA Test 4 (80 000 cells, dry at first)",
    files: &["flood/ea4/Test4BC.csv"],
    peer: "landlab OverlandFlow",
    // landlab starts with a film of 0.01 mm.
    agrees_to: Some(0.02),
    aim: Aim::TimesPeerInBrowser(20.0),
    prepare,
};

const COLUMNS: usize = 200;
const ROWS: usize = 400;
const END_S: f64 = 1200.0;

fn prepare(files: &[&str]) -> Result<Run, Box<dyn Error>> {
    let text = files.first().copied().unwrap_or_default();
    let [minutes, inflow] = columns(text, ["Time (min)", "Inflow (cumecs)"])?;
    let inflow = Hydrograph::new(minutes.iter().map(|t| t * 60.0).collect(), inflow)?;
    let breach = [Source { cells: (198..202).map(|row| row * COLUMNS).collect(), discharge_m3_s: inflow }];
    let (bed_m, no_rain) = (vec![0.0; COLUMNS * ROWS], Hydrograph::constant(0.0));
    Ok(Box::new(move || {
        let setup = Setup {
            rows: ROWS,
            columns: COLUMNS,
            cell_m: 5.0,
            bed_m: &bed_m,
            manning: Manning::Uniform(0.05),
            start: Start::Dry,
            edges: &[],
            sources: &breach,
            rain_m_s: &no_rain,
            rain_share: None,
            numerics: Numerics::default(),
        };
        let run = Flood::<f64>::new(&setup).and_then(|mut flood| {
            flood.step_until(END_S)?;
            Ok(flood.volume_m3())
        });
        run.unwrap_or(f64::NAN)
    }))
}
