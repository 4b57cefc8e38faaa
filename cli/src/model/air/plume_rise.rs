//! `plume-rise`: one stack in one hour's air.

use super::Class;
use crate::model::{EntryError, Folder};
use parvis_core::models::air::{Ambient, Stack, plume_rise, usual_gradient_k_m};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A stack and the air around its top.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    /// Height of the stack, m.
    height_m: f64,
    /// Inner diameter at the top, m, above 0.
    diameter_m: f64,
    /// Exit speed, m/s.
    exit_speed_m_s: f64,
    /// Temperature of the gas, degrees Celsius.
    gas_temperature_c: f64,
    /// Wind speed at the top, m/s, above 0.
    wind_speed_m_s: f64,
    /// Temperature of the air, degrees Celsius.
    air_temperature_c: f64,
    /// Stability class.
    class: Class,
    /// Potential temperature gradient, K/m, for classes E and F; by default 0.020 and 0.035.
    potential_temperature_gradient_k_m: Option<f64>,
    /// Distances downwind at which the height of the plume is asked for, m.
    #[serde(default)]
    distances_m: Vec<f64>,
}

#[derive(Serialize)]
pub(super) struct Output {
    buoyancy_flux_m4_s3: f64,
    momentum_flux_m4_s2: f64,
    stack_height_after_downwash_m: f64,
    final_rise_m: f64,
    final_distance_m: f64,
    plume_height_m: Vec<f64>,
}

/// 0 °C in kelvin.
const ZERO_CELSIUS_K: f64 = 273.15;

pub(super) fn run(input: Input, _: &Folder) -> Result<Output, EntryError> {
    let stack = Stack {
        height_m: input.height_m,
        diameter_m: input.diameter_m,
        exit_speed_m_s: input.exit_speed_m_s,
        gas_temperature_k: input.gas_temperature_c + ZERO_CELSIUS_K,
    };
    let class = input.class.into();
    let air = Ambient {
        wind_speed_m_s: input.wind_speed_m_s,
        air_temperature_k: input.air_temperature_c + ZERO_CELSIUS_K,
        class,
        potential_temperature_gradient_k_m: input
            .potential_temperature_gradient_k_m
            .unwrap_or_else(|| usual_gradient_k_m(class)),
    };
    let rise = plume_rise(&stack, &air)?;
    Ok(Output {
        buoyancy_flux_m4_s3: rise.buoyancy_flux_m4_s3,
        momentum_flux_m4_s2: rise.momentum_flux_m4_s2,
        stack_height_after_downwash_m: rise.stack_height_m,
        final_rise_m: rise.final_rise_m,
        final_distance_m: rise.final_distance_m,
        plume_height_m: input.distances_m.iter().map(|x| rise.plume_height_m(*x)).collect(),
    })
}
