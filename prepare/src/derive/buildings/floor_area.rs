//! Heated floor area: the footprint, less walls and stairs, times the storeys.

use parvis_core::territory::BuildingUse;

/// Share of the footprint that is floor within the walls: walls of 30 to 50 cm and stairs take a fifth of a
/// house of 100 m2.
const WITHIN_WALLS: f64 = 0.8;

/// Heated floor area \[m2\]; 0 for sheds, barns and what nobody knows the use of.
pub(super) fn floor_area(footprint_m2: f64, storeys: u8, usage: BuildingUse) -> f64 {
    match usage {
        BuildingUse::Residential
        | BuildingUse::Commercial
        | BuildingUse::Public
        | BuildingUse::Industrial => (footprint_m2 * WITHIN_WALLS * f64::from(storeys)).clamp(0.0, 1e6),
        BuildingUse::Annex | BuildingUse::Agricultural | BuildingUse::Other => 0.0,
    }
}
