//! From the pack's wind rose to kernels.

use super::super::Unavailable;
use crate::models::air::{JointFrequency, Kernel, KernelInput, Terrain, annual_kernel};
use crate::territory::WindRose;

/// How far a kernel reaches \[m\]: beyond it a house or street adds less than the background varies.
const REACH_M: f64 = 2000.0;
/// Kernels are at most this many cells wide on each side of their middle.
const RADIUS_MAX: f64 = 256.0;
/// Mixing height in stability classes A to F \[m\] (US EPA, ISC3 user's guide 1995: usual rural heights).
const MIXING_M: [f64; 6] = [1600.0, 1200.0, 1000.0, 800.0, 400.0, 250.0];

/// The joint frequency table of a wind rose.
pub(super) fn table(wind: &WindRose) -> Result<JointFrequency, Unavailable> {
    let sectors = distinct(wind.bins.iter().map(|b| b.from_deg)).len();
    let speeds = distinct(wind.bins.iter().map(|b| b.speed_ms.max(0.1)));
    let mut shares = vec![0.0; sectors * speeds.len() * 6];
    for bin in &wind.bins {
        let sector = (bin.from_deg / 360.0 * sectors as f64).round() as usize % sectors.max(1);
        let speed = speeds.iter().position(|s| *s == rounded(bin.speed_ms.max(0.1))).unwrap_or(0);
        if let Some(share) = shares.get_mut((sector * speeds.len() + speed) * 6 + usize::from(bin.stability.min(5))) {
            *share += bin.frequency;
        }
    }
    Ok(JointFrequency::new(sectors, speeds, shares)?)
}

/// The kernel of a release height.
pub(super) fn kernel(climate: &JointFrequency, cell_m: f64, height_m: f64) -> Result<Kernel, Unavailable> {
    Ok(annual_kernel(
        &KernelInput {
            cell_m,
            radius_cells: (REACH_M / cell_m).ceil().clamp(1.0, RADIUS_MAX) as usize,
            release_height_m: height_m,
            receptor_height_m: 1.5,
            // A street mixes over the height of a car, a chimney over half a storey in its house's wake.
            initial_sigma_z_m: if height_m < 3.0 { 1.5 } else { 0.3 * height_m },
            terrain: Terrain::Rural,
            mixing_height_m: MIXING_M,
            wind_height_m: 10.0,
        },
        climate,
    )?)
}

/// To a tenth: wind is not known more closely.
fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

fn distinct(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.map(rounded).collect();
    values.sort_by(f64::total_cmp);
    values.dedup();
    values
}
