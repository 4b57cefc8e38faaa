//! Gardens and yards: what lies near to houses.

use super::contour::Field;
use super::houses::Building;
use super::lattice::P;
use super::lines::{Path, distance};
use super::woods::Piece;
use parvis_core::territory::{BuildingUse, LandCover};

/// How far gardens reach from the middle of a house \[m\].
const REACH_M: f64 = 30.0;

/// Nodes of the field lie this far apart \[m\].
const STEP_M: f64 = 11.0;

/// Outlines of the gardens around the houses of one settlement.
pub(super) fn gardens(buildings: &[Building]) -> Vec<Piece> {
    let homes: Vec<P> =
        buildings.iter().filter(|b| b.usage != BuildingUse::Annex).map(|b| b.middle).collect();
    let far = REACH_M + 2.0 * STEP_M;
    let low = homes.iter().fold([f64::MAX; 2], |a, p| [a[0].min(p[0] - far), a[1].min(p[1] - far)]);
    let high = homes.iter().fold([f64::MIN; 2], |a, p| [a[0].max(p[0] + far), a[1].max(p[1] + far)]);
    if homes.is_empty() {
        return Vec::new();
    }
    let value = |p: P| {
        // Neighbours add up, so that gardens grow together.
        let near = homes.iter().map(|home| (1.0 - distance(*home, p) / (1.5 * REACH_M)).max(0.0));
        near.sum::<f64>() - 0.36
    };
    let field = Field::new(low, high, STEP_M, value);
    field.outlines().into_iter().map(|rings: Vec<Path>| (rings, LandCover::Green)).collect()
}
