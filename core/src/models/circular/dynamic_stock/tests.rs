use super::*;
use proptest::prelude::*;

const INFLOW: [f64; 10] = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0];

#[test]
fn published_numbers_of_a_fixed_lifetime() {
    let leaving = Lifetime::Fixed { years: 5 }.leaving(10).unwrap();
    let run = inflow_driven(&INFLOW, &leaving).unwrap();
    assert_eq!(run.outflow, [0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0]);
    assert_eq!(run.stock, [1.0, 3.0, 6.0, 10.0, 15.0, 20.0, 25.0, 30.0, 35.0, 40.0]);
}

#[test]
fn published_numbers_of_a_normal_lifetime() {
    let leaving = Lifetime::Normal { mean: 5.0, deviation: 1.5 }.leaving(10).unwrap();
    let run = inflow_driven(&INFLOW, &leaving).unwrap();
    assert!((run.stock[9] - 38.93784802).abs() < 1e-8 && (run.outflow[9] - 4.988774486).abs() < 1e-8);
    assert!((run.stock[1] - 2.992402676).abs() < 1e-8);
}

#[test]
fn hostile_inputs_are_named() {
    let share = [0.0, 0.5];
    assert!(inflow_driven(&[], &share).is_err());
    assert!(inflow_driven(&[f64::NAN], &share).is_err());
    assert!(inflow_driven(&[1.0], &[0.7, 0.7]).is_err() && inflow_driven(&[1.0], &[-0.1]).is_err());
    assert!(inflow_driven(&[f64::MAX, f64::MAX], &[0.0]).is_err());
    assert!(stock_driven(&[1.0], &[1.0]).is_err() && stock_driven(&[f64::INFINITY], &share).is_err());
    assert!(inflow_driven(&[0.0; 5001], &share).is_err());
    assert!(Lifetime::Normal { mean: 5.0, deviation: 0.0 }.leaving(10).is_err());
    assert!(Lifetime::Weibull { shape: f64::NAN, scale: 1.0 }.leaving(10).is_err());
    assert!(
        Lifetime::Fixed { years: u32::MAX }.leaving(10).is_ok()
            && Lifetime::Fixed { years: 1 }.leaving(0).is_err()
    );
}

fn lifetime() -> impl Strategy<Value = Lifetime> {
    prop_oneof![
        (0..60u32).prop_map(|years| Lifetime::Fixed { years }),
        (0.0..50.0f64, 0.1..20.0f64).prop_map(|(mean, deviation)| Lifetime::Normal { mean, deviation }),
        (0.3..8.0f64, 0.5..60.0f64).prop_map(|(shape, scale)| Lifetime::Weibull { shape, scale }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_is_lost(inflow in prop::collection::vec(0.0..100.0f64, 1..60), lifetime in lifetime()) {
        let run = inflow_driven(&inflow, &lifetime.leaving(inflow.len()).unwrap()).unwrap();
        let (came, left): (f64, f64) = (inflow.iter().sum(), run.outflow.iter().sum());
        prop_assert!((came - left - run.stock.last().unwrap()).abs() < 1e-9 * (1.0 + came));
        prop_assert!(run.stock.iter().all(|s| *s >= -1e-9 * (1.0 + came)));
    }

    #[test]
    fn the_wanted_stock_asks_for_the_inflow_it_came_from(
        inflow in prop::collection::vec(0.0..100.0f64, 1..40), lifetime in lifetime()
    ) {
        let leaving = lifetime.leaving(inflow.len()).unwrap();
        prop_assume!(leaving[0] < 0.9);
        let stock = inflow_driven(&inflow, &leaving).unwrap().stock;
        let back = stock_driven(&stock, &leaving).unwrap();
        prop_assert!(back.inflow.iter().zip(&inflow).all(|(a, b)| (a - b).abs() < 1e-6));
    }

    #[test]
    fn shares_never_exceed_the_cohort(lifetime in lifetime(), years in 1..300usize) {
        let leaving = lifetime.leaving(years).unwrap();
        prop_assert!(leaving.iter().all(|s| *s >= 0.0) && leaving.iter().sum::<f64>() <= 1.0 + 1e-9);
    }
}
