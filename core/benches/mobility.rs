//! How long the mobility models take.

use divan::{Bencher, black_box};
use parvis_core::models::mobility::{
    Assignment, Balance, Deterrence, SpeedCurve, Stop, gravity, mode_shares, tntp,
};

fn main() {
    divan::main();
}

/// Sioux Falls to a relative gap, from the reference folder; silent where it is absent.
#[divan::bench(args = [1e-4, 1e-5])]
fn sioux_falls(bencher: Bencher, gap: f64) {
    let folder = std::env::var("PARVIS_REFERENCE").unwrap_or_else(|_| "../../shared/reference".to_owned());
    let read = |file: &str| std::fs::read_to_string(format!("{folder}/traffic/{file}")).ok();
    let Some(network) = read("SiouxFalls_net.tntp").and_then(|text| tntp::network(&text).ok()) else {
        return;
    };
    let Some(trips) = read("SiouxFalls_trips.tntp").and_then(|text| tntp::trips(&text).ok()) else { return };
    let mut assignment = Assignment::new(network);
    bencher.bench_local(|| assignment.run(&trips, &Stop { gap, iterations: 10_000 }));
}

/// Trips between so many places in a row.
#[divan::bench(args = [24, 100])]
fn gravity_of_places(bencher: Bencher, places: usize) {
    let ends: Vec<f64> = (0..places).map(|at| 100.0 + (at % 7) as f64).collect();
    let costs: Vec<f64> =
        (0..places * places).map(|at| 1.0 + (at / places).abs_diff(at % places) as f64).collect();
    let stop = Balance { tolerance: 1e-6, iterations: 1_000 };
    bencher.bench_local(|| gravity(black_box(&ends), &ends, &costs, Deterrence::Exponential(0.1), &stop));
}

#[divan::bench]
fn shares_of_six_modes(bencher: Bencher) {
    bencher.bench_local(|| mode_shares(black_box(&[0.0, -0.4, -1.2, -1.5, -2.0, -3.0])));
}

#[divan::bench]
fn exhaust_by_speed(bencher: Bencher) {
    let curve = SpeedCurve {
        numerator: [0.001, -0.1, 4.0, 10.0],
        denominator: [0.0, 0.0, 1.0],
        reduction: 0.0,
        speed_km_h: (5.0, 130.0),
    };
    bencher.bench_local(|| curve.factor(black_box(50.0)));
}
