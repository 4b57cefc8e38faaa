//! Published equations, a file each: plain numbers in, plain numbers out.
//!
//! Nothing here knows a territory, a theme, a screen or a language. Units stand in the names, the paper in
//! the first lines of each file, and no input makes a model panic: what it cannot compute it answers with a
//! [`ModelError`] that names the field.

mod error;

pub mod air;
pub mod circular;
pub mod emissions;
pub mod energy;
pub mod health;
pub mod mobility;
pub mod nature;
pub mod noise;
pub mod numerics;
pub mod risk;
pub mod soil;
pub mod water;

pub use error::{ModelError, check};
