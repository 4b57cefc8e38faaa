//! What the theme offers.

use super::super::{
    Chart, ChartKind, Direction, IndicatorSpec, LayerSpec, Lever, LeverKind, MeasureKind, MeasureSize, PlaceKind,
    Ramp, Spec, Start, UnitCost,
};
use crate::territory::LayerKind;

const SOURCE: &str = "GR4J (Perrin 2003) on the pack's rain; daily balance of uses; WEI+ (EEA); L214-18";

/// The theme, declared.
pub static SPEC: Spec = Spec {
    id: "water",
    requires: &[LayerKind::Hydrology, LayerKind::Activity],
    upstream: &[],
    reads: &[],
    shows: &[],
    levers: &[
        Lever {
            id: "water.leaks",
            kind: LeverKind::Share,
            min: 0.05,
            max: 0.5,
            start: Start::Activity("water.leak_share", 0.2),
            step: 0.01,
            cost: UnitCost {
                eur: 1_800.0,
                low: 900.0,
                high: 3_500.0,
                per: "m3_day_saved",
                commune_share: 0.5,
                year: 2021,
                source: "derived: SISPEA 2021, renewal of mains at 150 EUR/m and 2 m3/d/km of leaks; half by the water agency",
            },
        },
        Lever {
            id: "water.saving",
            kind: LeverKind::Share,
            min: 0.0,
            max: 0.4,
            start: Start::At(0.0),
            step: 0.01,
            cost: UnitCost {
                eur: 120.0,
                low: 60.0,
                high: 250.0,
                per: "household",
                commune_share: 0.3,
                year: 2022,
                source: "MAC Eau Gironde 2016, water-saving kit with its visit, prices of 2022; per household at full reach",
            },
        },
        Lever {
            id: "water.irrigated",
            kind: LeverKind::Share,
            min: 0.0,
            max: 2.0,
            start: Start::At(1.0),
            step: 0.05,
            cost: UnitCost {
                eur: 0.0,
                low: 0.0,
                high: 0.0,
                per: "ha",
                commune_share: 0.0,
                year: 2024,
                source: "no cost is counted: what a crop earns without water is not part of this twin",
            },
        },
        Lever {
            id: "water.rain_reuse",
            kind: LeverKind::Share,
            min: 0.0,
            max: 1.0,
            start: Start::At(0.0),
            step: 0.01,
            cost: UnitCost {
                eur: 2_500.0,
                low: 1_200.0,
                high: 5_000.0,
                per: "household",
                commune_share: 0.1,
                year: 2022,
                source: "CSTB 2022, rainwater tank of 3 to 5 m3 with pump, installed; a local grant of a tenth",
            },
        },
    ],
    measures: &[MeasureKind {
        id: "water.reservoir",
        place: PlaceKind::Point,
        size: Some(MeasureSize { unit: "m3", min: 500.0, max: 200_000.0, usual: 10_000.0, step: 500.0 }),
        cost: UnitCost {
            eur: 6.0,
            low: 3.0,
            high: 12.0,
            per: "m3",
            commune_share: 0.5,
            year: 2020,
            source: "INRAE 2016, collective expertise on small reservoirs: 2 to 10 EUR/m3 (prices of 2020)",
        },
    }],
    layers: &[LayerSpec {
        id: "water.demand",
        unit: "m3/ha/a",
        ramp: Ramp::Blues,
        range: (0.0, 3000.0),
        limits: &[],
    }],
    indicators: &[
        days("water.alert_days", &["SDG 6.4.2", "ESRS E3-4"]),
        figure("water.drawn", "m3/d", 0, Direction::Down, &["SDG 6.4.1", "ISO 37120 23.2", "ESRS E3-4"]),
        days("water.short_days", &["SDG 6.4.2", "ISO 37123 23.1"]),
        figure("water.lost", "m3/d", 0, Direction::Down, &["ISO 37120 23.5"]),
        figure("water.exploitation", "share", 0, Direction::Down, &["SDG 6.4.2", "ISO 37120 23.3"]),
    ],
    charts: &[
        Chart { id: "water.flow", kind: ChartKind::Line, unit: "m3/d", decimals: 0 },
        Chart { id: "water.stages", kind: ChartKind::Bars, unit: "d/a", decimals: 0 },
        Chart { id: "water.uses", kind: ChartKind::Bars, unit: "m3/d", decimals: 0 },
    ],
};

const fn days(id: &'static str, codes: &'static [&'static str]) -> IndicatorSpec {
    figure(id, "d/a", 0, Direction::Down, codes)
}

const fn figure(
    id: &'static str,
    unit: &'static str,
    decimals: u8,
    direction: Direction,
    codes: &'static [&'static str],
) -> IndicatorSpec {
    IndicatorSpec { id, unit, decimals, direction, source: SOURCE, codes, of: None }
}
