//! Greenhouse gases and the air pollutants that come with them: factors, inventory, trajectory.

mod factor;
pub mod factors;
pub mod inventory;
pub mod road;
pub mod trajectory;

pub use factor::{Factor, Substance};
