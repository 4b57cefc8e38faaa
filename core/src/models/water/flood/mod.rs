//! Floods over land: shallow water without the convective terms, on square cells.
//!
//! Bates, Horritt and Fewtrell 2010 (J. Hydrol. 387, 33-45) with the numerical diffusion of de Almeida, Bates,
//! Freer and Souvignet 2012 (Water Resour. Res. 48, W05528):
//!
//! ```text
//! q' = [theta q + (1 - theta)/2 (q- + q+) - g h dt d(h + z)/dx] / [1 + g dt n^2 |q| / h^(7/3)]
//! dt = alpha dx / sqrt(g h_max)
//! ```
//!
//! Depths stand in the cells, unit discharges on the faces. Water is conserved to rounding and never falls
//! below the bed; a lake at rest stays at rest to the bit. Valid for slow flow over gentle ground (Froude
//! number below about 1). What it cannot show: hydraulic jumps, dam-break shocks and torrents in their detail
//! (no convective terms; velocities are held to a Courant number), sewers, groundwater, erosion, debris.
//!
//! | file | what stands there |
//! |---|---|
//! | `setup` | what a run starts from, and the checks it has to pass |
//! | `boundary` | hydrographs, edges, sources |
//! | `stepper` | the state of a run |
//! | `step` | one step, and stepping to a time |
//! | `edge` | the faces on the rim |
//! | `kernel` | the inner loops |
//! | `lanes` | the vectors in which they compute |
//! | `balance` | the account of water |
//! | `real` | the number type |

mod balance;
mod boundary;
mod edge;
mod kernel;
mod lanes;
mod real;
mod setup;
mod step;
mod stepper;

#[cfg(test)]
mod tests;

pub use balance::Balance;
pub use boundary::{Boundary, Edge, Hydrograph, Side, Source};
pub use lanes::Lanes;
pub use real::Real;
pub use setup::{MOST_CELLS, Manning, Numerics, Setup, Start};
pub use stepper::Flood;

/// Standard gravity, m/s2.
const GRAVITY: f64 = 9.80665;
