//! InVEST's test of its carbon model: three classes, and the worth of what is bound.

use super::invest_figure;
use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::nature::Landscape;
use parvis_core::models::nature::carbon::{Pools, bound_t_ha, present_value};

const MODEL: &str = "carbon-pools";
const SOURCE: &str = "natcap/invest, tests/test_carbon.py";

/// Worth per pixel of 1 m2 at 43 a tonne over 14 years: future class, discount, yearly change, expected. Printed to
/// four digits without rates, to seven with them.
const PRINTED: [(u8, f64, f64, f64, f64); 4] = [
    (1, 0.0, 0.0, -0.2494, 5e-5),
    (2, 0.0, 0.0, -0.3354, 5e-5),
    (1, -0.071, 0.028, -0.342_207_8, 5e-7),
    (2, -0.071, 0.028, -0.460_210_6, 5e-7),
];

pub(super) fn run(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let soil = |soil_t_ha| Pools { soil_t_ha, ..Pools::default() };
    let pools = [soil(86.0), soil(28.0), soil(8.0)];
    let mut rows = Vec::new();
    for (future, discount, rise, expected, tolerance) in PRINTED {
        let (now, then) = ([0u8], [future]);
        let before = Landscape { columns: 1, cell_m: 1.0, class: &now };
        let after = Landscape { columns: 1, cell_m: 1.0, class: &then };
        let bound_t: f64 = bound_t_ha(before, after, &pools)?.iter().sum::<f64>() * before.cell_ha();
        let got = bound_t * present_value(43.0, 14, discount, rise)?;
        let case = format!("worth per pixel, class {future}, discount {discount}, change {rise}");
        rows.push(Row::new(MODEL, case, expected, got, Bound::Absolute(tolerance), SOURCE));
    }
    let expected = invest_figure(reference, "price 50)=")?;
    let got = present_value(50.0, 2, 0.5, 0.05)?;
    rows.push(Row::new(
        MODEL,
        "worth of a tonne over two years",
        expected,
        got,
        Bound::Absolute(5e-6),
        SOURCE,
    ));
    Ok(rows)
}
