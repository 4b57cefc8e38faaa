//! How long the models of nature take.

use divan::{Bencher, black_box};
use parvis_core::models::nature::Landscape;
use parvis_core::models::nature::carbon::{Pools, stored_t};
use parvis_core::models::nature::connectivity::{Dispersal, Link, along_links, straight};
use parvis_core::models::nature::cooling::{HotDay, Surface, UrbanCooling};
use parvis_core::models::nature::corridor::{Resistance, corridor};
use parvis_core::models::nature::habitat_quality::{Decay, Habitat, HabitatQuality, Threat};
use parvis_core::models::nature::pollination::Pollination;
use parvis_core::models::numerics::Random;

fn main() {
    divan::main();
}

/// A village of 13 km2 in cells of 10 m.
const SIDE: usize = 360;

fn classes(kinds: usize) -> Vec<u8> {
    let mut random = Random::new(1);
    (0..SIDE * SIDE).map(|_| random.below(kinds) as u8).collect()
}

fn land(class: &[u8]) -> Landscape<'_> {
    Landscape { columns: SIDE, cell_m: 10.0, class }
}

#[divan::bench]
fn habitat_quality_village(bencher: Bencher) {
    let class = classes(8);
    let present: Vec<bool> = class.iter().map(|c| *c == 1).collect();
    let sensitivity = [0.5; 8];
    let threat = Threat {
        present: &present,
        weight: 1.0,
        max_distance_m: 500.0,
        decay: Decay::Exponential,
        sensitivity: &sensitivity,
    };
    let habitat = Habitat { suitability: &[0.7; 8], access: None, half_saturation: 0.5, exponent: 2.5 };
    let mut maps = HabitatQuality::default();
    bencher.bench_local(|| maps.run(land(black_box(&class)), habitat, &[threat, threat, threat]));
}

fn patches(count: usize) -> (Vec<f64>, Vec<f64>, Vec<f64>) {
    let mut random = Random::new(2);
    let mut numbers = |scale: f64| (0..count).map(|_| scale * random.unit()).collect::<Vec<_>>();
    (numbers(50.0), numbers(60_000.0), numbers(60_000.0))
}

const DISPERSAL: Dispersal = Dispersal { probability: 0.05, distance_m: 10_000.0 };

#[divan::bench(args = [142, 1000])]
fn connectivity_straight(bencher: Bencher, count: usize) {
    let (area, x, y) = patches(count);
    bencher.bench_local(|| straight(black_box(&area), &x, &y, DISPERSAL));
}

#[divan::bench(args = [142])]
fn connectivity_all_links(bencher: Bencher, count: usize) {
    let (area, x, y) = patches(count);
    let links: Vec<Link> = (0..count)
        .flat_map(|i| (0..i).map(move |j| (i, j)))
        .map(|(i, j)| Link {
            from: i as u32,
            to: j as u32,
            distance_m: 1.3 * (x[i] - x[j]).hypot(y[i] - y[j]),
        })
        .collect();
    bencher.bench_local(|| along_links(black_box(&area), &links, DISPERSAL));
}

#[divan::bench]
fn corridor_village(bencher: Bencher) {
    let mut random = Random::new(3);
    let cost: Vec<f64> = (0..SIDE * SIDE).map(|_| 1.0 + 99.0 * random.unit()).collect();
    let map = Resistance { columns: SIDE, cell_m: 10.0, cost: &cost };
    bencher.bench_local(|| corridor(black_box(map), &[0], &[SIDE * SIDE - 1]));
}

#[divan::bench]
fn urban_cooling_village(bencher: Bencher) {
    let class = classes(2);
    let surface = |shade, green| Surface { shade, albedo: 0.2, crop_coefficient: shade, green };
    let day =
        HotDay { rural_c: 30.0, heat_island_k: 3.0, et0_over_max: 1.0, cooling_m: 100.0, mixing_m: 50.0 };
    let Ok(mut maps) = UrbanCooling::new((SIDE, SIDE), 10.0, day) else { return };
    bencher.bench_local(|| maps.run(land(black_box(&class)), &[surface(0.0, false), surface(0.8, true)]));
}

#[divan::bench]
fn pollination_village(bencher: Bencher) {
    let class = classes(4);
    let Ok(mut maps) = Pollination::new((SIDE, SIDE), 10.0, 300.0) else { return };
    bencher.bench_local(|| maps.run(land(black_box(&class)), &[0.1, 0.5, 0.9, 0.0], &[0.9, 0.2, 0.4, 0.0]));
}

#[divan::bench]
fn carbon_village(bencher: Bencher) {
    let class = classes(2);
    let pools = |above_t_ha| Pools { above_t_ha, below_t_ha: 20.0, soil_t_ha: 60.0, dead_t_ha: 5.0 };
    bencher.bench_local(|| stored_t(land(black_box(&class)), &[pools(80.0), pools(3.0)]));
}
