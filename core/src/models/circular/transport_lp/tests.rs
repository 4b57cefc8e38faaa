use super::*;
use proptest::prelude::*;

#[test]
fn a_textbook_problem() {
    // Dantzig 1963, Linear Programming and Extensions, section 3.3: canneries in Seattle and San Diego, markets in
    // New York, Chicago and Topeka; 90 dollars per case and 1000 miles. The best plan costs 153.675.
    let miles = [2.5, 1.7, 1.8, 2.5, 1.8, 1.4];
    let cost = miles.map(|m| 90.0 * m / 1000.0);
    let plan = transport(&[350.0, 600.0], &[325.0, 300.0, 275.0], &cost, None).unwrap();
    assert!((plan.cost - 153.675).abs() < 1e-9, "{}", plan.cost);
    assert!(plan.gap < 1e-12);
}

#[test]
fn what_is_dear_nearby_is_bought_elsewhere() {
    let plan = transport(&[10.0], &[4.0, 8.0], &[1.0, 9.0], Some(5.0)).unwrap();
    assert_eq!((plan.flow_t, plan.bought_t, plan.cost), (vec![4.0, 0.0], vec![0.0, 8.0], 44.0));
}

#[test]
fn hostile_inputs_are_named() {
    let refused = |s: &[f64], d: &[f64], c: &[f64], e| transport(s, d, c, e).is_err();
    assert!(refused(&[], &[1.0], &[], None) && refused(&[1.0], &[], &[], None));
    assert!(refused(&[1.0], &[1.0], &[], None) && refused(&[1.0], &[1.0], &[f64::NAN], None));
    assert!(refused(&[1.0], &[1.0], &[f64::NEG_INFINITY], None));
    assert!(refused(&[f64::NAN], &[1.0], &[1.0], None) && refused(&[1.0], &[-1.0], &[1.0], None));
    assert!(refused(&[f64::MAX, f64::MAX], &[1.0], &[1.0, 1.0], None));
    assert!(refused(&[1.0], &[2.0], &[1.0], None), "too little");
    assert!(refused(&[1.0], &[1.0], &[f64::INFINITY], None), "no way");
    assert!(refused(&[1.0], &[1.0], &[1.0], Some(f64::NAN)));
    assert_eq!(transport(&[1.0], &[0.0], &[f64::INFINITY], None).unwrap().cost, 0.0);
}

fn problem() -> impl Strategy<Value = (Vec<f64>, Vec<f64>, Vec<f64>)> {
    (1..9usize, 1..9usize).prop_flat_map(|(m, n)| {
        (
            prop::collection::vec(0.0..100.0f64, m),
            prop::collection::vec(0.0..100.0f64, n),
            prop::collection::vec(-10.0..50.0f64, m * n),
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_plan_keeps_the_amounts_and_its_dual_proves_it_best((supply, demand, cost) in problem()) {
        let plan = transport(&supply, &demand, &cost, Some(60.0)).unwrap();
        let n = demand.len();
        for (row, s) in plan.flow_t.chunks_exact(n).zip(&supply) {
            prop_assert!(row.iter().all(|x| *x >= 0.0) && row.iter().sum::<f64>() <= s + 1e-9);
        }
        for (j, d) in demand.iter().enumerate() {
            let sum: f64 = plan.flow_t.iter().skip(j).step_by(n).sum::<f64>() + plan.bought_t[j];
            prop_assert!((sum - d).abs() < 1e-9);
        }
        // Weak duality holds for any prices that no pair undercuts; a gap of zero is a proof.
        for (cell, c) in cost.iter().enumerate() {
            let (i, j) = (cell / n, cell % n);
            prop_assert!(plan.consumer_price[j] - plan.supplier_worth[i] <= c + 1e-9);
        }
        prop_assert!(plan.supplier_worth.iter().all(|w| *w >= -1e-9));
        prop_assert!(plan.consumer_price.iter().all(|p| *p <= 60.0 + 1e-9));
        prop_assert!(plan.gap < 1e-9, "{}", plan.gap);
    }

    #[test]
    fn more_supply_never_costs_more((supply, demand, cost) in problem(), i in 0..9usize, more in 0.0..50.0f64) {
        let before = transport(&supply, &demand, &cost, Some(60.0)).unwrap();
        let mut richer = supply.clone();
        let i = i % richer.len();
        richer[i] += more;
        let after = transport(&richer, &demand, &cost, Some(60.0)).unwrap();
        prop_assert!(after.cost <= before.cost + 1e-9);
        prop_assert!(after.cost >= before.cost - more * before.supplier_worth[i] - 1e-6);
    }
}
