//! Cases about energy: heat demand, sun, photovoltaics, the balance of the commune.

mod balance;
mod formulas;
mod heat_demand;
mod solar_position;

use crate::Case;

/// The cases of this field.
pub(crate) const CASES: &[Case] = &[
    Case { model: "solar-position", run: solar_position::run },
    Case { model: "heat-demand", run: heat_demand::run },
    Case { model: "pv", run: formulas::pv },
    Case { model: "heat-pump", run: formulas::heat_pump },
    Case { model: "degree-days", run: formulas::degree_days },
    Case { model: "energy-balance", run: balance::run },
];
