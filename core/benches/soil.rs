//! How long plumes in soil and groundwater take.

use divan::{Bencher, black_box, counter::ItemsCount};
use parvis_core::models::soil::domenico::Plume;
use parvis_core::models::soil::ogata_banks::Seepage;

fn main() {
    divan::main();
}

const SEEPAGE: Seepage =
    Seepage { velocity_m_d: 0.6, dispersion_m2_d: 0.6, retardation: 1.5, decay_per_d: 0.001 };
const PLUME: Plume = Plume {
    velocity_m_d: 0.1,
    retardation: 1.5,
    decay_per_d: 0.001,
    longitudinal_m: 5.0,
    transverse_m: 0.5,
    vertical_m: 0.05,
    source_width_m: 20.0,
    source_depth_m: 3.0,
};

#[divan::bench]
fn seepage_at_a_thousand_depths(bencher: Bencher) {
    let Ok(seepage) = Seepage::new(SEEPAGE) else { return };
    bencher.counter(ItemsCount::new(1_000_usize)).bench_local(|| {
        (1..=1_000).map(|cm| seepage.share(0.01 * f64::from(cm), black_box(10.0))).sum::<f64>()
    });
}

#[divan::bench]
fn arrival_of_seepage(bencher: Bencher) {
    let Ok(seepage) = Seepage::new(SEEPAGE) else { return };
    bencher.bench_local(|| seepage.arrival_d(black_box(5.0), 0.5));
}

/// The map of a plume in cells of 5 m.
#[divan::bench]
fn plume_on_a_map(bencher: Bencher) {
    let Ok(plume) = Plume::new(PLUME) else { return };
    let place = |at: u32| [5.0 * f64::from(at % 100), 5.0 * (f64::from(at / 100) - 25.0), 1.0];
    bencher
        .counter(ItemsCount::new(5_000_usize))
        .bench_local(|| (0..5_000).map(|at| plume.share(place(at), black_box(1_000.0))).sum::<f64>());
}

#[divan::bench]
fn length_of_a_plume(bencher: Bencher) {
    let Ok(plume) = Plume::new(PLUME) else { return };
    bencher.bench_local(|| plume.length_m(black_box(0.01)));
}
