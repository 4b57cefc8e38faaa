//! Numerics that the models share: seeded ensembles, calibration, measures of skill.
