//! What the theme offers.

use super::super::{
    Chart, ChartKind, Direction, IndicatorSpec, LayerSpec, Lever, LeverKind, MeasureKind, MeasureSize, PlaceKind,
    Ramp, Spec, Start, UnitCost,
};
use crate::territory::LayerKind;

const SOURCE: &str = "GPC / IPCC Tier 1 inventory; Base Empreinte, IPCC 2006/2019, EMEP/EEA; GWP100 of AR6";

const fn share(id: &'static str, max: f64, start: Start, cost: UnitCost) -> Lever {
    Lever { id, kind: LeverKind::Share, min: 0.0, max, start, step: 0.01, cost }
}

const fn cost(
    (eur, low, high): (f64, f64, f64),
    per: &'static str,
    commune_share: f64,
    year: i32,
    source: &'static str,
) -> UnitCost {
    UnitCost { eur, low, high, per, commune_share, year, source }
}

/// The theme, declared.
pub static SPEC: Spec = Spec {
    id: "emissions",
    requires: &[LayerKind::Buildings, LayerKind::Roads, LayerKind::LandCover, LayerKind::Activity],
    upstream: &[],
    reads: &[],
    shows: &[],
    levers: &[
        share(
            "emissions.retrofit",
            1.0,
            Start::At(0.0),
            cost(
                (42_000.0, 25_000.0, 65_000.0),
                "dwelling",
                0.02,
                2021,
                "ADEME, whole-house retrofit (Perf in Mind 2021); commune's part: a local grant of about 850 EUR",
            ),
        ),
        share(
            "emissions.heat_pumps",
            1.0,
            Start::At(0.0),
            cost(
                (14_000.0, 10_000.0, 18_000.0),
                "boiler",
                0.03,
                2022,
                "ADEME 2022, air-to-water heat pump, installed; commune's part: a local grant of about 400 EUR",
            ),
        ),
        share(
            "emissions.wood_stoves",
            1.0,
            Start::At(0.0),
            cost(
                (4_500.0, 3_000.0, 6_500.0),
                "stove",
                0.15,
                2022,
                "ADEME 2022, Fonds Air Bois: labelled stove, installed; commune's part as in its grants",
            ),
        ),
        share(
            "emissions.trips_shifted",
            0.6,
            Start::At(0.0),
            cost(
                (450.0, 250.0, 800.0),
                "resident_shifted",
                0.5,
                2020,
                "derived: DGITM 2020, cost of cycle policies, 30 EUR a resident and year over 15 years for all short trips",
            ),
        ),
        share(
            "emissions.electric_cars",
            1.0,
            Start::At(0.02),
            cost(
                (9_000.0, 4_000.0, 15_000.0),
                "car",
                0.0,
                2024,
                "ADEME 2024, extra price of an electric car over a petrol car; paid by its owner",
            ),
        ),
        Lever {
            id: "emissions.speed_30",
            kind: LeverKind::Switch,
            min: 0.0,
            max: 1.0,
            start: Start::At(0.0),
            step: 1.0,
            cost: cost(
                (4_000.0, 2_000.0, 9_000.0),
                "km",
                1.0,
                2021,
                "Cerema 2021, 30 km/h towns: signs, markings and some narrowing per km of street",
            ),
        },
    ],
    measures: &[
        MeasureKind {
            id: "emissions.quiet_street",
            place: PlaceKind::Road,
            size: None,
            cost: cost(
                (8_000.0, 3_000.0, 20_000.0),
                "street",
                1.0,
                2021,
                "Cerema 2021, modal filter: posts, planters, signs, a count before and after",
            ),
        },
        MeasureKind {
            id: "emissions.new_boiler",
            place: PlaceKind::Point,
            size: Some(MeasureSize { unit: "kW", min: 50.0, max: 3000.0, usual: 300.0, step: 50.0 }),
            cost: cost(
                (1_100.0, 800.0, 1_600.0),
                "kW",
                0.55,
                2020,
                "ADEME 2020, wood boiler with its network, per kW; the rest by Fonds chaleur and others",
            ),
        },
        MeasureKind {
            id: "emissions.hedge",
            place: PlaceKind::Line,
            size: None,
            cost: cost(
                (18.0, 10.0, 30.0),
                "m",
                0.3,
                2022,
                "Afac-Agroforesteries 2022, planting and three years of care; the rest by the hedge pact",
            ),
        },
    ],
    layers: &[LayerSpec {
        id: "emissions.density",
        unit: "t CO2e/ha/a",
        ramp: Ramp::Purples,
        range: (0.0, 40.0),
        limits: &[],
    }],
    indicators: &[
        figure("emissions.total", "t CO2e/a", 0, &["SDG 13.2.2", "ISO 37120 8.3", "ESRS E1-6"]),
        figure("emissions.per_person", "t CO2e/person/a", 1, &["SDG 13.2.2", "ISO 37120 8.3"]),
        figure("emissions.homes", "t CO2e/a", 0, &["ESRS E1-6"]),
        figure("emissions.road", "t CO2e/a", 0, &["ESRS E1-6"]),
        IndicatorSpec { direction: Direction::Up, ..figure("emissions.sink", "t CO2e/a", 0, &["SDG 15.3.1"]) },
    ],
    charts: &[Chart { id: "emissions.sectors", kind: ChartKind::Bars, unit: "t CO2e/a", decimals: 0 }],
};

const fn figure(
    id: &'static str,
    unit: &'static str,
    decimals: u8,
    codes: &'static [&'static str],
) -> IndicatorSpec {
    IndicatorSpec { id, unit, decimals, direction: Direction::Down, source: SOURCE, codes, of: None }
}
