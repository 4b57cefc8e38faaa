//! `oudin-pet` and `fao56-eto`: what the air takes.

use super::daily::{Daily, day_of_year};
use crate::model::inputs::Series;
use crate::model::{EntryError, Folder};
use parvis_core::models::check;
use parvis_core::models::water::fao56::{
    Site, Weather, extraterrestrial_mj_m2, hargreaves_mm_d, net_radiation_mj_m2, reference_mm_d,
    solar_from_sunshine_mj_m2, vapour_from_humidity_kpa, wind_at_2m_m_s,
};
use parvis_core::models::water::oudin::Oudin;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Temperatures at a latitude.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OudinInput {
    /// Degrees north, -90 to 90.
    latitude_deg: f64,
    /// The path of a CSV file with a line a day and the columns `date` (YYYY-MM-DD) and `t_c`.
    csv: Option<String>,
    /// Day of the year, 1 to 366, of each value; read from the file's dates where left out.
    day_of_year: Option<Series>,
    /// Mean air temperature of each day, degrees Celsius.
    t_c: Option<Series>,
}

/// Potential evapotranspiration of each day.
#[derive(Serialize)]
pub(super) struct OudinOutput {
    pet_mm: Vec<f64>,
}

pub(super) fn oudin(input: OudinInput, folder: &Folder) -> Result<OudinOutput, EntryError> {
    let daily = Daily::new(input.csv, folder);
    let t_c = daily.series("t_c", input.t_c, "t_c")?;
    let days: Vec<u16> = match input.day_of_year {
        Some(series) => {
            let day = |d: &f64| check::accept("day_of_year", *d, (1.0..=366.0).contains(d), "from 1 to 366");
            series.read(folder)?.iter().map(|d| day(d).map(|d| d as u16)).collect::<Result<_, _>>()?
        }
        None => daily.dates("date")?.iter().map(|date| day_of_year(date)).collect::<Result<_, _>>()?,
    };
    let mut pet_mm = vec![0.0; t_c.len()];
    Oudin::new(input.latitude_deg)?.run(&days, &t_c, &mut pet_mm)?;
    Ok(OudinOutput { pet_mm })
}

/// The weather of one day at a place.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Fao56Input {
    /// Degrees north, -66 to 66.
    latitude_deg: f64,
    /// Height above the sea, m; -500 to 9000.
    elevation_m: f64,
    /// Day of the year, 1 to 366.
    day_of_year: f64,
    /// Highest air temperature, degrees Celsius; -60 to 60.
    t_max_c: f64,
    /// Lowest air temperature, degrees Celsius; not above the highest.
    t_min_c: f64,
    /// Highest relative humidity, %; 0 to 100. With the lowest it gives the vapour pressure.
    rh_max: Option<f64>,
    /// Lowest relative humidity, %; 0 to 100.
    rh_min: Option<f64>,
    /// Vapour pressure, kPa, in place of the humidities.
    vapour_kpa: Option<f64>,
    /// Wind speed, m/s, 0 or more.
    wind_m_s: Option<f64>,
    /// Height at which the wind was measured, m; 0.1 or more.
    #[serde(default = "two")]
    wind_height_m: f64,
    /// Hours of sunshine.
    sunshine_h: Option<f64>,
    /// Solar radiation, MJ/(m2 d), in place of the hours of sunshine.
    solar_mj_m2: Option<f64>,
    /// Heat going into the soil, MJ/(m2 d).
    #[serde(default)]
    soil_heat_mj_m2: f64,
}

fn two() -> f64 {
    2.0
}

/// Reference evapotranspiration, and what it rests on where it is Penman's and Monteith's.
#[derive(Serialize)]
pub(super) struct Fao56Output {
    /// `penman-monteith`, or `hargreaves` where humidity, wind or sun are not known.
    method: &'static str,
    eto_mm: f64,
    extraterrestrial_mj_m2: f64,
    solar_mj_m2: Option<f64>,
    net_radiation_mj_m2: Option<f64>,
    vapour_kpa: Option<f64>,
    wind_2m_m_s: Option<f64>,
}

pub(super) fn fao56(input: Fao56Input, _: &Folder) -> Result<Fao56Output, EntryError> {
    let Fao56Input { latitude_deg, elevation_m, day_of_year, t_max_c, t_min_c, .. } = input;
    let site = Site { latitude_deg, elevation_m };
    let vapour_kpa = match (input.vapour_kpa, input.rh_max, input.rh_min) {
        (Some(vapour), _, _) => Some(vapour),
        (None, Some(rh_max), Some(rh_min)) => {
            check::accept("rh_max", rh_max, (0.0..=100.0).contains(&rh_max), "from 0 to 100")?;
            check::accept("rh_min", rh_min, (0.0..=rh_max).contains(&rh_min), "from 0 to rh_max")?;
            Some(vapour_from_humidity_kpa(t_max_c, t_min_c, rh_max, rh_min))
        }
        _ => None,
    };
    let solar_mj_m2 = match (input.solar_mj_m2, input.sunshine_h) {
        (Some(solar), _) => Some(solar),
        (None, Some(hours)) => Some(solar_from_sunshine_mj_m2(site, day_of_year, hours)?),
        (None, None) => None,
    };
    let wind_2m_m_s = match input.wind_m_s {
        Some(wind) if input.wind_height_m == 2.0 => Some(wind),
        Some(wind) => Some(wind_at_2m_m_s(wind, input.wind_height_m)?),
        None => None,
    };
    let known = match (vapour_kpa, solar_mj_m2, wind_2m_m_s) {
        (Some(vapour_kpa), Some(solar_mj_m2), Some(wind_2m_m_s)) => Some(Weather {
            day_of_year,
            t_max_c,
            t_min_c,
            vapour_kpa,
            wind_2m_m_s,
            solar_mj_m2,
            soil_heat_mj_m2: input.soil_heat_mj_m2,
        }),
        _ => None,
    };
    let (method, eto_mm, net_radiation_mj_m2) = match known {
        Some(day) => ("penman-monteith", reference_mm_d(site, day)?, Some(net_radiation_mj_m2(site, day)?)),
        None => ("hargreaves", hargreaves_mm_d(site, day_of_year, t_max_c, t_min_c)?, None),
    };
    let extraterrestrial_mj_m2 = extraterrestrial_mj_m2(site, day_of_year)?;
    Ok(Fao56Output {
        method,
        eto_mm,
        extraterrestrial_mj_m2,
        solar_mj_m2,
        net_radiation_mj_m2,
        vapour_kpa,
        wind_2m_m_s,
    })
}
