use super::*;
use proptest::prelude::*;

const DAY: HotDay =
    HotDay { rural_c: 28.0, heat_island_k: 3.0, et0_over_max: 1.0, cooling_m: 100.0, mixing_m: 30.0 };
const PAVED: Surface = Surface { shade: 0.0, albedo: 0.1, crop_coefficient: 0.1, green: false };
const PARK: Surface = Surface { shade: 0.9, albedo: 0.2, crop_coefficient: 1.0, green: true };

fn run(side: usize, class: &[u8], surfaces: &[Surface], day: HotDay) -> UrbanCooling {
    let mut maps = UrbanCooling::new((side, side), 10.0, day).unwrap();
    maps.run(Landscape { columns: side, cell_m: 10.0, class }, surfaces).unwrap();
    maps
}

/// By the definition, cell by cell.
fn by_definition(side: usize, class: &[u8], surfaces: &[Surface], day: HotDay) -> Vec<f64> {
    let cc = |i: usize| {
        let s = surfaces[usize::from(class[i])];
        0.6 * s.shade + 0.2 * s.albedo + 0.2 * (s.crop_coefficient * day.et0_over_max).min(1.0)
    };
    let distance = |i: usize, j: usize| {
        10.0 * ((i % side) as f64 - (j % side) as f64).hypot((i / side) as f64 - (j / side) as f64)
    };
    (0..class.len())
        .map(|i| {
            let near = || (0..class.len()).filter(move |j| distance(i, *j) <= day.cooling_m);
            let green = |j: &usize| surfaces[usize::from(class[*j])].green;
            let green_ha = near().filter(green).count() as f64 * 0.01;
            let weight = |j: usize| (-distance(i, j) / day.cooling_m).exp();
            let park = near().filter(green).map(|j| cc(j) * weight(j)).sum::<f64>()
                / near().map(weight).sum::<f64>();
            if green_ha >= PARK_HA && park > cc(i) { park } else { cc(i) }
        })
        .collect()
}

#[test]
fn weights_are_those_of_the_users_guide() {
    let surface = |shade, albedo, crop_coefficient| Surface { shade, albedo, crop_coefficient, green: false };
    let maps = run(
        2,
        &[0, 1, 2, 3],
        &[surface(1.0, 0.0, 0.0), surface(0.0, 1.0, 0.0), surface(0.0, 0.0, 1.0), surface(1.0, 1.0, 9.0)],
        DAY,
    );
    assert_eq!(maps.capacity, [0.6, 0.2, 0.2, 1.0]);
}

#[test]
fn one_surface_everywhere_gives_one_temperature() {
    let maps = run(30, &[0; 900], &[PAVED], DAY);
    let expected = 28.0 + 3.0 * (1.0 - 0.04);
    assert!(maps.air_c.iter().all(|t| (t - expected).abs() < 1e-9));
}

#[test]
fn hostile_inputs_are_named() {
    for day in [
        HotDay { rural_c: f64::NAN, ..DAY },
        HotDay { heat_island_k: -1.0, ..DAY },
        HotDay { cooling_m: 0.0, ..DAY },
        HotDay { mixing_m: f64::INFINITY, ..DAY },
    ] {
        assert!(UrbanCooling::new((4, 4), 10.0, day).is_err());
    }
    assert!(UrbanCooling::new((0, 4), 10.0, DAY).is_err());
    assert!(UrbanCooling::new((4, 4), 0.0, DAY).is_err());
    assert!(UrbanCooling::new((usize::MAX, 4), 10.0, DAY).is_err());
    let mut maps = UrbanCooling::new((2, 2), 10.0, DAY).unwrap();
    let land = Landscape { columns: 2, cell_m: 10.0, class: &[0; 4] };
    assert!(maps.run(land, &[]).is_err());
    assert!(maps.run(land, &[Surface { shade: 1.5, ..PAVED }]).is_err());
    assert!(maps.run(Landscape { cell_m: 20.0, ..land }, &[PAVED]).is_err());
    assert!(maps.run(Landscape { class: &[0; 6], ..land }, &[PAVED]).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn it_is_what_the_definition_gives(class in prop::collection::vec(0..2u8, 400), cooling_m in 50.0..250.0f64) {
        let day = HotDay { cooling_m, ..DAY };
        let maps = run(20, &class, &[PAVED, PARK], day);
        for (a, b) in maps.mitigation.iter().zip(by_definition(20, &class, &[PAVED, PARK], day)) {
            prop_assert!((a - b).abs() < 1e-9, "{a} {b}");
        }
    }

    #[test]
    fn a_tree_more_never_heats(class in prop::collection::vec(0..2u8, 400), more in 0..400usize) {
        let before = run(20, &class, &[PAVED, PARK], DAY);
        let mut after = class.clone();
        after[more] = 1;
        let after = run(20, &after, &[PAVED, PARK], DAY);
        for (a, b) in after.air_c.iter().zip(&before.air_c) {
            prop_assert!(*a <= b + 1e-9 && (28.0..=31.0).contains(a));
        }
    }
}
