use super::*;
use proptest::prelude::*;

fn run(land: Landscape, habitat: Habitat, threats: &[Threat]) -> HabitatQuality {
    let mut maps = HabitatQuality::default();
    maps.run(land, habitat, threats).unwrap();
    maps
}

/// InVEST's own regression test (natcap/invest, tests/test_habitat_quality.py): 100 x 100 cells of 1 m.
fn regression(width: usize, south: u8) -> HabitatQuality {
    let class: Vec<u8> = (0..10_000).map(|i| if i < 5_000 { 1 } else { south }).collect();
    let strip = |from: usize| -> Vec<bool> {
        (0..10_000)
            .map(|i| (20..80).contains(&(i / 100)) && (from..from + width).contains(&(i % 100)))
            .collect()
    };
    let access: Vec<f64> = (0..10_000).map(|i| if i < 5_000 { 0.2 } else { 1.0 }).collect();
    let (first, second) = (strip(5), strip(10));
    let threats = [
        Threat {
            present: &first,
            weight: 0.7,
            max_distance_m: 40.0,
            decay: Decay::Linear,
            sensitivity: &[0.0, 1.0, 0.5, 0.3],
        },
        Threat {
            present: &second,
            weight: 1.0,
            max_distance_m: 70.0,
            decay: Decay::Exponential,
            sensitivity: &[0.0, 1.0, 1.0, 1.0],
        },
    ];
    let habitat = Habitat {
        suitability: &[0.0, 1.0, 0.5, 0.0],
        access: Some(&access),
        half_saturation: 0.5,
        exponent: 2.5,
    };
    run(Landscape { columns: 100, cell_m: 1.0, class: &class }, habitat, &threats)
}

#[test]
fn invests_regression_sums() {
    let (current, future) = (regression(3, 2), regression(6, 3));
    let sums = [
        (&current.degradation, 1422.2422),
        (&future.degradation, 1438.791),
        (&current.quality, 6961.4536),
        (&future.quality, 4920.1206),
    ];
    for (map, expected) in sums {
        let sum: f64 = map.iter().sum();
        assert!((sum - expected).abs() < 1e-3, "{sum} {expected}");
    }
}

#[test]
fn invests_rarity_sum() {
    let class: Vec<u8> = (0..10_000).map(|i| if i < 5_000 { 1 } else { 2 }).collect();
    let past = [1; 10_000];
    let land = |class| Landscape { columns: 100, cell_m: 1.0, class };
    let by_class = rarity(land(&class), land(&past), 3).unwrap();
    let sum: f64 = class.iter().map(|c| by_class[usize::from(*c)]).sum();
    assert!((sum - 3333.3335).abs() < 1e-3);
}

#[test]
fn hostile_inputs_are_named() {
    let land = Landscape { columns: 2, cell_m: 10.0, class: &[0, 1, 1, 0] };
    let habitat = Habitat { suitability: &[1.0, 0.5], access: None, half_saturation: 0.5, exponent: 2.5 };
    let threat = Threat {
        present: &[false, true, false, false],
        weight: 1.0,
        max_distance_m: 100.0,
        decay: Decay::Linear,
        sensitivity: &[1.0, 1.0],
    };
    let mut maps = HabitatQuality::default();
    let mut refused = |land, habitat, threat| maps.run(land, habitat, &[threat]).is_err();
    assert!(!refused(land, habitat, threat));
    assert!(refused(Landscape { columns: 3, ..land }, habitat, threat));
    assert!(refused(Landscape { columns: 0, ..land }, habitat, threat));
    assert!(refused(Landscape { class: &[], ..land }, habitat, threat));
    assert!(refused(Landscape { class: &[0, 1, 2, 0], ..land }, habitat, threat));
    assert!(refused(Landscape { cell_m: f64::NAN, ..land }, habitat, threat));
    assert!(refused(land, Habitat { suitability: &[1.0, 2.0], ..habitat }, threat));
    assert!(refused(land, Habitat { half_saturation: 0.0, ..habitat }, threat));
    assert!(refused(land, Habitat { access: Some(&[1.0]), ..habitat }, threat));
    assert!(refused(land, habitat, Threat { weight: f64::INFINITY, ..threat }));
    assert!(refused(land, habitat, Threat { max_distance_m: 0.0, ..threat }));
    assert!(refused(land, habitat, Threat { present: &[true], ..threat }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn without_threats_quality_is_suitability(class in prop::collection::vec(0..3u8, 1..60)) {
        let suitability = [0.2, 0.7, 1.0];
        let land = Landscape { columns: 1, cell_m: 5.0, class: &class };
        let habitat = Habitat { suitability: &suitability, access: None, half_saturation: 0.5, exponent: 2.5 };
        let maps = run(land, habitat, &[]);
        prop_assert!(maps.quality.iter().zip(&class).all(|(q, c)| *q == suitability[usize::from(*c)]));
    }

    #[test]
    fn a_threat_that_spreads_never_improves_a_place(
        marks in prop::collection::vec(0..10u8, 100), more in 0..100usize, reach in 5.0..200.0f64, linear: bool
    ) {
        let land = Landscape { columns: 10, cell_m: 10.0, class: &[0; 100] };
        let habitat = Habitat { suitability: &[1.0], access: None, half_saturation: 0.5, exponent: 2.5 };
        let quality = |present: &[bool]| {
            let decay = if linear { Decay::Linear } else { Decay::Exponential };
            let threat = Threat { present, weight: 2.0, max_distance_m: reach, decay, sensitivity: &[0.8] };
            run(land, habitat, &[threat]).quality
        };
        let before: Vec<bool> = marks.iter().map(|m| *m == 0).collect();
        let mut after = before.clone();
        after[more] = true;
        for (a, b) in quality(&after).iter().zip(quality(&before)) {
            prop_assert!((0.0..=1.0).contains(a) && *a <= b);
        }
    }
}
