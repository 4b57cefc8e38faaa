//! Facts about a hamlet of two houses on one street.
