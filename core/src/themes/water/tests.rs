//! Facts about the water of a hamlet.
