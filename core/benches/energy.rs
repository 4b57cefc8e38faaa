//! How long the energy models take.

use divan::{Bencher, black_box, counter::ItemsCount};
use parvis_core::models::energy::degree_days::{Definition, heating_degree_days};
use parvis_core::models::energy::heat_pump::{HeatSink, HeatSource, electricity_kwh};
use parvis_core::models::energy::iso13790::{Building, Control, Hour, Mass, Network};
use parvis_core::models::energy::pv::{Irradiance, Surface, plane_of_array_w_m2};
use parvis_core::models::energy::{Battery, Instant, Site, SunPosition, balance, hourly_sun};

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

#[divan::bench]
fn light_on_a_roof(bencher: Bencher) {
    let light = Irradiance { global_w_m2: 840.0, direct_normal_w_m2: 850.0, diffuse_w_m2: 104.0 };
    let sun = SunPosition { zenith_deg: 30.0, azimuth_deg: 180.0, distance_au: 1.0 };
    let roof = Surface { tilt_deg: 30.0, facing_deg: 180.0, albedo: 0.2 };
    bencher.bench_local(|| plane_of_array_w_m2(black_box(&light), &sun, &roof));
}

#[divan::bench]
fn heat_pump_of_a_year(bencher: Bencher) {
    let outdoor: Vec<f64> = (0..8760).map(|h| f64::from(h % 37) - 8.0).collect();
    let heat: Vec<f64> = outdoor.iter().map(|t| (19.0 - t).max(0.0)).collect();
    let (source, sink) = (HeatSource::Air, HeatSink::Radiators);
    bencher.bench_local(|| electricity_kwh(source, sink, black_box(&heat), &outdoor, 11.0));
}

#[divan::bench]
fn degree_days_of_a_year(bencher: Bencher) {
    let means: Vec<f64> = (0..365).map(|d| f64::from(d % 37) - 8.0).collect();
    let definition = Definition { base_c: 18.0, threshold_c: 15.0 };
    bencher.bench_local(|| heating_degree_days(black_box(&means), definition));
}
