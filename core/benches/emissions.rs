//! How long an inventory, a path to 2050 and the exhaust of a fleet take.

use divan::{Bencher, black_box};
use parvis_core::models::emissions::inventory::{Line, Scope, Sector, inventory};
use parvis_core::models::emissions::road::{Fleet, Fuel, Vehicle, cold_start_ratio, per_km};
use parvis_core::models::emissions::trajectory::{Phase, Start, trajectory};
use parvis_core::models::emissions::{Factor, Substance};

fn main() {
    divan::main();
}

#[divan::bench]
fn inventory_of_a_hundred_lines(bencher: Bencher) {
    let factor = Factor {
        id: "own.cow",
        value: 110.0,
        low: 90.0,
        high: 130.0,
        unit: "kg/head",
        substance: Substance::Ch4Biogenic,
        year: 2019,
        source: "a herd",
    };
    let line = Line { sector: Sector::Agriculture, scope: Scope::One, activity: 140.0, factor: &factor };
    bencher.bench_local(|| inventory(black_box(&[line; 100])));
}

#[divan::bench]
fn path_to_2050(bencher: Bencher) {
    let start = Start { year: 2024, emissions_t: 9_500.0, emissions_1990_t: 12_000.0, trend: -0.01 };
    let phase = Phase { start_year: 2025, ramp_years: 5, saving_share: 0.1 };
    bencher.bench_local(|| trajectory(black_box(start), &[phase; 20], &[(2030, 0.45), (2050, 0.0)], 2050));
}

#[divan::bench]
fn exhaust_of_a_fleet(bencher: Bencher) {
    let fleet = Fleet::france(Vehicle::Car);
    bencher.bench_local(|| per_km(black_box(&fleet), black_box(50.0)));
}

#[divan::bench]
fn cold_start(bencher: Bencher) {
    bencher.bench_local(|| cold_start_ratio(Fuel::Diesel, black_box(8.0), 10.0));
}
