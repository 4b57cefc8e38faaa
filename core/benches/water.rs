//! How long the water models take.

use divan::{Bencher, black_box};
use parvis_core::models::numerics::Random;
use parvis_core::models::numerics::calibrate::Search;
use parvis_core::models::water::cemaneige::{self, CemaNeige, Pack};
use parvis_core::models::water::gr4j::{Gr4j, Parameters};
use parvis_core::models::water::gr4j_fit::{Objective, Record, fit};
use parvis_core::models::water::oudin::Oudin;
use parvis_core::models::water::precipitation_bands::{Bands, Gradients};

fn main() {
    divan::main();
}

const PARAMETERS: Parameters = Parameters { x1_mm: 257.238, x2_mm_d: 1.012, x3_mm: 88.235, x4_d: 2.208 };
const DAYS: usize = 4_017;

/// Eleven years: rain about every third day, evapotranspiration and temperature by season.
fn weather() -> [Vec<f64>; 3] {
    let mut random = Random::new(1);
    let season = |day: usize| -(day as f64 * std::f64::consts::TAU / 365.25).cos();
    let p_mm = (0..DAYS).map(|_| (random.normal() * 6.0 - 3.0).max(0.0)).collect();
    let pet_mm = (0..DAYS).map(|day| 1.9 + 1.7 * season(day)).collect();
    let t_c = (0..DAYS).map(|day| 8.0 + 10.0 * season(day)).collect();
    [p_mm, pet_mm, t_c]
}

#[divan::bench]
fn gr4j_4017_days(bencher: Bencher) {
    let [p_mm, pet_mm, _] = weather();
    let mut q_mm = vec![0.0; DAYS];
    bencher.bench_local(|| {
        let model = Gr4j::new(black_box(PARAMETERS)).ok()?;
        model.run(&mut model.initial(), &p_mm, &pet_mm, &mut q_mm).ok()
    });
}

#[divan::bench(sample_count = 10)]
fn gr4j_fit_4017_days(bencher: Bencher) {
    let [p_mm, pet_mm, _] = weather();
    let mut q_mm = vec![0.0; DAYS];
    let made =
        Gr4j::new(PARAMETERS).and_then(|model| model.run(&mut model.initial(), &p_mm, &pet_mm, &mut q_mm));
    assert!(made.is_ok());
    let record = Record { p_mm: &p_mm, pet_mm: &pet_mm, q_mm: &q_mm, warm_up_days: 365 };
    bencher.bench_local(|| fit(black_box(record), Objective::Nse, Search::default()));
}

#[divan::bench]
fn cemaneige_5_bands_4017_days(bencher: Bencher) {
    let [p_mm, _, t_c] = weather();
    let elevations = [400.0, 600.0, 800.0, 1_000.0, 1_200.0];
    let bands = Bands::new(&p_mm, &t_c, 800.0, &elevations, Gradients::default());
    let parameters = cemaneige::Parameters { thermal_memory: 0.3, degree_day_mm_c_d: 4.0 };
    let mut water_mm = vec![0.0; DAYS];
    bencher.bench_local(|| {
        let bands = bands.as_ref().ok()?;
        let model = CemaNeige::new(black_box(parameters)).ok()?;
        model.run(bands, &mut [Pack::default(); 5], &mut water_mm).ok()
    });
}

#[divan::bench]
fn oudin_4017_days(bencher: Bencher) {
    let [_, _, t_c] = weather();
    let days: Vec<u16> = (0..DAYS).map(|day| (day % 365 + 1) as u16).collect();
    let mut pet_mm = vec![0.0; DAYS];
    bencher.bench_local(|| Oudin::new(black_box(45.0)).ok()?.run(&days, &t_c, &mut pet_mm).ok());
}
