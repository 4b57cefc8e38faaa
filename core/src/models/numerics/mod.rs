//! Numerics that the models share: seeded ensembles, calibration, measures of skill, functions of many numbers.

pub mod calibrate;
pub mod erfcx;
pub mod exp;
pub mod latin_hypercube;
mod nelder_mead;
pub mod power;
pub mod quantile;
mod random;
pub mod skill;

pub use random::Random;
