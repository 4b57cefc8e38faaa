//! Mobility: trips, their assignment to roads, and what vehicles emit.
