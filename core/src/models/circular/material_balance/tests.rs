use super::*;
use proptest::prelude::*;

fn flow(from: Option<usize>, to: Option<usize>, stated_t: f64, deviation_t: f64) -> Flow {
    Flow { from, to, stated_t, deviation_t }
}

#[test]
fn the_better_known_flow_moves_less() {
    // 100 +- 10 in, 90 +- 5 out. By hand: the gap of 10 is shared as 100 : 25.
    let flows = [flow(None, Some(0), 100.0, 10.0), flow(Some(0), None, 90.0, 5.0)];
    let account = reconcile(1, &flows).unwrap();
    assert!((account.flow_t[0] - 92.0).abs() < 1e-12 && (account.flow_t[1] - 92.0).abs() < 1e-12);
    assert_eq!(account.residual_before_t, [10.0]);
}

#[test]
fn a_certain_flow_stays() {
    let flows = [flow(None, Some(0), 100.0, 0.0), flow(Some(0), None, 90.0, 5.0)];
    assert_eq!(reconcile(1, &flows).unwrap().flow_t, [100.0, 100.0]);
}

#[test]
fn hostile_inputs_are_named() {
    let one = |f| reconcile(1, &[f]).is_err();
    assert!(reconcile(0, &[]).is_err() && reconcile(1, &[]).is_err());
    assert!(one(flow(Some(1), None, 1.0, 1.0)) && one(flow(None, Some(usize::MAX), 1.0, 1.0)));
    assert!(one(flow(None, Some(0), f64::NAN, 1.0)) && one(flow(None, Some(0), 1.0, -1.0)));
    assert!(one(flow(None, Some(0), 1.0, 0.0)));
    assert!(one(flow(None, Some(0), 1.0, f64::MAX)));
    assert_eq!(reconcile(1, &[flow(Some(0), Some(0), 5.0, 1.0)]).unwrap().flow_t, [5.0]);
}

/// A chain of processes with an import, an export and some recycling each.
fn network() -> impl Strategy<Value = (usize, Vec<Flow>)> {
    (1..8usize).prop_flat_map(|n| {
        prop::collection::vec((1.0..1000.0f64, 0.01..0.5f64), 3 * n).prop_map(move |numbers| {
            let flows = numbers.iter().enumerate().map(|(i, (t, share))| {
                let p = i / 3;
                let (from, to) = match i % 3 {
                    0 => (None, Some(p)),
                    1 => (Some(p), None),
                    _ => (Some(p), Some((p + 1) % n)),
                };
                flow(from, to, *t, share * t)
            });
            (n, flows.collect())
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_process_balances((n, flows) in network()) {
        let account = reconcile(n, &flows).unwrap();
        prop_assert!(account.residual_t.iter().all(|r| r.abs() < 1e-9), "{:?}", account.residual_t);
    }

    #[test]
    fn a_balanced_account_stays_as_it_is((n, flows) in network()) {
        let account = reconcile(n, &flows).unwrap();
        let balanced: Vec<Flow> = flows
            .iter()
            .zip(&account.flow_t)
            .map(|(f, stated_t)| Flow { stated_t: *stated_t, ..*f })
            .collect();
        let again = reconcile(n, &balanced).unwrap();
        prop_assert!(again.flow_t.iter().zip(&account.flow_t).all(|(a, b)| (a - b).abs() < 1e-9));
    }

    #[test]
    fn no_balanced_account_is_nearer((n, flows) in network(), p in 0..8usize, by in -5.0..5.0f64) {
        // Sending a little more in and out of a process keeps the balance and must not come nearer.
        let account = reconcile(n, &flows).unwrap();
        let cost = |values: &[f64]| -> f64 {
            values.iter().zip(&flows).map(|(v, f)| ((v - f.stated_t) / f.deviation_t).powi(2)).sum()
        };
        let mut other = account.flow_t.clone();
        other[3 * (p % n)] += by;
        other[3 * (p % n) + 1] += by;
        prop_assert!(cost(&other) >= cost(&account.flow_t) - 1e-9);
    }
}
