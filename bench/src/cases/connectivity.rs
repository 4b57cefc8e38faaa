//! Probability of connectivity, and what each patch contributes.

use super::{Aim, Case, Run, columns};
use parvis_core::models::nature::connectivity::{Dispersal, straight};
use std::error::Error;

pub(super) const CASE: Case = Case {
    name: "connectivity",
    beside: "connectivity",
    what: "probability of connectivity, 142 patches",
    files: &["nature/vegetation_patches_142.csv"],
    peer: "the same formula in numpy",
    agrees_to: Some(1e-9),
    aim: Aim::TimesPeer(1.0),
    prepare,
};

fn prepare(files: &[&str]) -> Result<Run, Box<dyn Error>> {
    let text = files.first().copied().unwrap_or_default();
    let [area, x_m, y_m] = columns(text, ["area_m2", "x", "y"])?;
    let dispersal = Dispersal { probability: 0.05, distance_m: 10_000.0 };
    Ok(Box::new(move || match straight(&area, &x_m, &y_m, dispersal) {
        Ok(result) => result.patches.iter().map(|patch| patch.dpc).sum(),
        Err(_) => f64::NAN,
    }))
}
