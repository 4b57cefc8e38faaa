//! Risk: fire weather, fire spread, flood damage, cascades.
