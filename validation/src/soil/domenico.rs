//! The plume of Domenico against exact solutions where it has one to meet, and where it is known to fail.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::soil::domenico::Plume;
use parvis_core::models::soil::ogata_banks::Seepage;

const MODEL: &str = "domenico";
const SOURCE: &str = "van Genuchten and Alves 1982, solution C5";

const PLUME: Plume = Plume {
    velocity_m_d: 0.1,
    retardation: 2.0,
    decay_per_d: 0.001,
    longitudinal_m: 5.0,
    transverse_m: 0.0,
    vertical_m: 0.0,
    source_width_m: 10.0,
    source_depth_m: 3.0,
};

pub(super) fn run(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let plume = Plume::new(PLUME)?;
    let column = Seepage::new(Seepage {
        velocity_m_d: PLUME.velocity_m_d,
        dispersion_m2_d: PLUME.longitudinal_m * PLUME.velocity_m_d,
        retardation: PLUME.retardation,
        decay_per_d: PLUME.decay_per_d,
    })?;
    let mut rows = Vec::new();
    for x in [10.0, 50.0, 100.0] {
        let case = format!("C/C0 of the settled plume at {x} m, without sideways spread");
        let got = plume.share([x, 0.0, 0.0], f64::INFINITY);
        rows.push(Row::new(MODEL, case, column.steady_share(x), got, Bound::Absolute(1e-9), SOURCE));
    }
    for x in [10.0, 50.0] {
        let case = format!("C/C0 at {x} m after 500 d, without sideways spread");
        let got = plume.share([x, 0.0, 0.0], 500.0);
        let row = Row::new(MODEL, case, column.share(x, 500.0), got, Bound::Reported, SOURCE);
        rows.push(row.note("too low while the front passes: the approximation leaves out the second term"));
    }
    Ok(rows)
}
