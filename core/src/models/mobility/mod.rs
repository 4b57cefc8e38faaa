//! Mobility: where trips go, by which mode and road, and what vehicles emit.

mod assignment;
mod bpr;
mod emission_speed;
pub mod fleet;
mod frank_wolfe;
mod gravity;
mod mode_share;
mod network;
mod shortest_path;
pub mod tntp;

pub use assignment::{Assignment, Equilibrium, Stop};
pub use emission_speed::SpeedCurve;
pub use gravity::{Balance, Deterrence, calibrate_beta, furness, gravity, mean_cost};
pub use mode_share::{logsum, mode_shares, shifted_shares};
pub use network::{Link, Network};
