//! Numerics that the models share: seeded ensembles, calibration, measures of skill.

pub mod latin_hypercube;
pub mod quantile;
mod random;
pub mod skill;

pub use random::Random;
