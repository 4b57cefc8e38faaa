//! What the theme offers. Its levers are those of the emissions that it reads.

use super::super::{Direction, IndicatorSpec, LayerSpec, Limit, Ramp, Spec};
use crate::models::air::limits::{Authority, Pollutant, annual_limit_ug_m3};
use crate::territory::LayerKind;

const SOURCE: &str = "Gaussian plume with Briggs sigmas, annual kernels over the pack's wind; Romberg 1996 for NO2";

/// WHO 2021 and EU 2030 limit values of a pollutant, to mark on a legend.
const fn limits(pollutant: Pollutant) -> [Limit; 2] {
    [
        Limit { value: annual_limit_ug_m3(pollutant, Authority::Who2021), id: "limit.who" },
        Limit { value: annual_limit_ug_m3(pollutant, Authority::Eu2030), id: "limit.eu_2030" },
    ]
}

const NO2: [Limit; 2] = limits(Pollutant::No2);
const PM25: [Limit; 2] = limits(Pollutant::Pm25);

/// The theme, declared.
pub static SPEC: Spec = Spec {
    id: "air",
    requires: &[LayerKind::Wind, LayerKind::Population],
    upstream: &["emissions"],
    reads: &[],
    shows: &[
        "emissions.wood_stoves",
        "emissions.trips_shifted",
        "emissions.electric_cars",
        "emissions.heat_pumps",
        "emissions.speed_30",
        "emissions.quiet_street",
        "emissions.new_boiler",
    ],
    levers: &[],
    measures: &[],
    layers: &[
        LayerSpec { id: "air.no2", unit: "ug/m3", ramp: Ramp::Oranges, range: (4.0, 24.0), limits: &NO2 },
        LayerSpec { id: "air.pm25", unit: "ug/m3", ramp: Ramp::Oranges, range: (4.0, 16.0), limits: &PM25 },
    ],
    indicators: &[
        people("air.people_no2_who", &["SDG 11.6.2", "ISO 37120 8.5", "ESRS E2-4"]),
        figure("air.no2_school", &["SDG 11.6.2"]),
        people("air.people_pm25_eu", &["SDG 11.6.2", "ISO 37120 8.1", "ESRS E2-4"]),
        figure("air.pm25_mean", &["SDG 11.6.2", "ISO 37120 8.1"]),
        figure("air.no2_mean", &["ISO 37120 8.5"]),
    ],
    charts: &[],
};

const fn people(id: &'static str, codes: &'static [&'static str]) -> IndicatorSpec {
    IndicatorSpec {
        id,
        unit: "persons",
        decimals: 0,
        direction: Direction::Down,
        source: SOURCE,
        codes,
        of: Some("population"),
    }
}

const fn figure(id: &'static str, codes: &'static [&'static str]) -> IndicatorSpec {
    IndicatorSpec {
        id,
        unit: "ug/m3",
        decimals: 1,
        direction: Direction::Down,
        source: SOURCE,
        codes,
        of: None,
    }
}
