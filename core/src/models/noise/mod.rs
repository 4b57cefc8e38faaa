//! Noise: what roads emit and what reaches a dwelling, after CNOSSOS-EU.
//!
//! CNOSSOS-EU is the common method of Directive (EU) 2015/996, Annex II of Directive 2002/49/EC, as amended
//! by Delegated Directive (EU) 2021/1226. Every spectrum is in the eight octave bands of [`BANDS_HZ`].

mod atmosphere;
mod bands;
mod diffraction;
mod field;
mod flat;
mod grid;
mod ground;
mod indicators;
mod profile;
mod propagation;
mod road_coefficients;
mod road_emission;
mod road_surface;
mod segment;
mod terrain;

pub use atmosphere::{Air, absorption_db_km};
pub use bands::{
    A_WEIGHTING_DB, BANDS, BANDS_HZ, Spectrum, a_weighted_energy, a_weighted_level_db, energy_to_level_db,
    level_to_energy,
};
pub use field::Field;
pub use flat::{FlatGround, FlatTransmission};
pub use grid::RegularGrid;
pub use indicators::{Periods, lden_db, long_term_level_db};
pub use profile::ProfilePoint;
pub use propagation::{Attenuation, propagate};
pub use road_coefficients::{Category, RoadCoefficients, VehicleCoefficients};
pub use road_emission::{Flow, Gradient, Junction, RoadConditions, StuddedTyres, road_emission_db_m};
pub use road_surface::RoadSurface;
pub use segment::Segment;
pub use terrain::{Terrain, TerrainPaths};
