//! Mobility: where trips go, by which mode and road, and what vehicles emit.

mod assignment;
mod bpr;
mod frank_wolfe;
mod network;
mod shortest_path;
pub mod tntp;

pub use assignment::{Assignment, Equilibrium, Stop};
pub use network::{Link, Network};
