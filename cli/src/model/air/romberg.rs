//! `romberg`: annual means of NO2 from NOx.

use crate::model::inputs::Series;
use crate::model::{EntryError, Folder};
use parvis_core::models::air::{BAECHLIN_2008, ROMBERG_1996};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Annual means of NOx, or of NO2 to find the NOx behind them.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Annual means of NOx, counted as NO2, µg/m3.
    nox_ug_m3: Option<Series>,
    /// Annual means of NO2 to turn back, µg/m3.
    no2_ug_m3: Option<Series>,
    /// Which fit.
    #[serde(default)]
    fit: Fit,
}

/// A fit to measurements.
#[derive(Clone, Copy, Default, Deserialize, JsonSchema)]
enum Fit {
    /// Romberg and others 1996.
    #[default]
    #[serde(rename = "romberg-1996")]
    Romberg,
    /// Bächlin and Bösinger 2008.
    #[serde(rename = "baechlin-2008")]
    Baechlin,
}

#[derive(Serialize)]
pub(super) struct Output {
    no2_ug_m3: Vec<f64>,
    no2_at_least_ug_m3: Vec<f64>,
    no2_at_most_ug_m3: Vec<f64>,
    nox_ug_m3: Vec<f64>,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let fit = match input.fit {
        Fit::Romberg => ROMBERG_1996,
        Fit::Baechlin => BAECHLIN_2008,
    };
    let read = |series: Option<Series>| series.map_or(Ok(Vec::new()), |series| series.read(folder));
    let (nox, no2) = (read(input.nox_ug_m3)?, read(input.no2_ug_m3)?);
    let bounds = nox.iter().map(|nox| fit.bounds_ug_m3(*nox)).collect::<Result<Vec<_>, _>>()?;
    let (low, high) = bounds.into_iter().unzip();
    Ok(Output {
        no2_ug_m3: nox.iter().map(|nox| fit.no2_ug_m3(*nox)).collect::<Result<_, _>>()?,
        no2_at_least_ug_m3: low,
        no2_at_most_ug_m3: high,
        nox_ug_m3: no2.iter().map(|no2| fit.nox_ug_m3(*no2)).collect::<Result<_, _>>()?,
    })
}
