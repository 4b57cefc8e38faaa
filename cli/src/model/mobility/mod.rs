//! Mobility: trips, their assignment to roads, and what vehicles emit.

mod assign;
mod emission_speed;
mod gravity;
mod inputs;
mod mode_share;

use super::Entry;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    vec![
        entry!("gravity", "Doubly constrained gravity model, balanced by Furness", gravity::run),
        entry!(
            "mode-share",
            "Mode shares by multinomial logit, from utilities or known shares",
            mode_share::run,
        ),
        entry!("assign", "User equilibrium on a road network (bi-conjugate Frank-Wolfe)", assign::run),
        entry!("emission-speed", "Hot exhaust by mean speed (COPERT form)", emission_speed::run),
    ]
}
