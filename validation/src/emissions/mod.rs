//! Cases about greenhouse gases: inventory, warming potentials, trajectories.

mod inventory;
mod road;
mod trajectory;

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[
    Case { model: "inventory", run: inventory::run },
    Case { model: "road-emission-factors", run: road::run },
    Case { model: "trajectory", run: trajectory::run },
];
