//! How long what the models share takes.

use divan::{Bencher, black_box};
use parvis_core::models::numerics::Random;
use parvis_core::models::numerics::calibrate::{Bounds, Scale, Search, minimise};
use parvis_core::models::numerics::latin_hypercube::{Factor, Spread, latin_hypercube};
use parvis_core::models::numerics::quantile::quantiles;
use parvis_core::models::numerics::skill::{dispersion, hydrological};

fn main() {
    divan::main();
}

#[divan::bench]
fn ensemble_of_a_hundred_factors(bencher: Bencher) {
    let factor = Factor { id: "heat", spread: Spread::Triangular { low: 0.7, mode: 0.85, high: 0.95 } };
    bencher.bench_local(|| latin_hypercube(black_box(1), &[factor; 100], 64));
}

#[divan::bench]
fn rosenbrock(bencher: Bencher) {
    let bounds = [Bounds { low: -2.0, high: 2.0, scale: Scale::Linear }; 2];
    let valley = |x: &[f64]| 100.0 * (x[1] - x[0] * x[0]).powi(2) + (1.0 - x[0]).powi(2);
    bencher.bench_local(|| minimise(black_box(&bounds), Search::default(), valley));
}

fn two_series() -> (Vec<f64>, Vec<f64>) {
    let mut random = Random::new(6);
    (0..4_017).map(|_| (random.unit(), random.unit())).unzip()
}

#[divan::bench]
fn skill_of_4017_days(bencher: Bencher) {
    let (observed, simulated) = two_series();
    bencher
        .bench_local(|| (hydrological(black_box(&observed), &simulated), dispersion(&observed, &simulated)));
}

#[divan::bench]
fn quantiles_of_4017_days(bencher: Bencher) {
    let (values, _) = two_series();
    bencher.bench_local(|| quantiles(black_box(&values), [0.05, 0.5, 0.95]));
}
