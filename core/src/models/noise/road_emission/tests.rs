use super::*;
use proptest::prelude::*;

const COEFFICIENTS: RoadCoefficients = RoadCoefficients::DIRECTIVE_2021;

fn light(vehicles_h: f64, speed_km_h: f64) -> [Flow; 5] {
    let mut flows = [Flow::default(); 5];
    flows[0] = Flow { vehicles_h, speed_km_h };
    flows
}

fn emission(flows: &[Flow; 5], road: &RoadConditions) -> Spectrum {
    road_emission_db_m(&COEFFICIENTS, &RoadSurface::REFERENCE, flows, road).unwrap()
}

/// At the reference speed, on the reference surface, only A_R and A_P are left.
#[test]
fn the_reference_vehicle_has_the_power_of_table_f1() {
    let vehicle = &COEFFICIENTS.vehicles[0];
    let got = emission(&light(70_000.0, 70.0), &RoadConditions::REFERENCE);
    for (i, level) in got.iter().enumerate() {
        let expected = 10.0
            * (10f64.powf(vehicle.rolling_db[i] / 10.0) + 10f64.powf(vehicle.propulsion_db[i] / 10.0))
                .log10();
        assert!((level - expected).abs() < 1e-9);
    }
}

#[test]
fn an_empty_road_is_silent() {
    assert_eq!(emission(&[Flow::default(); 5], &RoadConditions::REFERENCE), [f64::NEG_INFINITY; BANDS]);
}

#[test]
fn hostile_input_is_named() {
    for bad in [f64::NAN, f64::INFINITY, -1.0] {
        let run = |flows: &[Flow; 5], road: &RoadConditions| {
            road_emission_db_m(&COEFFICIENTS, &RoadSurface::REFERENCE, flows, road).unwrap_err()
        };
        let reference = RoadConditions::REFERENCE;
        assert!(matches!(
            run(&light(bad, 50.0), &reference),
            ModelError::Invalid { field: "vehicles_h", .. }
        ));
        assert!(matches!(run(&light(1.0, bad), &reference), ModelError::Invalid { field: "speed_km_h", .. }));
        let studded = Some(StuddedTyres { share: bad, months: 4.0 });
        let road = RoadConditions { studded, ..reference };
        assert!(matches!(run(&light(1.0, 50.0), &road), ModelError::Invalid { field: "studded_share", .. }));
    }
    assert!(
        road_emission_db_m(
            &COEFFICIENTS,
            &RoadSurface::REFERENCE,
            &light(f64::MAX, 1e-300),
            &RoadConditions::REFERENCE
        )
        .is_err()
    );
}

fn any_road() -> impl Strategy<Value = ([Flow; 5], RoadConditions)> {
    let flow =
        (0.0..2000.0f64, 20.0..130.0f64).prop_map(|(vehicles_h, speed_km_h)| Flow { vehicles_h, speed_km_h });
    let road = (-20.0..40.0f64, -15.0..15.0f64, 0.0..150.0f64, 0.0..1.0f64).prop_map(|(t, s, x, p)| {
        RoadConditions {
            temperature_c: t,
            gradient: Gradient::OneWay(s),
            junction: Some(Junction::Roundabout(x)),
            studded: Some(StuddedTyres { share: p, months: 4.0 }),
        }
    });
    (prop::array::uniform5(flow), road)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Energy is additive: twice the vehicles are 3.01 dB more, whatever the road.
    #[test]
    fn twice_the_traffic_is_three_decibels((flows, road) in any_road()) {
        let doubled = flows.map(|f| Flow { vehicles_h: 2.0 * f.vehicles_h, ..f });
        for (a, b) in emission(&flows, &road).iter().zip(emission(&doubled, &road)) {
            prop_assert!((b - a - 10.0 * 2f64.log10()).abs() < 1e-9);
        }
    }

    /// The mean over both ways lies between going up and going down.
    #[test]
    fn both_ways_lie_between_up_and_down((flows, road) in any_road(), s in 0.0..15.0f64) {
        let at = |gradient| emission(&flows, &RoadConditions { gradient, ..road });
        let (up, down) = (at(Gradient::OneWay(s)), at(Gradient::OneWay(-s)));
        for (i, both) in at(Gradient::BothWays(s)).into_iter().enumerate() {
            prop_assert!(both >= up[i].min(down[i]) - 1e-9 && both <= up[i].max(down[i]) + 1e-9);
        }
    }

    /// Cold air makes tyres louder.
    #[test]
    fn colder_is_never_quieter((flows, road) in any_road(), by in 0.0..10.0f64) {
        let colder = RoadConditions { temperature_c: road.temperature_c - by, ..road };
        for (a, b) in emission(&flows, &road).iter().zip(emission(&flows, &colder)) {
            prop_assert!(b >= a - 1e-12);
        }
    }
}
