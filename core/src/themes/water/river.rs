//! The natural flow of the river from the pack's rain.

use super::super::Unavailable;
use super::super::figures::{Assumption, activity_input};
use crate::models::water::balance::STAGES;
use crate::models::numerics::quantile;
use crate::models::water::gr4j::{Gr4j, Parameters};
use crate::outcome::{Estimate, Input};
use crate::territory::{Hydrology, LayerKind, Territory};

/// The first days fill the stores and are not counted.
const WARM_UP_DAYS: usize = 365;

/// Litres of a millimetre on a square kilometre, in m3.
const M3_PER_MM_KM2: f64 = 1000.0;

/// Shares of days on which a stage has begun, in the river's natural state: how low a flow is low. Prefects
/// set the thresholds of real rivers; these are the levels at which French orders usually stand.
const STAGE_SHARES: [f64; STAGES] = [0.20, 0.10, 0.05, 0.02];

/// How far the flow as a whole may be off: an ungauged catchment.
const FLOW_ERROR: Assumption = Assumption {
    id: "water.flow_error",
    range: (1.0, 0.75, 1.3),
    unit: "ratio",
    year: 2003,
    source: "Perrin 2003 and the split-sample table of docs/VALIDATION.md: volume error of GR4J away from its gauge",
};

/// How far it may be off where the model was fitted to a gauge.
static GAUGED_FLOW_ERROR: Assumption = Assumption {
    range: (1.0, 0.87, 1.15),
    source: "split-sample table of docs/VALIDATION.md: GR4J at its own gauge, in years it was not fitted to, gave 0.906 to 1.106 of the volume; its logarithm is off by 0.084 (root mean square), nine times in ten by less than 0.14",
    ..FLOW_ERROR
};

/// Parameters where the pack holds none: the medians of 429 catchments, and what four in five of them have.
static MEDIANS: [Assumption; 4] = [
    median("water.gr4j_x1_mm", (350.0, 100.0, 1200.0), "mm"),
    median("water.gr4j_x2_mm_d", (0.0, -5.0, 3.0), "mm/d"),
    median("water.gr4j_x3_mm", (90.0, 20.0, 300.0), "mm"),
    median("water.gr4j_x4_d", (1.7, 1.1, 2.9), "d"),
];

const fn median(id: &'static str, range: (f64, f64, f64), unit: &'static str) -> Assumption {
    Assumption { id, range, unit, year: 2003, source: "Perrin, Michel and Andréassian 2003, table 1: 429 catchments" }
}

/// The river where the commune draws.
pub(super) struct River {
    /// Natural flow of each day \[m3/d\].
    pub(super) flow_m3_d: Vec<f64>,
    /// Month of each day, 0 for January.
    pub(super) month: Vec<u8>,
    /// Flows below which the stages begin \[m3/d\].
    pub(super) stage_below_m3_d: [f64; STAGES],
    pub(super) mean_m3_d: f64,
    pub(super) error: Estimate,
    /// Its parameters and how far it may be off, for "Why this number?".
    pub(super) inputs: Vec<Input>,
}

impl River {
    pub(super) fn new(territory: &Territory) -> Result<Self, Unavailable> {
        let rain = territory.hydrology.as_ref().ok_or(Unavailable::Layer(LayerKind::Hydrology))?;
        let km2 = territory.activities.value("water.catchment_km2").unwrap_or(territory.manifest.area_km2);
        let flow_mm = natural_flow(territory, rain)?;
        let skip = WARM_UP_DAYS.min(flow_mm.len() / 3);
        let flow_m3_d: Vec<f64> = flow_mm.iter().skip(skip).map(|q| q * km2 * M3_PER_MM_KM2).collect();
        let month = |date: &String| date.get(5..7).and_then(|m| m.parse::<u8>().ok()).map_or(0, |m| m.saturating_sub(1) % 12);
        let own = |median: &Assumption| activity_input(territory, median.id).unwrap_or_else(|| median.input());
        let fitted = MEDIANS.iter().all(|median| territory.activities.get(median.id).is_some());
        let error = if fitted { &GAUGED_FLOW_ERROR } else { &FLOW_ERROR };
        let stage_below_m3_d = quantile::quantiles(&flow_m3_d, STAGE_SHARES)?;
        Ok(Self {
            mean_m3_d: flow_m3_d.iter().sum::<f64>() / flow_m3_d.len().max(1) as f64,
            month: rain.date.iter().skip(skip).map(month).collect(),
            stage_below_m3_d,
            flow_m3_d,
            error: error.estimate(),
            inputs: MEDIANS.iter().map(own).chain([error.input()]).collect(),
        })
    }
}

/// Flow of each day \[mm/d\].
fn natural_flow(territory: &Territory, rain: &Hydrology) -> Result<Vec<f64>, Unavailable> {
    let [x1_mm, x2_mm_d, x3_mm, x4_d] =
        [0, 1, 2, 3].map(|i| territory.activities.value(MEDIANS[i].id).unwrap_or(MEDIANS[i].range.0));
    let model = Gr4j::new(Parameters { x1_mm, x2_mm_d, x3_mm, x4_d })?;
    let mut flow = vec![0.0; rain.p_mm.len()];
    model.run(&mut model.initial(), &rain.p_mm, &rain.pet_mm, &mut flow)?;
    Ok(flow)
}
