use super::*;
use proptest::prelude::*;

const NEUTRAL: PlumeInput = PlumeInput {
    emission_g_s: 1.0,
    release_height_m: 0.0,
    wind_speed_m_s: 5.0,
    class: StabilityClass::D,
    terrain: Terrain::Rural,
    mixing_height_m: f64::INFINITY,
    initial_sigma_y_m: 0.0,
    initial_sigma_z_m: 0.0,
};

fn any_plume() -> impl Strategy<Value = PlumeInput> {
    (0.0..100.0f64, 0.0..200.0f64, 0.5..15.0f64, 0..6usize, any::<bool>(), 200.0..2000.0f64, 0.0..10.0f64)
        .prop_map(|(q, h, u, class, urban, lid, initial)| PlumeInput {
            emission_g_s: q,
            release_height_m: h,
            wind_speed_m_s: u,
            class: StabilityClass::ALL[class],
            terrain: if urban { Terrain::Urban } else { Terrain::Rural },
            mixing_height_m: lid,
            initial_sigma_y_m: initial,
            initial_sigma_z_m: initial,
        })
}

#[test]
fn the_axis_of_a_ground_source_by_hand() {
    // Q / (pi u sy sz) with sy = 76.28 m and sz = 37.95 m at 1 km, class D: 1e6 / (pi 5 76.28 37.95) µg/m3.
    let plume = Plume::new(NEUTRAL).unwrap();
    let c = plume.concentration_ug_m3(Receptor { x_m: 1e3, y_m: 0.0, z_m: 0.0 });
    assert!((c - 21.99).abs() < 0.01, "{c}");
}

#[test]
fn a_west_wind_carries_to_the_east() {
    let at = Receptor::from_map(100.0, 20.0, 1.5, 270.0);
    assert!((at.x_m - 100.0).abs() < 1e-9);
    assert!((at.y_m.abs() - 20.0).abs() < 1e-9);
    let at = Receptor::from_map(0.0, -50.0, 1.5, 0.0);
    assert!((at.x_m - 50.0).abs() < 1e-9);
}

#[test]
fn nonsense_is_named_and_defined() {
    for bad in [f64::NAN, f64::INFINITY, -1.0] {
        assert!(Plume::new(PlumeInput { emission_g_s: bad, ..NEUTRAL }).is_err());
        assert!(Plume::new(PlumeInput { release_height_m: bad, ..NEUTRAL }).is_err());
        assert!(Plume::new(PlumeInput { wind_speed_m_s: bad, ..NEUTRAL }).is_err());
        assert!(Plume::new(PlumeInput { initial_sigma_z_m: bad, ..NEUTRAL }).is_err());
    }
    assert!(Plume::new(PlumeInput { wind_speed_m_s: 0.0, ..NEUTRAL }).is_err());
    assert!(Plume::new(PlumeInput { mixing_height_m: 0.0, ..NEUTRAL }).is_err());
    let plume = Plume::new(NEUTRAL).unwrap();
    assert_eq!(plume.concentration_ug_m3(Receptor { x_m: -10.0, y_m: 0.0, z_m: 0.0 }), 0.0);
    assert_eq!(plume.concentration_ug_m3(Receptor { x_m: 0.0, y_m: 0.0, z_m: 0.0 }), 0.0);
    assert!(plume.concentration_ug_m3(Receptor { x_m: f64::NAN, y_m: 0.0, z_m: 0.0 }).is_nan());
    assert!(plume.at_receptors(&[], &mut [0.0]).is_err());
    // A source above the lid of the mixed layer does not reach the ground.
    let high = PlumeInput { release_height_m: 300.0, mixing_height_m: 200.0, ..NEUTRAL };
    assert_eq!(Plume::new(high).unwrap().crosswind_integral_ug_m2(1e3, 0.0), 0.0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_emitted_passes_every_plane_downwind(input in any_plume(), x in 20.0..2e4f64) {
        prop_assume!(input.release_height_m < input.mixing_height_m);
        let plume = Plume::new(input).unwrap();
        // The plume's own cross-section, by the midpoint rule in steps of a tenth of its standard deviations.
        let (dy, dz) = (plume.sigma_y_m(x) / 10.0, plume.sigma_z_m(x) / 10.0);
        let across: f64 = (-60..60).map(|i| {
            let at = Receptor { x_m: x, y_m: (f64::from(i) + 0.5) * dy, z_m: 0.5 * input.release_height_m };
            plume.concentration_ug_m3(at) * dy
        }).sum();
        let line = plume.crosswind_integral_ug_m2(x, 0.5 * input.release_height_m);
        prop_assert!((across - line).abs() <= 1e-6 * line);
        let top = input.mixing_height_m.min(input.release_height_m + 8.0 * plume.sigma_z_m(x));
        let steps = (top / dz).ceil().max(400.0);
        let dz = top / steps;
        let flux: f64 = (0..steps as usize)
            .map(|k| plume.crosswind_integral_ug_m2(x, (k as f64 + 0.5) * dz) * dz)
            .sum();
        let emitted = 1e6 * input.emission_g_s / input.wind_speed_m_s;
        prop_assert!((flux - emitted).abs() <= 1e-3 * emitted, "{flux} of {emitted}");
    }

    #[test]
    fn both_sides_of_the_axis_are_alike(input in any_plume(), x in 20.0..1e4f64, y in 0.0..500.0f64, z in 0.0..50.0f64) {
        let plume = Plume::new(input).unwrap();
        let at = |y_m| plume.concentration_ug_m3(Receptor { x_m: x, y_m, z_m: z });
        prop_assert_eq!(at(y), at(-y));
        prop_assert!(at(y) <= at(0.0));
    }

    #[test]
    fn source_and_receptor_may_change_places(input in any_plume(), x in 20.0..1e4f64, z in 0.0..150.0f64) {
        let there = Plume::new(input).unwrap().crosswind_integral_ug_m2(x, z);
        let turned = PlumeInput { release_height_m: z, ..input };
        let back = Plume::new(turned).unwrap().crosswind_integral_ug_m2(x, input.release_height_m);
        prop_assert!((there - back).abs() <= 1e-9 * there.max(1e-9));
    }

    #[test]
    fn twice_the_emission_is_twice_the_concentration(input in any_plume(), x in 20.0..1e4f64) {
        let at = Receptor { x_m: x, y_m: 0.0, z_m: 1.5 };
        let once = Plume::new(input).unwrap().concentration_ug_m3(at);
        let doubled = PlumeInput { emission_g_s: 2.0 * input.emission_g_s, ..input };
        let twice = Plume::new(doubled).unwrap().concentration_ug_m3(at);
        prop_assert!((twice - 2.0 * once).abs() <= 1e-12 * twice);
    }

    #[test]
    fn a_taller_stack_spares_the_ground(input in any_plume(), x in 20.0..1e4f64, taller in 1.0..100.0f64) {
        // Without a lid: under one, a plume that has reached it may come back.
        let input = PlumeInput { mixing_height_m: f64::INFINITY, ..input };
        let raised = PlumeInput { release_height_m: input.release_height_m + taller, ..input };
        let ground = |input| Plume::new(input).unwrap().crosswind_integral_ug_m2(x, 0.0);
        prop_assert!(ground(raised) <= ground(input));
    }
}
