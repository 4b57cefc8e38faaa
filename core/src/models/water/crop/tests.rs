use super::super::crop_season::Depletion;
use super::*;
use proptest::prelude::*;

const SILT: Soil = Soil { field_capacity: 0.32, wilting_point: 0.12 };
const LAYER: Topsoil = Topsoil {
    evaporable_mm: 18.0,
    readily_mm: 8.0,
    wetted_share: 1.0,
    height_m: 0.6,
    wind_2m_m_s: 2.0,
    rh_min: 45.0,
    depletion_mm: 0.0,
};

fn maize() -> Season {
    Season {
        stages_d: [20, 30, 40, 20],
        k: [0.3, 1.15, 0.5],
        root_m: [0.2, 1.0],
        depletion: Depletion::AtFiveMm(0.55),
    }
}

fn field(season: &Season) -> Field<'_> {
    Field { season, soil: SILT, topsoil: None, irrigation: None, depletion_mm: 0.0 }
}

fn weather() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    let rain = prop_oneof![3 => Just(0.0), 1 => 0.0..60.0];
    prop::collection::vec((rain, 0.0..9.0), 1..110).prop_map(|days| days.into_iter().unzip())
}

fn methods() -> impl Strategy<Value = (Option<Topsoil>, Option<Irrigation>)> {
    let irrigation =
        (0.2..1.5, 0.3..1.0).prop_map(|(trigger, efficiency)| Irrigation { trigger, efficiency });
    let topsoil = (0.2..1.0).prop_map(|wetted_share| Topsoil { wetted_share, ..LAYER });
    (prop::option::of(topsoil), prop::option::of(irrigation))
}

#[test]
fn example_37_tomatoes_in_silt_without_rain() {
    let season =
        Season { stages_d: [0, 0, 10, 0], k: [1.2; 3], root_m: [0.8; 2], depletion: Depletion::Fixed(0.4) };
    let start = Field { depletion_mm: 55.0, ..field(&season) };
    let mut days = Vec::new();
    run(&start, &[0.0; 10], &[5.0; 10], |_, day| days.push(*day)).unwrap();
    let expected = [
        (1.00, 6.0, 61.0),
        (1.00, 6.0, 67.0),
        (0.97, 5.8, 72.8),
        (0.91, 5.5, 78.3),
        (0.85, 5.1, 83.4),
        (0.80, 4.8, 88.2),
        (0.75, 4.5, 92.7),
        (0.70, 4.2, 96.9),
        (0.66, 3.9, 100.8),
        (0.62, 3.7, 104.5),
    ];
    for (day, (stress, actual, depletion)) in days.iter().zip(expected) {
        assert!((day.stress - stress).abs() < 0.006, "{day:?}");
        assert!((day.actual_mm - actual).abs() < 0.06, "{day:?}");
        assert!((day.depletion_mm - depletion).abs() < 0.1, "{day:?}");
    }
}

#[test]
fn bare_wet_soil_evaporates_as_much_as_the_air_takes() {
    // Equations 71 and 72 by hand: at 2 m/s and 45 % the limit is 1.2; the crop's 0.15 covers nothing.
    let season = Season { stages_d: [10, 0, 0, 0], k: [0.15; 3], ..maize() };
    let wet = Field { topsoil: Some(LAYER), ..field(&season) };
    let mut days = Vec::new();
    run(&wet, &[0.0; 10], &[5.0; 10], |_, day| days.push(*day)).unwrap();
    assert!((days[0].evaporation_mm - 1.05 * 5.0).abs() < 1e-9);
    // After two days 10.5 mm over 99 % of the ground are gone: (18 - 10.6) / (18 - 8) of the full rate is left.
    let left = (18.0 - 10.5 / 0.99) / 10.0;
    assert!((days[2].evaporation_mm - left * 5.25).abs() < 1e-9, "{:?}", days[2]);
}

#[test]
fn hostile_fields_are_refused() {
    let season = maize();
    let good = field(&season);
    let refused = |field: Field, rain: &[f64], eto: &[f64]| run(&field, rain, eto, |_, _| {}).is_err();
    assert!(refused(good, &[], &[]) && refused(good, &[1.0], &[]) && refused(good, &[0.0; 111], &[0.0; 111]));
    assert!(refused(good, &[f64::NAN], &[1.0]) && refused(good, &[1.0], &[-1.0]));
    let day = |field| refused(field, &[1.0], &[1.0]);
    assert!(day(Field { soil: Soil { field_capacity: 0.1, wilting_point: 0.1 }, ..good }));
    assert!(day(Field { soil: Soil { field_capacity: f64::NAN, wilting_point: 0.1 }, ..good }));
    assert!(day(Field { irrigation: Some(Irrigation { trigger: 0.0, efficiency: 1.0 }), ..good }));
    assert!(day(Field { irrigation: Some(Irrigation { trigger: 1.0, efficiency: f64::NAN }), ..good }));
    assert!(day(Field { depletion_mm: f64::INFINITY, ..good }));
    for broken in [
        Topsoil { readily_mm: 18.0, ..LAYER },
        Topsoil { wetted_share: 0.0, ..LAYER },
        Topsoil { height_m: f64::NAN, ..LAYER },
        Topsoil { wind_2m_m_s: -1.0, ..LAYER },
        Topsoil { rh_min: 101.0, ..LAYER },
        Topsoil { depletion_mm: 19.0, ..LAYER },
    ] {
        assert!(day(Field { topsoil: Some(broken), ..good }));
    }
    let endless = Season { k: [f64::INFINITY; 3], ..season };
    assert!(day(field(&endless)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_water_is_made_or_lost((rain, eto) in weather(), (topsoil, irrigation) in methods()) {
        let season = maize();
        let totals = run(&Field { topsoil, irrigation, ..field(&season) }, &rain, &eto, |_, _| {}).unwrap();
        let came_in = totals.rain_mm + totals.irrigation_net_mm + totals.depletion_mm;
        prop_assert!((came_in - totals.actual_mm - totals.drainage_mm).abs() < 1e-9 * (1.0 + came_in));
        prop_assert!(totals.irrigation_gross_mm >= totals.irrigation_net_mm);
    }

    #[test]
    fn a_crop_takes_no_more_than_it_wants_or_the_soil_has(
        (rain, eto) in weather(), (topsoil, irrigation) in methods(),
    ) {
        let season = maize();
        run(&Field { topsoil, irrigation, ..field(&season) }, &rain, &eto, |day, now| {
            let available = 200.0 * season.at(day).root_m;
            assert!(now.actual_mm <= now.demand_mm + 1e-9 && now.evaporation_mm <= now.actual_mm + 1e-9);
            assert!((0.0..=1.0).contains(&now.stress));
            assert!((0.0..=available + 1e-9).contains(&now.depletion_mm));
        }).unwrap();
    }

    #[test]
    fn a_crop_watered_in_time_never_suffers((rain, eto) in weather(), trigger in 0.1..0.9) {
        let season = Season { depletion: Depletion::Fixed(0.5), ..maize() };
        let irrigation = Some(Irrigation { trigger, efficiency: 0.8 });
        // The readily available water of the shallowest roots outlasts a day of the strongest demand.
        let deep = Season { root_m: [2.0; 2], ..season };
        let totals = run(&Field { irrigation, ..field(&deep) }, &rain, &eto, |_, _| {}).unwrap();
        prop_assert_eq!(totals.stress_days, 0);
        prop_assert!((totals.actual_mm - totals.demand_mm).abs() < 1e-9);
    }

    #[test]
    fn irrigation_never_lets_a_crop_evaporate_less((rain, eto) in weather(), trigger in 0.1..1.5) {
        let season = maize();
        let dry = run(&field(&season), &rain, &eto, |_, _| {}).unwrap();
        let irrigation = Some(Irrigation { trigger, efficiency: 1.0 });
        let watered = run(&Field { irrigation, ..field(&season) }, &rain, &eto, |_, _| {}).unwrap();
        prop_assert!(watered.actual_mm >= dry.actual_mm - 1e-9);
    }
}
