//! Noise: road emission and propagation (CNOSSOS-EU).
