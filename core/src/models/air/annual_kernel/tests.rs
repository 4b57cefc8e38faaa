use super::*;
use crate::models::air::{Plume, PlumeInput, Receptor};
use proptest::prelude::*;

const TRAFFIC: KernelInput = KernelInput {
    cell_m: 20.0,
    radius_cells: 40,
    release_height_m: 0.5,
    receptor_height_m: 1.5,
    initial_sigma_z_m: 1.5,
    terrain: Terrain::Rural,
    mixing_height_m: [f64::INFINITY; 6],
    wind_height_m: 10.0,
};

/// Every direction alike, one speed, one class.
fn even(sectors: usize, speed_m_s: f64, class: StabilityClass) -> JointFrequency {
    let mut shares = vec![0.0; sectors * 6];
    shares.chunks_exact_mut(6).for_each(|row| row[class.index()] = 1.0);
    JointFrequency::new(sectors, vec![speed_m_s], shares).unwrap()
}

/// The wind always from one sector of sixteen.
fn from_sector(sector: usize) -> JointFrequency {
    let mut shares = vec![0.0; 16 * 6];
    shares[sector * 6 + 3] = 1.0;
    JointFrequency::new(16, vec![4.0], shares).unwrap()
}

#[test]
fn the_mean_of_a_plume_turned_through_every_direction() {
    // The same year computed hour by hour: 3 600 single plumes, a tenth of a degree apart. The receptor stays on
    // the ring of 500 m while the plume narrows to it; C and D differ in how far they spread.
    for class in [StabilityClass::C, StabilityClass::D, StabilityClass::F] {
        let kernel = annual_kernel(&TRAFFIC, &even(16, 4.0, class)).unwrap();
        let wind = wind_at_m_s(4.0, 10.0, 2.0, class, Terrain::Rural).unwrap();
        let plume = Plume::new(PlumeInput {
            emission_g_s: 1.0,
            release_height_m: 0.5,
            wind_speed_m_s: wind,
            class,
            terrain: Terrain::Rural,
            mixing_height_m: f64::INFINITY,
            initial_sigma_y_m: 0.0,
            initial_sigma_z_m: 1.5,
        })
        .unwrap();
        let turned: f64 = (0..3600)
            .map(|i| Receptor::from_map(500.0, 0.0, 1.5, f64::from(i) / 10.0))
            .map(|at| plume.concentration_ug_m3(at))
            .sum::<f64>()
            / 3600.0;
        let got = kernel.at(25, 0);
        assert!((got / turned - 1.0).abs() < 0.03, "{class:?}: kernel {got}, plumes {turned}");
    }
}

#[test]
fn near_and_far_cells_meet() {
    for (class, release_height_m) in
        [(StabilityClass::D, 0.5), (StabilityClass::A, 10.0), (StabilityClass::F, 2.0)]
    {
        let input = KernelInput { release_height_m, ..TRAFFIC };
        let climate = even(16, 3.0, class);
        let kernel = annual_kernel(&input, &climate).unwrap();
        let smear = Smear::new(&input, &climate).unwrap();
        let edge = NEAR_CELLS as isize;
        let centre = smear.at(&smear.profiles(edge as f64 * input.cell_m), 0.25);
        assert!(
            (kernel.at(edge, 0) / centre - 1.0).abs() < 0.03,
            "{class:?}: {} {centre}",
            kernel.at(edge, 0)
        );
    }
}

#[test]
fn the_own_cell_does_not_hang_on_the_steps_of_the_integral() {
    // 1 000 000 random-free pairs: source and receptor on two shifted 32 x 32 lattices in the same cell.
    let climate = even(16, 3.0, StabilityClass::D);
    let kernel = annual_kernel(&TRAFFIC, &climate).unwrap();
    let smear = Smear::new(&TRAFFIC, &climate).unwrap();
    let lattice = |shift: f64| (0..32).map(move |i| (f64::from(i) + shift) / 32.0 * 20.0);
    let (mut sum, mut pairs) = (0.0, 0.0);
    for (sx, rx) in lattice(0.25).flat_map(|s| lattice(0.75).map(move |r| (s, r))) {
        for (sy, ry) in lattice(0.25).flat_map(|s| lattice(0.75).map(move |r| (s, r))) {
            let (east, north) = (rx - sx, ry - sy);
            sum += smear.at(&smear.profiles(f64::hypot(east, north)), f64::atan2(east, north) / TAU);
            pairs += 1.0;
        }
    }
    assert!((kernel.at(0, 0) / (sum / pairs) - 1.0).abs() < 0.02, "{} {}", kernel.at(0, 0), sum / pairs);
}

#[test]
fn a_west_wind_dirties_the_east() {
    let kernel = annual_kernel(&TRAFFIC, &from_sector(12)).unwrap();
    assert!(kernel.at(20, 0) > 0.0);
    assert_eq!(kernel.at(-20, 0), 0.0);
    assert_eq!(kernel.at(0, 20), 0.0);
}

#[test]
fn nonsense_is_named() {
    let climate = even(8, 3.0, StabilityClass::D);
    for input in [
        KernelInput { cell_m: 0.0, ..TRAFFIC },
        KernelInput { cell_m: f64::NAN, ..TRAFFIC },
        KernelInput { radius_cells: usize::MAX, ..TRAFFIC },
        KernelInput { release_height_m: -1.0, ..TRAFFIC },
        KernelInput { initial_sigma_z_m: 0.0, ..TRAFFIC },
        KernelInput { mixing_height_m: [0.0; 6], ..TRAFFIC },
        KernelInput { wind_height_m: f64::INFINITY, ..TRAFFIC },
    ] {
        assert!(annual_kernel(&input, &climate).is_err(), "{input:?}");
    }
    let own = annual_kernel(&KernelInput { radius_cells: 0, ..TRAFFIC }, &climate).unwrap();
    assert_eq!(own.values().len(), 1);
    assert_eq!((own.at(1, 0), own.at(isize::MAX, isize::MIN)), (0.0, 0.0));
    assert!(Kernel::from_values(1, 10.0, vec![0.0; 8]).is_err());
    assert!(Kernel::from_values(0, 10.0, vec![f64::NAN]).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn an_even_wind_makes_an_even_kernel(class in 0..6usize, east in -12..=12isize, south in -12..=12isize) {
        let input = KernelInput { radius_cells: 12, ..TRAFFIC };
        let kernel = annual_kernel(&input, &even(16, 3.0, StabilityClass::ALL[class])).unwrap();
        let value = kernel.at(east, south);
        for image in [kernel.at(-east, south), kernel.at(south, east), kernel.at(-south, -east)] {
            prop_assert!((image - value).abs() <= 1e-9 * value);
        }
    }

    #[test]
    fn turning_the_wind_turns_the_kernel(sector in 0..16usize, east in -12..=12isize, south in -12..=12isize) {
        // A quarter turn of the wind is a quarter turn of the map: (east, south) goes to (-south, east).
        let input = KernelInput { radius_cells: 12, ..TRAFFIC };
        let before = annual_kernel(&input, &from_sector(sector)).unwrap().at(east, south);
        let after = annual_kernel(&input, &from_sector((sector + 4) % 16)).unwrap().at(-south, east);
        prop_assert!((before - after).abs() <= 1e-9 * before.max(1e-9));
    }

    #[test]
    fn twice_the_wind_is_half_the_concentration(class in 0..6usize, u in 2.0..8.0f64) {
        let input = KernelInput { radius_cells: 8, release_height_m: 12.0, ..TRAFFIC };
        let class = StabilityClass::ALL[class];
        let slow = annual_kernel(&input, &even(16, u, class)).unwrap();
        let fast = annual_kernel(&input, &even(16, 2.0 * u, class)).unwrap();
        for (s, f) in slow.values().iter().zip(fast.values()) {
            prop_assert!((s - 2.0 * f).abs() <= 1e-9 * s);
        }
    }

    #[test]
    fn a_taller_stack_spares_its_neighbours(class in 0..6usize, h in 2.0..30.0f64, taller in 1.0..30.0f64) {
        let climate = even(16, 3.0, StabilityClass::ALL[class]);
        let sum = |release_height_m| {
            let input = KernelInput { radius_cells: 5, release_height_m, ..TRAFFIC };
            annual_kernel(&input, &climate).unwrap().values().iter().sum::<f64>()
        };
        prop_assert!(sum(h + taller) <= sum(h));
    }
}
