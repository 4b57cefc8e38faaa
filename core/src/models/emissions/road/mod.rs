//! Fuel and nitrogen oxides per kilometre by vehicle, its Euro class and its speed, and the mean of a fleet.

mod curve;
mod fleet;
mod technology;
mod wear;

pub use curve::Curve;
pub use fleet::{Fleet, PerKm, Powertrain, Vehicle, per_km};
pub use technology::{Fuel, TECHNOLOGIES, Technology, technology};
pub use wear::{brake_correction, cold_start_ratio, tyre_correction};
