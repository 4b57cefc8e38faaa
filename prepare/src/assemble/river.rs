//! The character of the river, from its gauge into `activity.csv`.

use crate::derive::activity::put;
use crate::derive::river::{River, fit_river};
use crate::remark::Remark;
use parvis_core::models::water::gr4j::Parameters;
use parvis_core::territory::{Basis, Territory};

/// Puts the parameters of the river model among the figures, where the flow was gauged and no fact names them.
pub(super) fn fit(territory: &mut Territory, remarks: &mut Vec<Remark>) {
    let list = &mut territory.activities;
    if list.0.keys().any(|id| id.starts_with("water.gr4j_")) {
        return;
    }
    let Some(series) = &territory.hydrology else { return };
    let River { parameters, days, kge, kge_unseen } = match fit_river(series) {
        None => return,
        Some(Ok(river)) => river,
        Some(Err(why)) => {
            remarks.push(Remark::LeftOut(format!("the fit of the river model to its gauge: {why}")));
            return;
        }
    };
    let source = format!(
        "GR4J fitted to the gauge of this pack ({days} days): KGE {kge:.2}, and {kge_unseen:.2} in years that a fit had not seen"
    );
    let year = series.date.last().and_then(|date| date.get(..4)?.parse().ok()).unwrap_or_default();
    let Parameters { x1_mm, x2_mm_d, x3_mm, x4_d } = parameters;
    for (id, value) in [
        ("water.gr4j_x1_mm", x1_mm),
        ("water.gr4j_x2_mm_d", x2_mm_d),
        ("water.gr4j_x3_mm", x3_mm),
        ("water.gr4j_x4_d", x4_d),
    ] {
        put(list, id, (value, value, value), year, Basis::Derived, &source);
    }
    remarks.push(Remark::Derived(format!(
        "the river: {source}; X {x1_mm} mm, {x2_mm_d} mm/d, {x3_mm} mm, {x4_d} d"
    )));
}
