//! Fire on a terrain, the fire weather of a century, what fails and what a flood costs.
#![expect(clippy::unwrap_used, reason = "a benchmark has nothing better to do with an error than to stop")]

use divan::{Bencher, black_box, counter::ItemsCount};
use parvis_core::models::risk::cascade::{Need, Node, cascade};
use parvis_core::models::risk::depth_damage::{Asset, Exposed, depth_damage_eur};
use parvis_core::models::risk::fwi::{FireCodes, FireWeather, fwi_series};
use parvis_core::models::risk::rothermel::{FireConditions, FuelMoisture};
use parvis_core::models::risk::spread::{FireGround, arrival_min, fires};

fn main() {
    divan::main();
}

const WIND: FireConditions = FireConditions {
    moisture: FuelMoisture { dead: [0.06, 0.07, 0.08], live: 0.9 },
    midflame_wind_m_s: 3.0,
    wind_to_deg: 120.0,
    slope: 0.0,
    aspect_deg: 0.0,
};

fn ground(side: usize) -> (Vec<u8>, Vec<f64>, Vec<f64>) {
    let cells = side * side;
    let fuel = (0..cells).map(|i| [1, 2, 5, 8, 0][i * 7919 % 5]).collect();
    let slope = (0..cells).map(|i| (i * 31 % 60) as f64 * 0.01).collect();
    let aspect = (0..cells).map(|i| (i * 17 % 360) as f64).collect();
    (fuel, slope, aspect)
}

#[divan::bench(args = [360])]
fn fire_in_each_cell(bencher: Bencher, side: usize) {
    let (fuel, slope, aspect) = ground(side);
    bencher
        .counter(ItemsCount::new(fuel.len()))
        .bench_local(|| fires(&fuel, &slope, &aspect, &WIND).unwrap());
}

#[divan::bench(args = [360])]
fn spread(bencher: Bencher, side: usize) {
    let (fuel, slope, aspect) = ground(side);
    let fire = fires(&fuel, &slope, &aspect, &WIND).unwrap();
    let ground = FireGround { columns: side, cell_m: 10.0, fire: &fire, elevation_m: None };
    let middle = side * side / 2 + side / 2;
    bencher
        .counter(ItemsCount::new(fire.len()))
        .bench_local(|| arrival_min(&ground, &[middle, middle + 1, middle + 2]).unwrap());
}

#[divan::bench]
fn fire_weather_of_a_century(bencher: Bencher) {
    let day = |i: usize| FireWeather {
        month: (i / 30 % 12) as u8 + 1,
        temperature_c: (i % 30) as f64,
        humidity_pct: (i * 7 % 100) as f64,
        wind_km_h: (i * 3 % 40) as f64,
        rain_mm: if i.is_multiple_of(4) { 6.0 } else { 0.0 },
    };
    let days: Vec<FireWeather> = (0..36_525).map(day).collect();
    bencher
        .counter(ItemsCount::new(days.len()))
        .bench_local(|| fwi_series(&days, FireCodes::SPRING).unwrap().len());
}

#[divan::bench]
fn cascade_through_a_thousand(bencher: Bencher) {
    let needs = |at: usize| Need { any_of: vec![at / 2, at / 3], reserve_h: 1.0 };
    let node = |at: usize| Node { needs: if at == 0 { vec![] } else { vec![needs(at)] }, people: 1.0 };
    let nodes: Vec<Node> = (0..1_000).map(node).collect();
    bencher.bench_local(|| cascade(black_box(&nodes), &[(0, 0.0)]).unwrap().len());
}

#[divan::bench]
fn damage_of_a_village(bencher: Bencher) {
    let house = Exposed { asset: Asset::Residential, area_m2: 90.0, greatest_eur_m2: 750.0, floor_m: 0.2 };
    let depths: Vec<f64> = (0..2_000).map(|at| 0.002 * f64::from(at)).collect();
    bencher
        .counter(ItemsCount::new(depths.len()))
        .bench_local(|| depth_damage_eur(&vec![house; depths.len()], black_box(&depths)).unwrap().len());
}
