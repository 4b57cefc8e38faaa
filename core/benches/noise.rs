//! How long the noise models take.

use divan::{Bencher, black_box, counter::ItemsCount};
use parvis_core::models::noise::{
    Air, Field, FlatGround, FlatTransmission, ProfilePoint, RegularGrid, Segment, Terrain, TerrainPaths,
    absorption_db_km, propagate,
};

fn main() {
    divan::main();
}

/// A cut of `points` points over rolling ground with a wall in the middle.
fn cut(points: usize) -> Vec<ProfilePoint> {
    (0..points)
        .map(|i| ProfilePoint {
            x_m: i as f64 * 10.0,
            ground_m: (i as f64 * 0.4).sin(),
            obstacle_m: if i == points / 2 { 6.0 } else { 0.0 },
            ground_factor: 0.6,
        })
        .collect()
}

#[divan::bench(args = [2, 30, 100])]
fn propagate_one_path(bencher: Bencher, points: usize) {
    let absorption = absorption_db_km(&Air::REFERENCE).unwrap_or_default();
    let cut = cut(points);
    bencher.bench_local(|| propagate(black_box(&cut), 0.05, 4.0, 0.0, &absorption));
}

/// A village of 13 km2 in cells of 25 m with 300 road segments of 50 m.
fn village() -> (RegularGrid, Vec<Segment>) {
    let grid = RegularGrid { origin_m: [0.0, 0.0], step_m: [25.0, 25.0], columns: 144, rows: 144 };
    let segments = (0..300)
        .map(|i| {
            let (x, y) = (f64::from(i % 60) * 60.0, 400.0 + f64::from(i / 60) * 700.0);
            Segment { from_m: [x, y], to_m: [x + 50.0, y + 10.0] }
        })
        .collect();
    (grid, segments)
}

fn transmission() -> Option<FlatTransmission> {
    let ground = FlatGround {
        source_height_m: 0.05,
        receiver_height_m: 4.0,
        ground_factor: 0.6,
        source_ground_factor: 0.0,
        favourable: 0.5,
    };
    FlatTransmission::new(&ground, &absorption_db_km(&Air::REFERENCE).ok()?, 1000.0).ok()
}

#[divan::bench]
fn table_of_distances(bencher: Bencher) {
    bencher.bench_local(transmission);
}

#[divan::bench(sample_count = 5)]
fn field_of_a_village(bencher: Bencher) {
    let (grid, segments) = village();
    let Some(transmission) = transmission() else { return };
    bencher.bench_local(|| Field::on_grid(&grid, &segments, &transmission));
}

/// One lever on the traffic of one group of roads: what runs within a frame.
#[divan::bench]
fn change_of_traffic(bencher: Bencher) {
    let (grid, segments) = village();
    let Some(field) = transmission().and_then(|t| Field::on_grid(&grid, &segments, &t).ok()) else { return };
    let mut energy = vec![0.0; field.len()];
    bencher
        .counter(ItemsCount::new(field.len()))
        .bench_local(|| field.add_energy(black_box(&[1e8; 8]), &mut energy));
}

/// 100 dwellings and 300 road segments over hills, every 10 m.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn field_over_terrain(bencher: Bencher) {
    let (_, segments) = village();
    let grid = RegularGrid { origin_m: [0.0, 0.0], step_m: [10.0, 10.0], columns: 360, rows: 360 };
    let count = grid.columns * grid.rows;
    let ground: Vec<f32> = (0..count).map(|i| (i as f32 * 0.01).sin() * 20.0).collect();
    let (obstacles, factors) = (vec![0.0; count], vec![0.6; count]);
    let Ok(terrain) = Terrain::new(grid, &ground, &obstacles, &factors) else { return };
    let paths = TerrainPaths {
        source_height_m: 0.05,
        receiver_height_m: 4.0,
        favourable: 0.5,
        absorption_db_km: absorption_db_km(&Air::REFERENCE).unwrap_or_default(),
        reach_m: 800.0,
    };
    let dwellings: Vec<_> =
        (0..100).map(|i| [f64::from(i % 10) * 300.0, f64::from(i / 10) * 300.0]).collect();
    bencher.bench_local(|| Field::over_terrain(&dwellings, &segments, &terrain, &paths));
}
