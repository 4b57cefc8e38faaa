//! `fwi`: the fire danger of each day.

use crate::model::inputs::Series;
use crate::model::{EntryError, Folder};
use parvis_core::models::check;
use parvis_core::models::risk::fwi::{FireCodes, FireDanger, FireWeather, fwi_series};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Noon weather of consecutive days, equally long lists.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Month, 1 to 12.
    month: Series,
    /// Air temperature, degC.
    temperature_c: Series,
    /// Relative humidity, %.
    humidity_pct: Series,
    /// Wind speed at 10 m, km/h.
    wind_km_h: Series,
    /// Rain of the 24 hours before noon, mm.
    rain_mm: Series,
    /// Codes of the day before the first; those of spring where absent.
    #[serde(default)]
    start: Start,
}

/// The three codes that carry over.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct Start {
    /// Fine Fuel Moisture Code, 0 to 101.
    ffmc: f64,
    /// Duff Moisture Code, 0 or more.
    dmc: f64,
    /// Drought Code, 0 or more.
    dc: f64,
}

impl Default for Start {
    fn default() -> Self {
        let FireCodes { ffmc, dmc, dc } = FireCodes::SPRING;
        Self { ffmc, dmc, dc }
    }
}

/// Codes and indices of each day.
#[derive(Serialize)]
pub(super) struct Output {
    ffmc: Vec<f64>,
    dmc: Vec<f64>,
    dc: Vec<f64>,
    isi: Vec<f64>,
    bui: Vec<f64>,
    fwi: Vec<f64>,
    dsr: Vec<f64>,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let month = input.month.read(folder)?;
    let days = month.len();
    let read = |field, series: Series| {
        let values = series.read(folder)?;
        check::same_len(field, values.len(), days)?;
        Ok::<_, EntryError>(values)
    };
    let temperature = read("temperature_c", input.temperature_c)?;
    let humidity = read("humidity_pct", input.humidity_pct)?;
    let wind = read("wind_km_h", input.wind_km_h)?;
    let rain = read("rain_mm", input.rain_mm)?;
    let weather: Vec<FireWeather> = (month.iter().zip(&temperature).zip(&humidity).zip(&wind).zip(&rain))
        .map(|((((month, t), h), w), r)| FireWeather {
            month: *month as u8,
            temperature_c: *t,
            humidity_pct: *h,
            wind_km_h: *w,
            rain_mm: *r,
        })
        .collect();
    let start = FireCodes { ffmc: input.start.ffmc, dmc: input.start.dmc, dc: input.start.dc };
    let danger = fwi_series(&weather, start)?;
    let column = |figure: fn(&FireDanger) -> f64| danger.iter().map(figure).collect::<Vec<f64>>();
    Ok(Output {
        ffmc: column(|d| d.codes.ffmc),
        dmc: column(|d| d.codes.dmc),
        dc: column(|d| d.codes.dc),
        isi: column(|d| d.isi),
        bui: column(|d| d.bui),
        fwi: column(|d| d.fwi),
        dsr: column(|d| d.dsr),
    })
}
