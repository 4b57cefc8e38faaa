//! The 13 fuels of Anderson 1982 in his wind and moisture, as pyretechnics computes them.

use crate::table::Table;
use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::risk::rothermel::{FireConditions, FuelModel, FuelMoisture, surface_fire};

const MODEL: &str = "rothermel";
const SOURCE: &str = "Anderson 1982, USDA GTR INT-122, conditions; pyretechnics, figures";
const PATH: &str = "fire/anderson13_ros.csv";

/// 5 mph at the flames, dead fuel at 8 %, living at 100 %, level ground.
const CONDITIONS: FireConditions = FireConditions {
    moisture: FuelMoisture { dead: [0.08; 3], live: 1.0 },
    midflame_wind_m_s: 5.0 * 0.447_04,
    wind_to_deg: 0.0,
    slope: 0.0,
    aspect_deg: 0.0,
};
/// Chains an hour in a metre a minute, feet in a metre.
const CHAINS_H: f64 = 60.0 / 20.1168;
const FEET: f64 = 1.0 / 0.3048;

pub(super) fn run(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let table = Table::parse(PATH, &reference.text(PATH)?)?;
    let numbers = table.numbers("fuel_model")?;
    let spread = table.numbers("pyretechnics_ros_ch_per_h")?;
    let flame = table.numbers("pyretechnics_flame_ft")?;
    let printed = table.numbers("anderson1982_ros_ch_per_h")?;
    let mut rows = Vec::new();
    for (((number, spread), flame), printed) in numbers.iter().zip(&spread).zip(&flame).zip(&printed) {
        let fuel = FuelModel::anderson(*number as u8)
            .ok_or_else(|| ReferenceError::unreadable(PATH, format!("there is no fuel model {number}")))?;
        let fire = surface_fire(&fuel, &CONDITIONS)?;
        let row = |what: &str, expected: f64, got: f64, bound| {
            Row::new(MODEL, format!("fuel {number}: {what}"), expected, got, bound, SOURCE)
        };
        let ours = fire.spread_m_min * CHAINS_H;
        rows.push(row("spread, chains/h", *spread, ours, Bound::Relative(0.03)));
        rows.push(row("flame length, ft", *flame, fire.flame_length_m * FEET, Bound::Relative(0.03)));
        rows.push(row("spread as Anderson printed it, chains/h", *printed, ours, Bound::Reported));
    }
    Ok(rows)
}
