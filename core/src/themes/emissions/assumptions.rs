//! What the theme assumes, each with its range and source.

use super::super::figures::Assumption;

const fn assumption(
    id: &'static str,
    range: (f64, f64, f64),
    unit: &'static str,
    year: i32,
    source: &'static str,
) -> Assumption {
    Assumption { id, range, unit, year, source }
}

const TABULA: &str = "after the French typology of TABULA/EPISCOPE (2012), rounded; range of about 30 %";
const EFFICIENCY: &str = "after the default efficiencies of 3CL-DPE 2021 (order of 31 March 2021), generation to emission";

/// Heat loss of a dwelling by construction period \[W/K per m2 of floor, air change included\].
pub(super) static HEAT_LOSS: [Assumption; 6] = [
    assumption("emissions.heat_loss.before_1949", (2.9, 2.0, 3.8), "W/m2/K", 2012, TABULA),
    assumption("emissions.heat_loss.1949_1974", (3.0, 2.1, 3.9), "W/m2/K", 2012, TABULA),
    assumption("emissions.heat_loss.1975_1989", (2.1, 1.5, 2.7), "W/m2/K", 2012, TABULA),
    assumption("emissions.heat_loss.1990_2000", (1.7, 1.2, 2.2), "W/m2/K", 2012, TABULA),
    assumption("emissions.heat_loss.2001_2012", (1.3, 0.9, 1.7), "W/m2/K", 2012, TABULA),
    assumption("emissions.heat_loss.after_2012", (0.7, 0.5, 0.9), "W/m2/K", 2012, TABULA),
];

/// Heat used over the heat that a dwelling kept at 18 C all day would need: rooms and hours not heated.
pub(super) static INTERMITTENCE: Assumption = assumption(
    "emissions.intermittence",
    (0.80, 0.65, 0.95),
    "share",
    2018,
    "derived: ratio of measured to computed heating in the Phébus survey (SDES 2013, published 2018)",
);

/// Degree days where the pack holds no weather.
pub(super) static DEGREE_DAYS: Assumption = assumption(
    "emissions.degree_days",
    (2300.0, 1700.0, 2900.0),
    "K d",
    2020,
    "mean of France, base 18 C, 1991 to 2020 (Météo-France normals by way of SDES)",
);

/// Heat delivered per unit of final energy, in the order of `heating::FUELS`.
pub(super) static EFFICIENCIES: [Assumption; 7] = [
    assumption("emissions.efficiency.gas", (0.85, 0.75, 0.95), "kWh/kWh", 2021, EFFICIENCY),
    assumption("emissions.efficiency.oil", (0.78, 0.65, 0.88), "kWh/kWh", 2021, EFFICIENCY),
    assumption("emissions.efficiency.electric", (0.95, 0.90, 1.0), "kWh/kWh", 2021, EFFICIENCY),
    assumption("emissions.efficiency.heat_pump", (2.8, 2.2, 3.6), "kWh/kWh", 2021, EFFICIENCY),
    assumption("emissions.efficiency.old_wood", (0.50, 0.35, 0.60), "kWh/kWh", 2021, EFFICIENCY),
    assumption("emissions.efficiency.new_wood", (0.75, 0.65, 0.85), "kWh/kWh", 2021, EFFICIENCY),
    assumption("emissions.efficiency.district", (0.90, 0.85, 0.97), "kWh/kWh", 2021, EFFICIENCY),
];

/// Heat saved by a retrofit.
pub(super) static RETROFIT_SAVING: Assumption = assumption(
    "emissions.retrofit_saving",
    (0.55, 0.35, 0.70),
    "share",
    2020,
    "ADEME, whole-house retrofits to low-energy standard, measured (Perf in Mind 2021; Observatoire BBC)",
);

/// Energy of shops, offices and public buildings: gas, oil, electricity.
pub(super) static TERTIARY_MIX: [Assumption; 3] = [
    assumption("emissions.tertiary.gas", (0.31, 0.20, 0.42), "share", 2021, CEREN),
    assumption("emissions.tertiary.oil", (0.11, 0.05, 0.20), "share", 2021, CEREN),
    assumption("emissions.tertiary.electric", (0.48, 0.40, 0.60), "share", 2021, CEREN),
];
const CEREN: &str = "CEREN 2021, final energy of the French tertiary sector by fuel";

/// Traffic on a road over the traffic in the pack, where that is not counted.
pub(super) static TRAFFIC_VOLUME: Assumption = assumption(
    "emissions.traffic_volume",
    (1.0, 0.65, 1.5),
    "ratio",
    2024,
    "assumed: how far a road of a class may be from the mean of its class",
);

/// Share of car kilometres on the commune's main roads that its own residents drive on short trips.
pub(super) static OWN_SHARE: Assumption = assumption(
    "emissions.own_share",
    (0.5, 0.3, 0.8),
    "share",
    2024,
    "assumed: half of the traffic on main roads starts or ends in the commune",
);

/// Cold start, as a ratio of fuel and of NOx: a share of each trip is driven with a cold engine.
pub(super) static COLD_START: Assumption = assumption(
    "emissions.cold_start",
    (1.12, 1.05, 1.25),
    "ratio",
    2019,
    "derived: EMEP/EEA guidebook 2019, 1.A.3.b, 4.2, trips of 12 km at 12 C",
);

/// Traffic of a closed street that does not come back elsewhere.
pub(super) static EVAPORATION: Assumption = assumption(
    "emissions.evaporation",
    (0.11, 0.0, 0.25),
    "share",
    2002,
    "Cairns, Atkins and Goodwin 2002, Disappearing traffic?, median of 70 places",
);

/// Traffic of a street that a modal filter takes off it.
pub(super) static FILTERED: Assumption = assumption(
    "emissions.filtered",
    (0.75, 0.5, 0.9),
    "share",
    2021,
    "Thomas and Aldred 2024, low-traffic neighbourhoods in London: median fall on streets inside",
);

/// Carbon that a metre of new hedge takes up \[kg CO2 a year\].
pub(super) static HEDGE: Assumption = assumption(
    "emissions.hedge",
    (2.6, 1.0, 5.0),
    "kg/m",
    2019,
    "Carbocage project 2019: wood and soil of hedges in western France",
);

/// Hours of full load of a boiler in a year.
pub(super) static FULL_LOAD: Assumption = assumption(
    "emissions.full_load",
    (1800.0, 1200.0, 2600.0),
    "h",
    2020,
    "ADEME, feedback on wood boilers of communes (Fonds chaleur)",
);
