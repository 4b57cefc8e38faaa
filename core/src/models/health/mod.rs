//! Health: what exposure to air pollution and noise costs.
