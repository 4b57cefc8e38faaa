//! How long the water models take.

use divan::{Bencher, black_box};
use parvis_core::models::water::gr4j::{Gr4j, Parameters};

fn main() {
    divan::main();
}

/// Eleven years of days with a rain about every third day.
fn weather() -> (Vec<f64>, Vec<f64>) {
    let mut random = parvis_core::models::numerics::Random::new(1);
    let rain = |r: &mut parvis_core::models::numerics::Random| (r.normal() * 6.0 - 3.0).max(0.0);
    let pet = |day: usize| 1.9 - 1.7 * (day as f64 * std::f64::consts::TAU / 365.25).cos();
    (0..4017).map(|day| (rain(&mut random), pet(day))).unzip()
}

#[divan::bench]
fn gr4j_4017_days(bencher: Bencher) {
    let (p_mm, pet_mm) = weather();
    let mut q_mm = vec![0.0; p_mm.len()];
    let parameters = Parameters { x1_mm: 257.238, x2_mm_d: 1.012, x3_mm: 88.235, x4_d: 2.208 };
    bencher.bench_local(|| {
        let model = Gr4j::new(black_box(parameters)).ok()?;
        model.run(&mut model.initial(), &p_mm, &pet_mm, &mut q_mm).ok()
    });
}
