//! Facts about the air of a hamlet.
