//! How long the energy models take.

use divan::{Bencher, black_box, counter::ItemsCount};
use parvis_core::models::energy::iso13790::{Building, Control, Hour, Mass, Network};
use parvis_core::models::energy::{Battery, Instant, Site, balance, hourly_sun};

fn main() {
    divan::main();
}

const OLEMPS: Site = Site {
    latitude_deg: 44.33,
    longitude_deg: 2.55,
    elevation_m: 580.0,
    pressure_hpa: 945.0,
    temperature_c: 11.0,
};

#[divan::bench]
fn sun_at_an_instant(bencher: Bencher) {
    bencher.bench_local(|| Instant::new(black_box(2_460_000.5), 69.0).and_then(|i| i.seen_from(&OLEMPS)));
}

#[divan::bench]
fn sun_of_a_year(bencher: Bencher) {
    bencher.bench_local(|| hourly_sun(&OLEMPS, black_box(2_460_310.5), 69.0, 8760));
}

#[divan::bench]
fn a_house_through_a_year(bencher: Bencher) {
    let Ok(network) = Network::new(&Building::new(100.0, 90.0, 40.0, 35.0, Mass::Medium)) else { return };
    let control = Control { heat_to_c: 20.0, cool_to_c: 26.0, heating_limit_w: 1e4, cooling_limit_w: 1e4 };
    let hour = |h: u32| Hour {
        outdoor_c: 10.0 + f64::from(h % 37) - 18.0,
        internal_w: 400.0,
        solar_w: f64::from(h % 24) * 40.0,
    };
    let hours: Vec<_> = (0..8760).map(hour).collect();
    bencher
        .counter(ItemsCount::new(hours.len()))
        .bench_local(|| network.run(black_box(&hours), &control, |_, _| {}));
}

#[divan::bench]
fn balance_of_a_year(bencher: Bencher) {
    let supply: Vec<f64> = (0..8760).map(|h| f64::from(h % 24)).collect();
    let demand: Vec<f64> = (0..8760).map(|h| f64::from(h % 17)).collect();
    let battery = Battery { capacity_kwh: 50.0, power_kw: 10.0, round_trip_efficiency: 0.9 };
    bencher.bench_local(|| balance(black_box(&supply), &demand, &battery));
}
