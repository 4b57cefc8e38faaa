//! Short formulas at published or hand-worked points.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::energy::degree_days::{
    EUROSTAT_COOLING, EUROSTAT_HEATING, cooling_degree_days, heating_degree_days,
};
use parvis_core::models::energy::heat_pump::{HeatSource, cop, cop_staffell};
use parvis_core::models::energy::pv::{Modules, cell_temperature_c};

const EXACT: Bound = Bound::Relative(1e-9);

pub(super) fn pv(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let modules = Modules { peak_kw: 1.0, temperature_coefficient_per_k: -0.004, losses: 0.0 };
    let row = |case, expected, got, source| Row::new("pv", case, expected, got, EXACT, source);
    Ok(vec![
        row(
            "1 kW at 1000 W/m2 and 25 °C, kW",
            1.0,
            modules.power_kw(1000.0, 25.0)?,
            "standard test conditions, IEC 60904-3",
        ),
        row(
            "1 kW at 800 W/m2 and 50 °C, kW",
            0.72,
            modules.power_kw(800.0, 50.0)?,
            "Dobos 2014, NREL/TP-6A20-62641, equation by hand",
        ),
        row(
            "cells at 800 W/m2, 20 °C, 1 m/s, °C",
            20.0 + 800.0 / 31.84,
            cell_temperature_c(800.0, 20.0, 1.0)?,
            "Faiman 2008, equation by hand",
        ),
    ])
}

pub(super) fn heat_pump(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let row = |case, expected, got, source| Row::new("heat-pump", case, expected, got, EXACT, source);
    let (ruhnau, staffell) =
        ("Ruhnau and others 2019, equation by hand", "Staffell and others 2012, equation by hand");
    Ok(vec![
        row("COP from air, lift 40 K", 2.788, cop(HeatSource::Air, 40.0)?, ruhnau),
        row("COP from the ground, lift 25 K", 4.9215, cop(HeatSource::Ground, 25.0)?, ruhnau),
        row("COP from air, lift 40 K", 2.978, cop_staffell(HeatSource::Air, 40.0)?, staffell),
        row("COP from the ground, lift 40 K", 3.9444, cop_staffell(HeatSource::Ground, 40.0)?, staffell),
    ])
}

pub(super) fn degree_days(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let heating = |mean| heating_degree_days(&[mean], EUROSTAT_HEATING);
    let cooling = |mean| cooling_degree_days(&[mean], EUROSTAT_COOLING);
    let row = |case, expected, got| {
        Row::new("degree-days", case, expected, got, EXACT, "Eurostat, metadata nrg_chdd, examples")
    };
    Ok(vec![
        row("heating, a day of 12 °C, K d", 6.0, heating(12.0)?),
        row("heating, a day of 16 °C, K d", 0.0, heating(16.0)?),
        row("cooling, a day of 26 °C, K d", 5.0, cooling(26.0)?),
        row("cooling, a day of 22 °C, K d", 0.0, cooling(22.0)?),
    ])
}
