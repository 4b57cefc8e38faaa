//! Fuels and heat in buildings \[kg per kWh NCV of final energy\].
//!
//! Combustion: IPCC 2006, Volume 2, Tables 2.2, 2.4 and 2.5. Supply: ADEME Base Empreinte as stated by
//! `@incubateur-ademe/nosgestesclimat` 4.10.2 (2025), less that combustion.

use super::super::Substance::{self, Ch4Biogenic, Ch4Fossil, Co2, Co2Biogenic, Co2e, N2o};
use super::super::factor::per_kwh;
use super::Factor;

const IPCC: &str = "IPCC 2006, Vol. 2, Tables 2.2 and 2.5 (residential; the same in Table 2.4, commercial)";
const UNIT: &str = "kg/kWh";

const fn combustion(id: &'static str, substance: Substance, kg_tj: (f64, f64, f64)) -> Factor<'static> {
    Factor::new(id, substance, per_kwh(kg_tj.0, kg_tj.1, kg_tj.2), UNIT, 2006, IPCC)
}

const fn supply(id: &'static str, range: (f64, f64, f64), source: &'static str) -> Factor<'static> {
    Factor::new(id, Co2e, range, UNIT, 2025, source)
}

/// Natural gas: CO2, CH4, N2O, then supply (scope 3).
pub static GAS: [Factor<'static>; 4] = [
    combustion("heating.gas.co2", Co2, (56_100.0, 54_300.0, 58_300.0)),
    combustion("heating.gas.ch4", Ch4Fossil, (5.0, 1.5, 15.0)),
    combustion("heating.gas.n2o", N2o, (0.1, 0.03, 0.3)),
    supply(
        "heating.gas.supply",
        (0.0363, 0.020, 0.060),
        "Base Empreinte, natural gas, mean mix, 0.215 kg CO2e per gross kWh (x 1.111), less combustion",
    ),
];

/// Heating oil: CO2, CH4, N2O, then supply.
pub static OIL: [Factor<'static>; 4] = [
    combustion("heating.oil.co2", Co2, (74_100.0, 72_600.0, 74_800.0)),
    combustion("heating.oil.ch4", Ch4Fossil, (10.0, 3.0, 30.0)),
    combustion("heating.oil.n2o", N2o, (0.6, 0.2, 2.0)),
    supply(
        "heating.oil.supply",
        (0.0546, 0.040, 0.070),
        "Base Empreinte, domestic heating oil, continental France, 0.323 kg CO2e/kWh, less combustion",
    ),
];

/// Liquefied petroleum gas (butane, propane): CO2, CH4, N2O, then supply.
pub static LPG: [Factor<'static>; 4] = [
    combustion("heating.lpg.co2", Co2, (63_100.0, 61_600.0, 65_600.0)),
    combustion("heating.lpg.ch4", Ch4Fossil, (5.0, 1.5, 15.0)),
    combustion("heating.lpg.n2o", N2o, (0.1, 0.03, 0.3)),
    supply(
        "heating.lpg.supply",
        (0.0432, 0.030, 0.060),
        "Base Empreinte, LPG, 0.271 kg CO2e/kWh, less combustion",
    ),
];

/// Logs, in any stove: CO2 (biogenic), CH4, N2O, then supply.
pub static LOGS: [Factor<'static>; 4] = [
    combustion("heating.logs.co2_biogenic", Co2Biogenic, (112_000.0, 95_000.0, 132_000.0)),
    combustion("heating.logs.ch4", Ch4Biogenic, (300.0, 100.0, 900.0)),
    combustion("heating.logs.n2o", N2o, (4.0, 1.5, 15.0)),
    supply(
        "heating.logs.supply",
        (0.0129, 0.006, 0.046),
        "Base Empreinte, log stove, 0.046 kg CO2e/kWh, less combustion; high: all of it supply",
    ),
];

/// Pellets: CO2 (biogenic), N2O, then supply, which holds what little methane there is.
pub static PELLETS: [Factor<'static>; 3] = [
    combustion("heating.pellets.co2_biogenic", Co2Biogenic, (112_000.0, 95_000.0, 132_000.0)),
    combustion("heating.pellets.n2o", N2o, (4.0, 1.5, 15.0)),
    supply(
        "heating.pellets.supply",
        (0.0281, 0.015, 0.040),
        "Base Empreinte, pellet stove, 0.032 kg CO2e/kWh, less combustion",
    ),
];

/// Heat from a network (scope 2).
pub static DISTRICT: [Factor<'static>; 1] = [Factor::new(
    "heating.district.co2e",
    Co2e,
    (0.113, 0.020, 0.250),
    UNIT,
    2024,
    "FEDENE, survey of heat networks in France 2024 (mean); range: wood-fired to gas-fired networks",
)];

/// Every factor of this file.
pub fn all() -> impl Iterator<Item = &'static Factor<'static>> {
    GAS.iter().chain(&OIL).chain(&LPG).chain(&LOGS).chain(&PELLETS).chain(&DISTRICT)
}
