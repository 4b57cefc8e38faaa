//! Health: what exposure to air pollution and noise costs.

pub mod annoyance;
pub mod life_table;
pub mod paf;
