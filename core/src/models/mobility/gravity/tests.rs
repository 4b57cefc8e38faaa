use super::*;
use proptest::prelude::*;

const STOP: Balance = Balance { tolerance: 1e-12, iterations: 100_000 };

#[test]
fn hostile_totals_are_named() {
    let go = |o: &[f64], d: &[f64], c: &[f64]| gravity(o, d, c, Deterrence::Exponential(0.1), &STOP);
    assert!(matches!(go(&[], &[], &[]), Err(ModelError::Empty { field: "origins" })));
    assert!(matches!(go(&[1.0], &[2.0], &[1.0]), Err(ModelError::Invalid { field: "destinations", .. })));
    assert!(matches!(go(&[1.0], &[1.0], &[]), Err(ModelError::Shape { field: "costs", .. })));
    for bad in [f64::NAN, -1.0] {
        assert!(go(&[bad], &[1.0], &[1.0]).is_err());
        assert!(go(&[1.0], &[1.0], &[bad]).is_err());
    }
    // No way out of the first origin.
    let closed = [f64::INFINITY, f64::INFINITY, 1.0, 1.0];
    assert!(matches!(go(&[1.0, 1.0], &[1.0, 1.0], &closed), Err(ModelError::NoSolution { .. })));
    assert!(gravity(&[1.0], &[1.0], &[0.0], Deterrence::Power(1.0), &STOP).is_err());
    assert_eq!(go(&[0.0], &[0.0], &[5.0]), Ok(vec![0.0]));
}

fn any_places() -> impl Strategy<Value = (Vec<f64>, Vec<f64>, Vec<f64>)> {
    (2..6usize, 2..6usize).prop_flat_map(|(n, m)| {
        let totals = |k| prop::collection::vec(1.0..1000.0f64, k);
        (totals(n), totals(m), prop::collection::vec(0.5..60.0f64, n * m)).prop_map(|(o, d, c)| {
            let scale = o.iter().sum::<f64>() / d.iter().sum::<f64>();
            (o, d.into_iter().map(|x| x * scale).collect(), c)
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Each origin sends and each destination receives what it must.
    #[test]
    fn totals_are_met((o, d, c) in any_places(), beta in 0.0..0.3f64) {
        let t = gravity(&o, &d, &c, Deterrence::Exponential(beta), &Balance::default()).unwrap();
        for (row, wanted) in t.chunks(d.len()).zip(&o) {
            prop_assert!((row.iter().sum::<f64>() - wanted).abs() < 1e-4);
        }
        for (j, wanted) in d.iter().enumerate() {
            let sum: f64 = t.iter().skip(j).step_by(d.len()).sum();
            prop_assert!((sum - wanted).abs() < 1e-4);
        }
    }

    /// Balancing keeps the ratios of ratios: T11 T22 / (T12 T21) is that of the deterrence.
    #[test]
    fn odds_ratios_are_kept((o, d, c) in any_places(), alpha in 0.0..2.5f64) {
        let t = gravity(&o, &d, &c, Deterrence::Power(alpha), &STOP).unwrap();
        let m = d.len();
        let ratio = t[0] * t[m + 1] / (t[1] * t[m]);
        let expected = (c[0] * c[m + 1] / (c[1] * c[m])).powf(-alpha);
        prop_assert!((ratio / expected - 1.0).abs() < 1e-9);
    }

    /// Without deterrence trips are in proportion to both totals.
    #[test]
    fn without_deterrence_all_is_in_proportion((o, d, c) in any_places()) {
        let t = gravity(&o, &d, &c, Deterrence::Exponential(0.0), &STOP).unwrap();
        let total: f64 = o.iter().sum();
        for (i, row) in t.chunks(d.len()).enumerate() {
            for (cell, arriving) in row.iter().zip(&d) {
                prop_assert!((cell - o[i] * arriving / total).abs() < 1e-6);
            }
        }
    }

    /// The more cost deters, the shorter the trips; and calibration finds the way back.
    #[test]
    fn calibration_undoes_the_model((o, d, c) in any_places(), beta in 0.01..0.2f64) {
        let mean = |beta| {
            let t = gravity(&o, &d, &c, Deterrence::Exponential(beta), &STOP).unwrap();
            mean_cost(&t, &c).unwrap()
        };
        let observed = mean(beta);
        prop_assert!(mean(beta * 1.5) <= observed + 1e-9);
        let found = calibrate_beta(&o, &d, &c, observed, &STOP).unwrap();
        prop_assert!((mean(found) - observed).abs() < 1e-6 * observed);
    }
}
