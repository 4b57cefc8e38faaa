//! What an elevation grid says about water: pits, flow directions, catchments, slopes.
//!
//! | file | what stands there |
//! |---|---|
//! | `drainage` | pits filled and every cell given the cell it drains to |
//! | `catchment` | what flows through a cell, and what drains to it |
//! | `slope` | steepness and aspect |

mod catchment;
mod drainage;
mod slope;

pub use drainage::{Drainage, OUTLET, drain};
pub use slope::{Slope, slope};
