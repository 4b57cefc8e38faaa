//! `heat-demand`: a building through a series of hours.

use super::{Facing, Sky};
use crate::model::inputs::Series;
use crate::model::{EntryError, Folder};
use parvis_core::models::check;
use parvis_core::models::energy::iso13790::{Building, Control, Hour, Mass, Network};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A building, what it is kept at, and the weather hour by hour.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Heated floor area, m2.
    floor_area_m2: f64,
    /// Transmission through walls, roof and floor, W/K.
    opaque_w_k: f64,
    /// Transmission through windows and doors, W/K.
    windows_w_k: f64,
    /// Ventilation and leaks, W/K: 0.34 x m3/h, less what is recovered.
    ventilation_w_k: f64,
    /// How heavy the building is.
    mass: Weight,
    /// Heated up to this, degrees Celsius; absent for no heating.
    heat_to_c: Option<f64>,
    /// Cooled down to this, degrees Celsius; absent for no cooling.
    cool_to_c: Option<f64>,
    /// Largest power of heating, kW; absent for none.
    heating_limit_kw: Option<f64>,
    /// Largest power of cooling, kW; absent for none.
    cooling_limit_kw: Option<f64>,
    /// Heat of people, lights and appliances, W, the same in every hour.
    #[serde(default)]
    internal_w: f64,
    /// Outdoor temperature, degrees Celsius.
    outdoor_c: Series,
    /// Heat of the sun through windows, W, where it is known; else see `sky` and `windows`.
    solar_w: Option<Series>,
    /// The light, for the sun through `windows`.
    sky: Option<Sky>,
    /// The windows.
    #[serde(default)]
    windows: Vec<Window>,
    /// Whether to print every hour.
    #[serde(default)]
    hourly: bool,
}

/// Table 12 of ISO 13790.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Weight {
    VeryLight,
    Light,
    Medium,
    Heavy,
    VeryHeavy,
}

impl From<Weight> for Mass {
    fn from(weight: Weight) -> Self {
        match weight {
            Weight::VeryLight => Self::VeryLight,
            Weight::Light => Self::Light,
            Weight::Medium => Self::Medium,
            Weight::Heavy => Self::Heavy,
            Weight::VeryHeavy => Self::VeryHeavy,
        }
    }
}

/// Glass.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Window {
    /// Area of the glass, m2.
    area_m2: f64,
    /// Share of the sun's heat that comes in, shading included, 0 to 1.
    g: f64,
    /// How it lies; 90 degrees of tilt for a wall.
    surface: Facing,
}

#[derive(Serialize)]
pub(super) struct Output {
    heating_kwh: f64,
    cooling_kwh: f64,
    peak_heating_kw: f64,
    peak_cooling_kw: f64,
    hourly_heating_w: Vec<f64>,
    hourly_cooling_w: Vec<f64>,
    hourly_air_c: Vec<f64>,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let mass = Mass::from(input.mass);
    let building =
        Building::new(input.floor_area_m2, input.opaque_w_k, input.windows_w_k, input.ventilation_w_k, mass);
    let control = Control {
        heat_to_c: input.heat_to_c.unwrap_or(f64::NEG_INFINITY),
        cool_to_c: input.cool_to_c.unwrap_or(f64::INFINITY),
        heating_limit_w: input.heating_limit_kw.map_or(f64::INFINITY, |kw| 1e3 * kw),
        cooling_limit_w: input.cooling_limit_kw.map_or(f64::INFINITY, |kw| 1e3 * kw),
    };
    let outdoor = input.outdoor_c.read(folder)?;
    let mut solar = match input.solar_w {
        Some(series) => series.read(folder)?,
        None => vec![0.0; outdoor.len()],
    };
    check::same_len("solar_w", solar.len(), outdoor.len())?;
    if let Some(sky) = input.sky {
        let sky = sky.read(folder)?;
        for Window { area_m2, g, surface } in &input.windows {
            check::non_negative("area_m2", *area_m2)?;
            check::share("g", *g)?;
            let light = sky.on(surface)?;
            check::same_len("sky", light.len(), outdoor.len())?;
            solar.iter_mut().zip(light).for_each(|(sum, light)| *sum += area_m2 * g * light);
        }
    }
    let hours: Vec<_> = outdoor
        .into_iter()
        .zip(solar)
        .map(|(outdoor_c, solar_w)| Hour { outdoor_c, internal_w: input.internal_w, solar_w })
        .collect();
    let (mut hourly_heating_w, mut hourly_cooling_w, mut hourly_air_c) = (Vec::new(), Vec::new(), Vec::new());
    let demand = Network::new(&building)?.run(&hours, &control, |_, outcome| {
        if input.hourly {
            hourly_heating_w.push(outcome.heating_w);
            hourly_cooling_w.push(outcome.cooling_w);
            hourly_air_c.push(outcome.air_c);
        }
    })?;
    Ok(Output {
        heating_kwh: demand.heating_kwh,
        cooling_kwh: demand.cooling_kwh,
        peak_heating_kw: demand.peak_heating_kw,
        peak_cooling_kw: demand.peak_cooling_kw,
        hourly_heating_w,
        hourly_cooling_w,
        hourly_air_c,
    })
}
