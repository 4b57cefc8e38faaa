//! How long the models of the circular economy take.

use divan::{Bencher, black_box};
use parvis_core::models::circular::dynamic_stock::{Lifetime, inflow_driven};
use parvis_core::models::circular::lca::life_cycle;
use parvis_core::models::circular::material_balance::{Flow, reconcile};
use parvis_core::models::circular::transport_lp::transport;
use parvis_core::models::numerics::Random;

fn main() {
    divan::main();
}

#[divan::bench(args = [10, 100])]
fn dynamic_stock_years(bencher: Bencher, years: usize) {
    let inflow = vec![1.0; years];
    let lifetime = Lifetime::Normal { mean: 5.0, deviation: 1.5 };
    bencher.bench_local(|| {
        lifetime.leaving(years).and_then(|leaving| inflow_driven(black_box(&inflow), &leaving))
    });
}

#[divan::bench(args = [10, 30, 100])]
fn transport_square(bencher: Bencher, side: usize) {
    let mut random = Random::new(4);
    let mut numbers = |count: usize, low: f64, high: f64| {
        (0..count).map(|_| low + (high - low) * random.unit()).collect::<Vec<_>>()
    };
    let (supply, demand) = (numbers(side, 60.0, 140.0), numbers(side, 30.0, 59.0));
    let cost = numbers(side * side, 1.0, 21.0);
    bencher.bench_local(|| transport(black_box(&supply), &demand, &cost, None));
}

/// A chain of processes, each of which passes on nine tenths.
#[divan::bench(args = [10, 50])]
fn material_balance_chain(bencher: Bencher, processes: usize) {
    let inward = |at: usize| Flow {
        from: at.checked_sub(1),
        to: (at < processes).then_some(at),
        stated_t: 100.0 + at as f64,
        deviation_t: 5.0,
    };
    let lost = |at: usize| Flow { from: Some(at), to: None, stated_t: 10.0, deviation_t: 2.0 };
    let flows: Vec<Flow> = (0..=processes).map(inward).chain((0..processes).map(lost)).collect();
    bencher.bench_local(|| reconcile(processes, black_box(&flows)));
}

#[divan::bench(args = [10, 100])]
fn life_cycle_square(bencher: Bencher, side: usize) {
    let mut random = Random::new(5);
    let technology: Vec<f64> = (0..side * side)
        .map(|at| if at % (side + 1) == 0 { 1.0 } else { -random.unit() / side as f64 })
        .collect();
    let (intervention, mut demand) = (vec![1.0; 3 * side], vec![0.0; side]);
    demand.fill(1.0);
    bencher.bench_local(|| life_cycle(black_box(&technology), &intervention, &demand));
}
