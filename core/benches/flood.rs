//! Cell-steps a second of the flood: a wave in a basin that is wet everywhere, so that no cell is for free.
#![expect(clippy::unwrap_used, reason = "a benchmark has nothing better to do with an error than to stop")]

use divan::{Bencher, counter::ItemsCount};
use parvis_core::models::water::flood::{Flood, Hydrograph, Manning, Numerics, Real, Setup, Start};
use parvis_core::models::water::terrain::drain;

fn main() {
    divan::main();
}

const STEPS: u64 = 20;

#[divan::bench(types = [f64, f32], args = [128, 360, 1024])]
fn wave<T: Real>(bencher: Bencher, side: usize) {
    let bed: Vec<f64> =
        (0..side * side).map(|i| ((i * 7919) % 101) as f64 * 0.01 + (i % side) as f64 * 0.002).collect();
    let setup = Setup {
        rows: side,
        columns: side,
        cell_m: 10.0,
        bed_m: &bed,
        manning: Manning::Uniform(0.03),
        start: Start::Level(4.0 + side as f64 * 0.001),
        edges: &[],
        sources: &[],
        rain_m_s: &Hydrograph::constant(1e-5),
        rain_share: None,
        numerics: Numerics::default(),
    };
    let mut flood = Flood::<T>::new(&setup).unwrap();
    bencher
        .counter(ItemsCount::new(side * side * STEPS as usize))
        .bench_local(|| flood.step_towards(1e12, STEPS).unwrap());
}

/// Pits, directions and areas of a rough terrain.
#[divan::bench(args = [360, 1024])]
fn terrain(bencher: Bencher, side: usize) {
    let ground: Vec<f64> =
        (0..side * side).map(|i| ((i * 7919) % 1009) as f64 * 0.01 + (i / side) as f64 * 0.2).collect();
    let area = vec![100.0; ground.len()];
    bencher
        .counter(ItemsCount::new(ground.len()))
        .bench_local(|| drain(&ground, side).unwrap().accumulate(&area).unwrap());
}
