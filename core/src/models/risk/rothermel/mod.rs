//! How fast a surface fire spreads, and how intense it is.
//!
//! Rothermel 1972 (USDA Forest Service Research Paper INT-115) as revised by Albini 1976 (General Technical
//! Report INT-30); wind limit and flame length as in Andrews 2018 (RMRS-GTR-371), which restates all equations.
//! The reaction intensity of the fuel, times the share that heats what lies ahead, raised by wind and slope, over
//! the heat that it takes to ignite it.
//!
//! Valid for a steady fire in a continuous, uniform fuel bed on the ground. What it cannot show: crown fires,
//! sparks that fly ahead, the fire's own wind, smouldering. Inside, the units are those of the paper (ft, lb, Btu, min).

mod bed;
mod fuel;
mod surface_fire;

pub use fuel::FuelModel;
pub use surface_fire::{FireConditions, FuelMoisture, SurfaceFire, surface_fire};
