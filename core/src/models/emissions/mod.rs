//! Greenhouse gases: inventory, warming potentials, trajectories.
