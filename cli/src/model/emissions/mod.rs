//! Greenhouse gases: inventory, warming potentials, trajectories.

mod inventory;
mod road;
mod trajectory;

use super::Entry;

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    vec![
        entry!(
            "inventory",
            "greenhouse gases by sector and scope: activity x factor x warming potential (GPC, IPCC Tier 1)",
            inventory::run,
        ),
        entry!(
            "trajectory",
            "emissions to 2050 with measures phased in, beside the path of the climate law",
            trajectory::run,
        ),
        entry!(
            "road-emission-factors",
            "fuel and nitrogen oxides per kilometre of a fleet by speed (EMEP/EEA hot functions)",
            road::run,
        ),
    ]
}
