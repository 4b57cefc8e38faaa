use super::*;
use proptest::prelude::*;

const MAIN: Parameters = Parameters { x1_mm: 257.238, x2_mm_d: 1.012, x3_mm: 88.235, x4_d: 2.208 };

prop_compose! {
    fn parameters()(x1_mm in 1.0..2000.0, x2_mm_d in -8.0..6.0, x3_mm in 1.0..500.0, x4_d in 0.5..20.0)
        -> Parameters { Parameters { x1_mm, x2_mm_d, x3_mm, x4_d } }
}

fn weather() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    let rain = prop_oneof![Just(0.0), 0.0..60.0];
    prop::collection::vec((rain, 0.0..7.0), 1..200).prop_map(|days| days.into_iter().unzip())
}

fn flow(parameters: Parameters, p: &[f64], e: &[f64]) -> Vec<f64> {
    let model = Gr4j::new(parameters).unwrap();
    let mut q = vec![0.0; p.len()];
    model.run(&mut model.initial(), p, e, &mut q).unwrap();
    q
}

#[test]
fn the_first_day_by_hand() {
    // From the paper's equations, worked with ten digits: x1 100, x2 1, x3 50, x4 1; rain 10, evaporation 2.
    let model = Gr4j::new(Parameters { x1_mm: 100.0, x2_mm_d: 1.0, x3_mm: 50.0, x4_d: 1.0 }).unwrap();
    let mut state = model.initial();
    let day = model.step(&mut state, 10.0, 2.0);
    let t = 0.08_f64.tanh();
    let uptake = 100.0 * (1.0 - 0.09) * t / (1.0 + 0.3 * t);
    let held = 30.0 + uptake;
    let percolation = held * (1.0 - (1.0 + (4.0 / 9.0 * held / 100.0).powi(4)).powf(-0.25));
    let effective = percolation + 8.0 - uptake;
    let exchange = 0.5_f64.powf(3.5);
    let store = 25.0 + 0.9 * effective + exchange;
    let routed = store * (1.0 - (1.0 + (store / 50.0).powi(4)).powf(-0.25));
    // With x4 of one day the second hydrograph lets half out on each of two days.
    let direct = 0.05 * effective + exchange;
    assert!((day.q_mm - (routed + direct)).abs() < 1e-12);
    assert!((day.evaporation_mm - 2.0).abs() < 1e-15);
    assert!((state.production_mm - (held - percolation)).abs() < 1e-12);
}

#[test]
fn hostile_input_is_refused_or_answered_with_numbers() {
    for (x1_mm, x2_mm_d, x3_mm, x4_d) in [
        (f64::NAN, 0.0, 1.0, 1.0),
        (0.0, 0.0, 1.0, 1.0),
        (1.0, f64::INFINITY, 1.0, 1.0),
        (1.0, 0.0, -1.0, 1.0),
        (1.0, 0.0, 1.0, 0.0),
        (1.0, 0.0, 1.0, 1e9),
    ] {
        assert!(Gr4j::new(Parameters { x1_mm, x2_mm_d, x3_mm, x4_d }).is_err());
    }
    let model = Gr4j::new(MAIN).unwrap();
    let mut state = model.initial();
    let mut q = [0.0; 2];
    assert!(model.run(&mut state, &[1.0, f64::NAN], &[1.0, 1.0], &mut q).is_err());
    assert!(model.run(&mut state, &[1.0, 1.0], &[-1.0, 1.0], &mut q).is_err());
    assert!(model.run(&mut state, &[1.0], &[1.0], &mut q).is_err());
    assert!(model.run(&mut state, &[1.0, 1.0], &[1.0], &mut q).is_err());
    assert_eq!(state, model.initial());
    assert!(model.run(&mut state, &[], &[], &mut []).is_ok());
    model.run(&mut state, &[1e300, 1e300], &[0.0, 1e300], &mut q).unwrap();
    assert!(q.iter().all(|q| q.is_finite()));
    let overfull = State { production_mm: 1e9, ..model.initial() };
    assert!(model.run(&mut overfull.clone(), &[1.0], &[1.0], &mut q[..1]).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_water_is_made_or_lost(parameters in parameters(), (p, e) in weather()) {
        let model = Gr4j::new(parameters).unwrap();
        let mut state = model.initial();
        let before = state.total_mm();
        let mut balance = 0.0;
        model.run_with(&mut state, &p, &e, |day, f, _| {
            balance += p[day] + f.routing_exchange_mm + f.direct_exchange_mm - f.evaporation_mm - f.q_mm;
        }).unwrap();
        prop_assert!((before + balance - state.total_mm()).abs() < 1e-9 * (before + p.iter().sum::<f64>()));
    }

    #[test]
    fn flows_and_stores_stay_within_what_is_possible(parameters in parameters(), (p, e) in weather()) {
        let model = Gr4j::new(parameters).unwrap();
        model.run_with(&mut model.initial(), &p, &e, |day, f, s| {
            assert!(f.q_mm >= 0.0 && f.evaporation_mm >= 0.0);
            assert!(f.evaporation_mm <= e[day] + 1e-12, "evaporates more than the air takes");
            assert!((0.0..=parameters.x1_mm).contains(&s.production_mm));
            assert!((0.0..=parameters.x3_mm).contains(&s.routing_mm));
        }).unwrap();
    }

    #[test]
    fn another_unit_of_depth_gives_the_same_catchment(
        parameters in parameters(), (p, e) in weather(), k in 0.5..2.0_f64,
    ) {
        let Parameters { x1_mm, x2_mm_d, x3_mm, x4_d } = parameters;
        let scaled = Parameters { x1_mm: k * x1_mm, x2_mm_d: k * x2_mm_d, x3_mm: k * x3_mm, x4_d };
        let times_k = |v: &[f64]| v.iter().map(|x| k * x).collect::<Vec<_>>();
        let q_scaled = flow(scaled, &times_k(&p), &times_k(&e));
        for (a, b) in flow(parameters, &p, &e).into_iter().zip(q_scaled) {
            prop_assert!((k * a - b).abs() <= 1e-9 * (1.0 + b.abs()));
        }
    }

    #[test]
    fn two_runs_in_a_row_are_one(parameters in parameters(), (p, e) in weather(), at in 0.0..1.0) {
        let model = Gr4j::new(parameters).unwrap();
        let cut = (at * p.len() as f64) as usize;
        let mut state = model.initial();
        let mut q = vec![0.0; p.len()];
        let (first, second) = q.split_at_mut(cut);
        model.run(&mut state, &p[..cut], &e[..cut], first).unwrap();
        model.run(&mut state, &p[cut..], &e[cut..], second).unwrap();
        prop_assert_eq!(q, flow(parameters, &p, &e));
    }
}
