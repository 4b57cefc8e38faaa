//! How long the models of health take: a village's dwellings, and a life table.

use divan::{Bencher, black_box, counter::ItemsCount};
use parvis_core::models::health::annoyance::{heart_disease_fraction, highly_annoyed};
use parvis_core::models::health::life_table::life_expectancy_gain_years;
use parvis_core::models::health::paf::{PM25_ALL_CAUSES, attributable_cases};

fn main() {
    divan::main();
}

const DWELLINGS: usize = 2_000;

fn dwellings() -> (Vec<f64>, Vec<f64>) {
    ((0..DWELLINGS).map(|_| 2.2).collect(), (0..DWELLINGS).map(|at| 40.0 + (at % 35) as f64).collect())
}

#[divan::bench]
fn annoyance_of_a_village(bencher: Bencher) {
    let (people, lden_db) = dwellings();
    bencher.counter(ItemsCount::new(DWELLINGS)).bench_local(|| highly_annoyed(black_box(&people), &lden_db));
}

#[divan::bench]
fn heart_disease_of_a_village(bencher: Bencher) {
    let (people, lden_db) = dwellings();
    let counter = ItemsCount::new(DWELLINGS);
    bencher.counter(counter).bench_local(|| heart_disease_fraction(black_box(&people), &lden_db, 5_000.0));
}

#[divan::bench]
fn cases_of_fine_dust(bencher: Bencher) {
    bencher.bench_local(|| attributable_cases(&PM25_ALL_CAUSES, black_box(8.85), 5.0, 900.0, 3_400.0));
}

#[divan::bench]
fn a_life_table(bencher: Bencher) {
    let death_rates: Vec<f64> = (0..101).map(|age| 1e-4 * (0.09 * f64::from(age)).exp()).collect();
    bencher.bench_local(|| life_expectancy_gain_years(black_box(&death_rates), 30, 0.03));
}
