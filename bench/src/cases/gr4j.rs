//! Eleven years of daily runoff.

use super::{Aim, Case, Run, columns};
use parvis_core::models::water::gr4j::{Gr4j, Parameters};
use std::error::Error;

pub(super) const CASE: Case = Case {
    name: "gr4j",
    beside: "gr4j",
    what: "GR4J, 4 017 days",
    files: &["hydrology/L0123001.csv"],
    peer: "hydrogr (its Rust core, without pandas)",
    agrees_to: Some(1e-6),
    aim: Aim::TimesPeer(1.0),
    prepare,
};

fn prepare(files: &[&str]) -> Result<Run, Box<dyn Error>> {
    let text = files.first().copied().unwrap_or_default();
    let [mut p_mm, mut pet_mm] = columns(text, ["p_mm", "pet_mm"])?;
    p_mm.truncate(4017);
    pet_mm.truncate(4017);
    let mut q_mm = vec![0.0; p_mm.len()];
    let model = Gr4j::new(Parameters { x1_mm: 257.238, x2_mm_d: 1.012, x3_mm: 88.235, x4_d: 2.208 })?;
    Ok(Box::new(move || match model.run(&mut model.initial(), &p_mm, &pet_mm, &mut q_mm) {
        Ok(_) => q_mm.iter().sum(),
        Err(_) => f64::NAN,
    }))
}
