//! `noise`: what a straight road emits, and the levels beside it.

use super::Air;
use crate::model::{EntryError, Folder};
use parvis_core::models::noise::{
    BANDS_HZ, Field, FlatGround, FlatTransmission, Flow, Gradient, Junction, Periods, RoadCoefficients,
    RoadConditions, RoadSurface, Segment, Spectrum, StuddedTyres, a_weighted_energy, energy_to_level_db,
    lden_db, level_to_energy, road_emission_db_m,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A straight road over flat ground and places beside its middle.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Traffic by day, 12 hours.
    day: Traffic,
    /// Traffic in the evening, 4 hours.
    evening: Traffic,
    /// Traffic by night, 8 hours.
    night: Traffic,
    /// The road surface: `reference` or `NL01` to `NL14` of Directive (EU) 2021/1226, table F-4.
    #[serde(default = "reference")]
    surface: String,
    /// The directive of which the vehicle coefficients are taken.
    #[serde(default)]
    coefficients: Coefficients,
    /// Yearly mean air temperature at the road, degrees Celsius.
    #[serde(default = "twenty")]
    road_temperature_c: f64,
    /// Slope in percent, above 0 uphill.
    #[serde(default)]
    gradient_pct: f64,
    /// Whether traffic runs both ways, half of it up and half of it down.
    #[serde(default)]
    both_ways: bool,
    /// The nearest junction, if there is one within 100 m.
    junction: Option<JunctionInput>,
    /// Studded tyres on light vehicles, where they are in use.
    studded: Option<Studded>,
    /// Length of the road, m, up to 100 000.
    #[serde(default = "two_kilometres")]
    length_m: f64,
    /// Distances of the receivers from the axis, m, square to the middle of the road.
    #[serde(default)]
    receivers_m: Vec<f64>,
    /// Height of the receivers, m.
    #[serde(default = "four")]
    receiver_height_m: f64,
    /// Ground factor beside the road, 0 hard to 1 porous.
    #[serde(default)]
    ground_factor: f64,
    /// Share of the time with favourable conditions, 0 to 1.
    #[serde(default = "half")]
    favourable: f64,
    /// The state of the air; by default 10 degrees, 70 %, 101.325 kPa.
    #[serde(default)]
    air: Air,
}

fn reference() -> String {
    RoadSurface::REFERENCE.name.to_owned()
}
fn twenty() -> f64 {
    20.0
}
fn two_kilometres() -> f64 {
    2000.0
}
fn four() -> f64 {
    4.0
}
fn half() -> f64 {
    0.5
}

/// Traffic of both directions together; a category that is left out has none.
#[derive(Deserialize, JsonSchema, Default)]
#[serde(default, deny_unknown_fields)]
struct Traffic {
    /// 1: cars and vans up to 3.5 t.
    light: FlowInput,
    /// 2: two-axle vehicles above 3.5 t, buses.
    medium_heavy: FlowInput,
    /// 3: vehicles of three axles and more.
    heavy: FlowInput,
    /// 4a: two-wheelers up to 50 cc.
    moped: FlowInput,
    /// 4b: larger two-wheelers.
    motorcycle: FlowInput,
}

/// A flow of one category.
#[derive(Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields)]
struct FlowInput {
    /// Vehicles per hour.
    vehicles_h: f64,
    /// Mean speed, km/h, 20 to 130.
    speed_km_h: f64,
}

#[derive(Deserialize, JsonSchema, Default)]
enum Coefficients {
    /// Directive (EU) 2021/1226.
    #[default]
    #[serde(rename = "2021")]
    Directive2021,
    /// Directive (EU) 2015/996 as first published.
    #[serde(rename = "2015")]
    Directive2015,
}

/// A junction.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum JunctionInput {
    /// Crossing with lights at this distance, m.
    Crossing(f64),
    /// Roundabout at this distance, m.
    Roundabout(f64),
}

/// Studded tyres.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Studded {
    /// Share of light vehicles with studs in the season, 0 to 1.
    share: f64,
    /// Months of the season, 0 to 12.
    months: f64,
}

/// Sound power per metre of road, and levels; `null` stands for silence.
#[derive(Serialize)]
pub(super) struct Output {
    bands_hz: Spectrum,
    day_power_db_m: Spectrum,
    evening_power_db_m: Spectrum,
    night_power_db_m: Spectrum,
    receivers: Vec<Receiver>,
}

/// A-weighted levels at a receiver, dB.
#[derive(Serialize)]
struct Receiver {
    distance_m: f64,
    lday_db: f64,
    levening_db: f64,
    lnight_db: f64,
    lden_db: f64,
}

pub(super) fn run(input: Input, _: &Folder) -> Result<Output, EntryError> {
    let spectra =
        [emission(&input, &input.day)?, emission(&input, &input.evening)?, emission(&input, &input.night)?];
    Ok(Output {
        bands_hz: BANDS_HZ,
        day_power_db_m: spectra[0],
        evening_power_db_m: spectra[1],
        night_power_db_m: spectra[2],
        receivers: receivers(&input, &spectra)?,
    })
}

fn emission(input: &Input, traffic: &Traffic) -> Result<Spectrum, EntryError> {
    let surface = RoadSurface::named(&input.surface).ok_or_else(|| EntryError::Choice {
        field: "surface",
        given: input.surface.clone(),
        accepted: RoadSurface::TABLE.map(|s| s.name).join(", "),
    })?;
    let coefficients = match input.coefficients {
        Coefficients::Directive2021 => RoadCoefficients::DIRECTIVE_2021,
        Coefficients::Directive2015 => RoadCoefficients::DIRECTIVE_2015,
    };
    let conditions = RoadConditions {
        temperature_c: input.road_temperature_c,
        gradient: if input.both_ways {
            Gradient::BothWays(input.gradient_pct)
        } else {
            Gradient::OneWay(input.gradient_pct)
        },
        junction: input.junction.as_ref().map(|j| match j {
            JunctionInput::Crossing(x) => Junction::Crossing(*x),
            JunctionInput::Roundabout(x) => Junction::Roundabout(*x),
        }),
        studded: input.studded.as_ref().map(|s| StuddedTyres { share: s.share, months: s.months }),
    };
    let Traffic { light, medium_heavy, heavy, moped, motorcycle } = traffic;
    let flows = [light, medium_heavy, heavy, moped, motorcycle]
        .map(|f| Flow { vehicles_h: f.vehicles_h, speed_km_h: f.speed_km_h });
    Ok(road_emission_db_m(&coefficients, surface, &flows, &conditions)?)
}

fn receivers(input: &Input, spectra: &[Spectrum; 3]) -> Result<Vec<Receiver>, EntryError> {
    use parvis_core::models::check;
    if input.receivers_m.is_empty() {
        return Ok(Vec::new());
    }
    check::accept(
        "length_m",
        input.length_m,
        input.length_m > 0.0 && input.length_m <= 1e5,
        "above 0 and at most 100 000",
    )?;
    let ground = FlatGround {
        source_height_m: 0.05,
        receiver_height_m: input.receiver_height_m,
        ground_factor: input.ground_factor,
        source_ground_factor: 0.0,
        favourable: input.favourable,
    };
    let transmission = FlatTransmission::new(&ground, &input.air.absorption_db_km()?, 10_000.0)?;
    let half = input.length_m / 2.0;
    let road = Segment { from_m: [-half, 0.0], to_m: [half, 0.0] };
    let places: Vec<_> = input.receivers_m.iter().map(|d| [0.0, *d]).collect();
    let field = Field::at_points(&places, &[road], &transmission)?;
    let mut levels = [(); 3].map(|()| vec![0.0; places.len()]);
    for (level, spectrum) in levels.iter_mut().zip(spectra) {
        field.add_energy(&a_weighted_energy(&spectrum.map(level_to_energy)), level)?;
        level.iter_mut().for_each(|l| *l = energy_to_level_db(*l));
    }
    let [day, evening, night] = levels;
    Ok(input
        .receivers_m
        .iter()
        .zip(day.into_iter().zip(evening).zip(night))
        .map(|(&distance_m, ((lday_db, levening_db), lnight_db))| Receiver {
            distance_m,
            lday_db,
            levening_db,
            lnight_db,
            lden_db: lden_db(&Periods::EUROPE, lday_db, levening_db, lnight_db),
        })
        .collect())
}
