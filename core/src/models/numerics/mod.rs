//! Numerics that the models share: seeded ensembles, calibration, measures of skill.

pub mod calibrate;
pub mod erfcx;
pub mod latin_hypercube;
mod nelder_mead;
pub mod quantile;
mod random;
pub mod skill;

pub use random::Random;
