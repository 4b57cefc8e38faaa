//! What the commune would say of itself: people, traffic counts, and the figures of `activity.csv`.

use crate::facts::{ActivityFact, Facts, PlaceFacts, TrafficCount};
use crate::place::Place;
use crate::survey::Way;
use parvis_core::territory::Basis;

/// Where every figure is from.
pub(super) const SOURCE: &str = "invented commune";

/// Residents of a square kilometre.
const RESIDENTS_KM2: f64 = 1240.0 / 13.0;

/// Residents of a household.
const PERSONS: f64 = 1240.0 / 560.0;

/// Dwellings for each household: some stand empty, some are second homes.
const DWELLINGS: f64 = 1.09;

/// Traffic counts: road, vehicles on a mean day, lorries and buses among them.
const COUNTS: [(&str, f64, f64); 2] = [("D 12", 3400.0, 0.07), ("D 47", 1250.0, 0.05)];

/// Figures that grow with the commune, for 13 km2: id, value, low, high.
const GROWING: [(&str, f64, f64, f64); 8] = [
    ("industry.tco2e", 640.0, 480.0, 800.0),
    ("farming.dairy_cows", 240.0, 216.0, 264.0),
    ("farming.other_cattle", 520.0, 470.0, 570.0),
    ("farming.sheep", 310.0, 280.0, 340.0),
    ("farming.pigs", 60.0, 50.0, 70.0),
    ("farming.poultry", 900.0, 700.0, 1100.0),
    ("farming.irrigated_ha", 34.0, 26.0, 42.0),
    ("water.industry_m3_day", 38.0, 28.0, 50.0),
];

/// Figures that do not: id, value, low, high.
const STEADY: [(&str, f64, f64, f64); 22] = [
    ("farming.goats", 0.0, 0.0, 0.0),
    ("heating_mix.gas", 0.12, 0.09, 0.15),
    ("heating_mix.oil", 0.24, 0.20, 0.28),
    ("heating_mix.electric", 0.25, 0.21, 0.29),
    ("heating_mix.heat_pump", 0.13, 0.10, 0.16),
    ("heating_mix.wood", 0.26, 0.22, 0.31),
    ("heating_mix.district", 0.0, 0.0, 0.0),
    ("wood.old_stove_share", 0.42, 0.30, 0.55),
    ("electricity.household_kwh", 2450.0, 2100.0, 2900.0),
    ("tertiary.kwh_m2", 215.0, 170.0, 270.0),
    ("traffic.car_trips_person_day", 2.1, 1.8, 2.5),
    ("traffic.trip_km", 11.5, 9.0, 14.0),
    ("traffic.short_trip_share", 0.16, 0.12, 0.21),
    ("waste.residual_kg_person", 205.0, 180.0, 230.0),
    ("waste.organic_kg_person", 62.0, 45.0, 80.0),
    ("water.drinking_l_person_day", 145.0, 130.0, 160.0),
    ("water.leak_share", 0.24, 0.19, 0.29),
    ("water.irrigation_mm", 180.0, 140.0, 230.0),
    ("water.environment_share", 0.10, 0.10, 0.20),
    ("water.catchment_km2", 62.0, 58.0, 66.0),
    ("air.background_no2_ug_m3", 5.5, 4.5, 6.5),
    ("air.background_pm25_ug_m3", 6.8, 5.8, 7.8),
];

/// Dwellings of a commune of this size.
pub(super) fn dwellings(km2: f64) -> usize {
    (f64::from(population(km2)) / PERSONS * DWELLINGS).round() as usize
}

fn population(km2: f64) -> u32 {
    (RESIDENTS_KM2 * km2).round() as u32
}

/// The facts of a commune of this size with these roads; what the land tells is left to the land.
pub(super) fn facts(km2: f64, place: &Place, roads: &[Way]) -> Facts {
    let population = population(km2);
    let mut facts = Facts {
        place: PlaceFacts {
            population: Some(population),
            households: Some((f64::from(population) / PERSONS).round() as u32),
            year: Some(super::YEAR),
            source: Some(SOURCE.into()),
            budget_eur: Some((120_000.0 * km2 / 13.0 / 1000.0).round() * 1000.0),
            ..PlaceFacts::default()
        },
        ..Facts::default()
    };
    let share = km2 / 13.0;
    let growing = GROWING.map(|(id, value, low, high)| {
        let [value, low, high] = [value, low, high].map(|v| (v * share).round());
        (id, value, low, high)
    });
    for (id, value, low, high) in growing.into_iter().chain(STEADY) {
        let (year, source) = (super::YEAR, SOURCE.to_owned());
        let fact = ActivityFact {
            value,
            low: Some(low),
            high: Some(high),
            year,
            source,
            basis: Some(Basis::Assumed),
        };
        facts.activity.insert(id.to_owned(), fact);
    }
    let runs_here = |road: &str| {
        let way =
            |way: &Way| way.number.as_deref() == Some(road) && way.line.0.iter().any(|c| place.holds(*c));
        roads.iter().any(way)
    };
    let counted = COUNTS.iter().filter(|(road, ..)| runs_here(road));
    facts.traffic_count = counted
        .map(|(road, vehicles_day, heavy_share)| TrafficCount {
            road: Some((*road).to_owned()),
            at: None,
            vehicles_day: *vehicles_day,
            heavy_share: Some(*heavy_share),
            speed_kmh: None,
            class: None,
            year: super::YEAR,
            source: SOURCE.to_owned(),
        })
        .collect();
    facts
}
