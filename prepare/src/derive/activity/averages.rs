//! National averages of France that stand in where the commune's own figure is not known. Low and high span
//! what communes differ by, not the error of the average.

use super::Average;

const fn average(
    id: &'static str,
    value: f64,
    low: f64,
    high: f64,
    year: i32,
    source: &'static str,
) -> Average {
    Average { id, value, low, high, year, source }
}

/// Main energy of heating of main residences: CEREN for SDES, rounded.
const HEATING: &str = "SDES, Chiffres cles de l'energie, main residences by heating energy, France";
/// Dwellings by year of construction: SDES, Fideli.
const PERIOD: &str = "SDES, housing stock by period of construction, France";
const EMP: &str = "SDES, Enquete mobilite des personnes 2019, France";
const SISPEA: &str = "SISPEA, national report on water services, France";

pub(super) const ALL: [Average; 24] = [
    average("heating_mix.gas", 0.39, 0.0, 0.6, 2021, HEATING),
    average("heating_mix.oil", 0.10, 0.03, 0.35, 2021, HEATING),
    average("heating_mix.electric", 0.27, 0.15, 0.45, 2021, HEATING),
    average("heating_mix.heat_pump", 0.11, 0.04, 0.25, 2021, HEATING),
    average("heating_mix.wood", 0.08, 0.03, 0.30, 2021, HEATING),
    average("heating_mix.district", 0.05, 0.0, 0.15, 2021, HEATING),
    average("period_mix.before_1949", 0.30, 0.10, 0.70, 2020, PERIOD),
    average("period_mix.1949_1974", 0.26, 0.08, 0.40, 2020, PERIOD),
    average("period_mix.1975_1989", 0.19, 0.08, 0.35, 2020, PERIOD),
    average("period_mix.1990_2000", 0.09, 0.03, 0.20, 2020, PERIOD),
    average("period_mix.2001_2012", 0.11, 0.04, 0.25, 2020, PERIOD),
    average("period_mix.after_2012", 0.05, 0.01, 0.15, 2020, PERIOD),
    average(
        "wood.old_stove_share",
        0.35,
        0.20,
        0.55,
        2018,
        "ADEME 2018, domestic wood heating, open fires and stoves before 2002, France",
    ),
    average(
        "electricity.household_kwh",
        2400.0,
        1700.0,
        3200.0,
        2019,
        "CEREN for SDES, specific electricity of main residences, France",
    ),
    average(
        "tertiary.kwh_m2",
        220.0,
        140.0,
        320.0,
        2019,
        "CEREN, final energy of tertiary buildings by floor area, France",
    ),
    average("traffic.car_trips_person_day", 1.4, 1.0, 2.0, 2019, EMP),
    average("traffic.trip_km", 11.0, 7.0, 16.0, 2019, EMP),
    average("traffic.short_trip_share", 0.11, 0.06, 0.18, 2019, EMP),
    average(
        "waste.residual_kg_person",
        249.0,
        150.0,
        300.0,
        2021,
        "ADEME, La collecte des dechets par le service public 2021, France",
    ),
    average(
        "waste.organic_kg_person",
        80.0,
        40.0,
        130.0,
        2021,
        "ADEME, La collecte des dechets par le service public 2021, France",
    ),
    average("water.drinking_l_person_day", 149.0, 110.0, 200.0, 2020, SISPEA),
    average("water.leak_share", 0.20, 0.08, 0.40, 2020, SISPEA),
    average(
        "water.environment_share",
        0.10,
        0.10,
        0.20,
        2006,
        "Code de l'environnement, article L214-18: a tenth of the mean flow",
    ),
    average(
        "water.irrigation_mm",
        160.0,
        80.0,
        250.0,
        2020,
        "Agreste, recensement agricole 2020, and BNPE withdrawals, France",
    ),
];
