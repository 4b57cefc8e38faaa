//! How long the air models take.

use divan::{Bencher, black_box, counter::ItemsCount};
use parvis_core::models::air::{
    Ambient, Convolver, JointFrequency, Kernel, KernelInput, LineSource, Plume, PlumeInput, ROMBERG_1996,
    Receptor, StabilityClass, Stack, Terrain, add_source, annual_kernel, plume_rise, turner,
};

fn main() {
    divan::main();
}

const TRAFFIC: PlumeInput = PlumeInput {
    emission_g_s: 1e-3,
    release_height_m: 0.5,
    wind_speed_m_s: 3.0,
    class: StabilityClass::D,
    terrain: Terrain::Rural,
    mixing_height_m: 800.0,
    initial_sigma_y_m: 3.0,
    initial_sigma_z_m: 1.5,
};

/// A kernel of cells of 10 m for sixteen sectors, six speeds and every class.
fn kernel(radius_cells: usize) -> Option<Kernel> {
    let speeds_m_s = vec![0.8, 1.6, 2.5, 3.4, 5.5, 8.0];
    let shares = (0..16 * 6 * 6).map(|i| f64::from(i % 7)).collect();
    let climate = JointFrequency::new(16, speeds_m_s, shares).ok()?;
    let input = KernelInput {
        cell_m: 10.0,
        radius_cells,
        release_height_m: 0.5,
        receptor_height_m: 1.5,
        initial_sigma_z_m: 1.5,
        terrain: Terrain::Rural,
        mixing_height_m: [1500.0, 1200.0, 1000.0, 800.0, 400.0, 200.0],
        wind_height_m: 10.0,
    };
    annual_kernel(&input, &climate).ok()
}

#[divan::bench(args = [50, 100, 200])]
fn annual_kernel_of_radius(bencher: Bencher, radius_cells: usize) {
    bencher.bench_local(|| kernel(black_box(radius_cells)));
}

/// Sides of 200, 400 and 600 cells of 10 m: 4, 16 and 36 km2.
#[divan::bench(args = [200, 400, 600])]
fn map_of_annual_means(bencher: Bencher, side: usize) {
    let Some(mut convolver) = kernel(150).and_then(|kernel| Convolver::new(&kernel, side, side).ok()) else {
        return;
    };
    let emission: Vec<f64> = (0..side * side).map(|cell| (cell % 11) as f64).collect();
    let mut field = vec![0.0; side * side];
    bencher
        .counter(ItemsCount::new(side * side))
        .bench_local(|| convolver.convolve(black_box(&emission), &mut field));
}

#[divan::bench]
fn one_new_source_on_a_map(bencher: Bencher) {
    let Some(kernel) = kernel(150) else { return };
    let mut field = vec![0.0; 400 * 400];
    bencher.bench_local(|| add_source(&kernel, &mut field, 400, black_box((200, 200)), 1.0));
}

#[divan::bench]
fn plume_at_ten_thousand_receptors(bencher: Bencher) {
    let Ok(plume) = Plume::new(TRAFFIC) else { return };
    let place = |i: u32| Receptor { x_m: f64::from(i % 100) * 20.0, y_m: f64::from(i / 100) * 5.0, z_m: 1.5 };
    let receptors: Vec<_> = (0..10_000).map(place).collect();
    let mut out = vec![0.0; receptors.len()];
    bencher.bench_local(|| plume.at_receptors(black_box(&receptors), &mut out));
}

#[divan::bench(args = [270.0, 181.0])]
fn a_road_summed(bencher: Bencher, wind_from_deg: f64) {
    let Ok(road) = LineSource::new([[0.0, -500.0], [0.0, 500.0]], wind_from_deg, TRAFFIC) else { return };
    bencher.bench_local(|| road.concentration_ug_m3(black_box([40.0, 10.0]), 1.5));
}

#[divan::bench]
fn a_road_in_closed_form(bencher: Bencher) {
    let Ok(road) = LineSource::new([[0.0, -500.0], [0.0, 500.0]], 270.0, TRAFFIC) else { return };
    bencher.bench_local(|| road.horst_venkatram_ug_m3(black_box([40.0, 10.0]), 1.5));
}

#[divan::bench]
fn no2_of_a_map(bencher: Bencher) {
    let nox: Vec<f64> = (0..160_000u32).map(|i| f64::from(i % 200)).collect();
    let mut no2 = vec![0.0; nox.len()];
    bencher.bench_local(|| ROMBERG_1996.no2_map(black_box(&nox), &mut no2));
}

#[divan::bench]
fn rise_of_a_plume(bencher: Bencher) {
    let stack = Stack { height_m: 20.0, diameter_m: 0.8, exit_speed_m_s: 8.0, gas_temperature_k: 433.0 };
    let air = Ambient {
        wind_speed_m_s: 4.0,
        air_temperature_k: 283.0,
        class: StabilityClass::D,
        potential_temperature_gradient_k_m: 0.02,
    };
    bencher.bench_local(|| plume_rise(black_box(&stack), &air));
}

#[divan::bench]
fn stability_of_an_hour(bencher: Bencher) {
    bencher.bench_local(|| turner(black_box(3.0), 25.0, 0.4, f64::INFINITY));
}
