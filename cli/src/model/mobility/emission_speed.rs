//! `emission-speed`: exhaust by mean speed.

use crate::model::{EntryError, Folder, inputs::Series};
use parvis_core::models::mobility::SpeedCurve;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The curve EF = (a V^2 + b V + c + d/V) / (e V^2 + f V + g) (1 - reduction) and the speeds to read it at.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// alpha of the guidebook.
    #[serde(default)]
    a: f64,
    /// beta of the guidebook.
    #[serde(default)]
    b: f64,
    /// gamma of the guidebook.
    #[serde(default)]
    c: f64,
    /// delta of the guidebook.
    #[serde(default)]
    d: f64,
    /// epsilon of the guidebook.
    #[serde(default)]
    e: f64,
    /// zeta of the guidebook.
    #[serde(default)]
    f: f64,
    /// eta of the guidebook.
    #[serde(default = "one")]
    g: f64,
    /// Share by which later technology is below the curve, below 1.
    #[serde(default)]
    reduction: f64,
    /// The lowest speed of the curve, km/h, above 0.
    #[serde(default = "slowest")]
    min_speed_km_h: f64,
    /// The highest speed of the curve, km/h.
    #[serde(default = "fastest")]
    max_speed_km_h: f64,
    /// Mean speeds, km/h, 0 or more.
    speed_km_h: Series,
}

fn one() -> f64 {
    1.0
}
fn slowest() -> f64 {
    5.0
}
fn fastest() -> f64 {
    130.0
}

/// The emission factor at each speed, in the unit of the coefficients (g/km, or MJ/km for energy).
#[derive(Serialize)]
pub(super) struct Output {
    factor: Vec<f64>,
}

pub(super) fn run(input: Input, folder: &Folder) -> Result<Output, EntryError> {
    let curve = SpeedCurve {
        numerator: [input.a, input.b, input.c, input.d],
        denominator: [input.e, input.f, input.g],
        reduction: input.reduction,
        speed_km_h: (input.min_speed_km_h, input.max_speed_km_h),
    };
    let factor =
        input.speed_km_h.read(folder)?.into_iter().map(|v| curve.factor(v)).collect::<Result<_, _>>()?;
    Ok(Output { factor })
}
