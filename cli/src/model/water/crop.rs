//! `crop-balance`: what a crop takes from its soil, and the irrigation it asks for.

use super::daily::Daily;
use crate::model::inputs::Series;
use crate::model::{EntryError, Folder};
use parvis_core::models::water::crop::{self, Field, Irrigation, Soil};
use parvis_core::models::water::crop_season::{Depletion, Season};
use parvis_core::models::water::topsoil::Topsoil;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A field and the weather of its season, a value a day from the first day of the crop.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// The path of a CSV file with a line a day and the columns `rain_mm` and `eto_mm`, for series not given
    /// below.
    csv: Option<String>,
    /// Rain that enters the soil each day, mm.
    rain_mm: Option<Series>,
    /// Reference evapotranspiration of each day, mm.
    eto_mm: Option<Series>,
    /// The crop's season.
    season: SeasonInput,
    /// The soil.
    soil: SoilInput,
    /// The evaporating topsoil: with it the dual method is used, and `k` holds basal coefficients.
    topsoil: Option<TopsoilInput>,
    /// How the field is watered; left out for rain alone.
    irrigation: Option<IrrigationInput>,
    /// Water missing from field capacity in the root zone at the start, mm.
    #[serde(default)]
    depletion_mm: f64,
    /// Whether each day is wanted, or the season's sums alone.
    #[serde(default)]
    days: bool,
}

/// A crop's season (FAO 56, tables 11, 12, 17 and 22).
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SeasonInput {
    /// Lengths of the initial, development, middle and late stages, days.
    stages_d: [u16; 4],
    /// Coefficients of the initial and middle stages and at the end, 0 to 2.
    k: [f64; 3],
    /// Depth of the roots at sowing and when full-grown, m; above 0, up to 20.
    root_m: [f64; 2],
    /// Share of the available water taken without stress, 0 to 0.9, as tabulated for a demand of 5 mm/d.
    depletion_share: f64,
    /// Whether that share holds on all days, or is less where the air takes more.
    #[serde(default)]
    fixed_depletion: bool,
}

/// Water that a soil holds, m3/m3.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SoilInput {
    /// At field capacity, up to 1.
    field_capacity: f64,
    /// At the wilting point, below field capacity.
    wilting_point: f64,
}

/// The topsoil of the dual method.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct TopsoilInput {
    /// Water that can evaporate, mm; up to 100.
    evaporable_mm: f64,
    /// The part that evaporates at the full rate, mm.
    readily_mm: f64,
    /// Share of the surface that irrigation wets, above 0 and up to 1.
    #[serde(default = "one")]
    wetted_share: f64,
    /// Height of the full-grown crop, m.
    height_m: f64,
    /// Mean wind speed at 2 m, m/s; 0 to 20.
    #[serde(default = "two")]
    wind_2m_m_s: f64,
    /// Mean lowest relative humidity, %; 0 to 100.
    #[serde(default = "forty_five")]
    rh_min: f64,
    /// Water missing at the start, mm.
    #[serde(default)]
    depletion_mm: f64,
}

fn one() -> f64 {
    1.0
}
fn two() -> f64 {
    2.0
}
fn forty_five() -> f64 {
    45.0
}

/// When and how a crop is watered.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct IrrigationInput {
    /// Waters once this share of the readily available water is used up; 1 is just before stress.
    #[serde(default = "one")]
    trigger: f64,
    /// Share of the water drawn that reaches the roots, above 0 and up to 1.
    efficiency: f64,
}

/// The season's sums, mm, and its days where they are wanted.
#[derive(Serialize)]
pub(super) struct Output {
    rain_mm: f64,
    demand_mm: f64,
    actual_mm: f64,
    irrigation_net_mm: f64,
    irrigation_gross_mm: f64,
    drainage_mm: f64,
    depletion_mm: f64,
    stress_days: usize,
    days: Option<Vec<Day>>,
}

/// One day, mm.
#[derive(Serialize)]
struct Day {
    demand_mm: f64,
    actual_mm: f64,
    evaporation_mm: f64,
    stress: f64,
    irrigation_mm: f64,
    drainage_mm: f64,
    depletion_mm: f64,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let daily = Daily::new(input.csv, folder);
    let rain_mm = daily.series("rain_mm", input.rain_mm, "rain_mm")?;
    let eto_mm = daily.series("eto_mm", input.eto_mm, "eto_mm")?;
    let SeasonInput { stages_d, k, root_m, depletion_share, fixed_depletion } = input.season;
    let depletion = match fixed_depletion {
        true => Depletion::Fixed(depletion_share),
        false => Depletion::AtFiveMm(depletion_share),
    };
    let season = Season { stages_d, k, root_m, depletion };
    let SoilInput { field_capacity, wilting_point } = input.soil;
    let field = Field {
        season: &season,
        soil: Soil { field_capacity, wilting_point },
        topsoil: input.topsoil.map(|t| Topsoil {
            evaporable_mm: t.evaporable_mm,
            readily_mm: t.readily_mm,
            wetted_share: t.wetted_share,
            height_m: t.height_m,
            wind_2m_m_s: t.wind_2m_m_s,
            rh_min: t.rh_min,
            depletion_mm: t.depletion_mm,
        }),
        irrigation: input
            .irrigation
            .map(|IrrigationInput { trigger, efficiency }| Irrigation { trigger, efficiency }),
        depletion_mm: input.depletion_mm,
    };
    let mut days = Vec::new();
    let totals = crop::run(&field, &rain_mm, &eto_mm, |_, day| {
        let crop::Day { demand_mm, actual_mm, evaporation_mm, stress, .. } = *day;
        let crop::Day { irrigation_mm, drainage_mm, depletion_mm, .. } = *day;
        days.push(Day {
            demand_mm,
            actual_mm,
            evaporation_mm,
            stress,
            irrigation_mm,
            drainage_mm,
            depletion_mm,
        });
    })?;
    Ok(Output {
        rain_mm: totals.rain_mm,
        demand_mm: totals.demand_mm,
        actual_mm: totals.actual_mm,
        irrigation_net_mm: totals.irrigation_net_mm,
        irrigation_gross_mm: totals.irrigation_gross_mm,
        drainage_mm: totals.drainage_mm,
        depletion_mm: totals.depletion_mm,
        stress_days: totals.stress_days,
        days: input.days.then_some(days),
    })
}
