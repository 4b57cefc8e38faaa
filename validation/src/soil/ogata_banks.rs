//! Ogata and Banks at one time and four distances.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::soil::ogata_banks::Seepage;

const MODEL: &str = "ogata-banks";
const SOURCE: &str = "Ogata and Banks 1961, USGS Professional Paper 411-A";

/// Distance, m, and share of the source's concentration after 2.5 d, with v = 0.6 m/d and D = 0.6 m2/d.
const SHARES: [(f64, f64); 4] = [(0.5, 0.92277), (1.0, 0.81598), (2.0, 0.54642), (3.0, 0.28739)];

pub(super) fn run(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let seepage = Seepage::new(Seepage {
        velocity_m_d: 0.6,
        dispersion_m2_d: 0.6,
        retardation: 1.0,
        decay_per_d: 0.0,
    })?;
    let row = |(x, expected): (f64, f64)| {
        let case = format!("C/C0 at {x} m after 2.5 d, v = D = 0.6");
        Row::new(MODEL, case, expected, seepage.share(x, 2.5), Bound::Absolute(1e-5), SOURCE)
    };
    Ok(SHARES.map(row).to_vec())
}
