//! The curve of dwellings in Europe as the report prints it.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::risk::depth_damage::Asset;

const SOURCE: &str = "Huizinga, de Moel and Szewczyk 2017 (JRC, EUR 28552 EN), residential buildings, Europe";

pub(super) fn dwellings(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let printed = [
        (0.5, 0.25),
        (1.0, 0.40),
        (1.5, 0.50),
        (2.0, 0.60),
        (3.0, 0.75),
        (4.0, 0.85),
        (5.0, 0.95),
        (6.0, 1.0),
    ];
    let row = |(depth_m, share): (f64, f64)| {
        let case = format!("share of the greatest damage to dwellings at {depth_m} m");
        let got = Asset::Residential.damage_share(depth_m);
        Row::new("depth-damage", case, share, got, Bound::Absolute(1e-9), SOURCE)
    };
    Ok(printed.into_iter().map(row).collect())
}
