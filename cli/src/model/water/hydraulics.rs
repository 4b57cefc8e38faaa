//! Water on the move: terrain, flood, and what a river carries.

use super::{flood, river, terrain};
use crate::model::Entry;

pub(super) fn entries() -> [Entry; 5] {
    [
        entry!("flood", "Flood over land on a grid (local-inertial equations)", flood::run),
        entry!("terrain", "Pits, flow directions, catchments and slopes of an elevation grid", terrain::run,),
        entry!(
            "streeter-phelps",
            "Oxygen along a river below a discharge of waste water",
            river::streeter_phelps,
        ),
        entry!("spill", "A spill that a river carries and spreads", river::spill),
        entry!(
            "nutrient-loads",
            "Nitrogen or phosphorus from land uses, and what arrives of it downstream",
            river::nutrient_loads,
        ),
    ]
}
