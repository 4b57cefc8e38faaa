use super::*;
use crate::models::mobility::Link;
use proptest::prelude::*;

fn link(from: u32, to: u32, free_flow_time: f64, b: f64, power: f64) -> Link {
    Link { from, to, capacity: 1.0, free_flow_time, b, power }
}

/// Braess 1968 as in the literature: 6 trips from 0 to 1; times 10 v, 50 + v, and 10 + v across.
fn braess(shortcut: bool) -> Assignment {
    let mut links = vec![
        link(0, 2, 1e-8, 1e9, 1.0),
        link(0, 3, 50.0, 0.02, 1.0),
        link(2, 1, 50.0, 0.02, 1.0),
        link(3, 1, 1e-8, 1e9, 1.0),
    ];
    if shortcut {
        links.push(link(2, 3, 10.0, 0.1, 1.0));
    }
    Assignment::new(Network::new(4, 2, 0, &links).unwrap())
}

const TIGHT: Stop = Stop { gap: 1e-9, iterations: 10_000 };

#[test]
fn a_new_road_makes_all_six_drivers_slower() {
    let trips = [0.0, 6.0, 0.0, 0.0];
    let without = braess(false).run(&trips, &TIGHT).unwrap();
    let with = braess(true).run(&trips, &TIGHT).unwrap();
    assert!((without.total_time / 6.0 - 83.0).abs() < 1e-4, "{without:?}");
    assert!((with.total_time / 6.0 - 92.0).abs() < 1e-4, "{with:?}");
    for (volume, expected) in with.volumes.iter().zip([4.0, 2.0, 2.0, 4.0, 2.0]) {
        assert!((volume - expected).abs() < 1e-3, "{with:?}");
    }
}

#[test]
fn hostile_trips_are_named() {
    let mut assignment = braess(true);
    assert!(matches!(assignment.run(&[], &TIGHT), Err(ModelError::Shape { field: "trips", .. })));
    for bad in [f64::NAN, f64::INFINITY, -1.0, 1e300] {
        let trips = [0.0, bad, 0.0, 0.0];
        assert!(matches!(assignment.run(&trips, &TIGHT), Err(ModelError::Invalid { field: "trips", .. })));
        assert!(assignment.run(&[0.0; 4], &Stop { gap: -bad.abs(), ..TIGHT }).is_err());
    }
    // There is no road back.
    assert!(matches!(assignment.run(&[0.0, 0.0, 1.0, 0.0], &TIGHT), Err(ModelError::NoSolution { .. })));
    assert!(matches!(
        assignment.run(&[0.0; 4], &Stop { iterations: 0, ..TIGHT }),
        Err(ModelError::Empty { field: "iterations" })
    ));
}

#[test]
fn volumes_that_lose_trips_are_refused() {
    let trips = [0.0, 6.0, 0.0, 0.0];
    let mut assignment = braess(true);
    let start = [4.0, 2.0, 2.0, 4.0, 2.0];
    assert!(assignment.run_from(&trips, &start, &TIGHT).unwrap().iterations <= 2);
    for bad in [1.0, f64::NAN, -4.0] {
        let lost = [4.0, 2.0, 2.0, bad, 2.0];
        assert!(matches!(
            assignment.run_from(&trips, &lost, &TIGHT),
            Err(ModelError::Invalid { field: "start", .. })
        ));
    }
}

#[test]
fn without_trips_the_roads_are_empty() {
    let got = braess(true).run(&[5.0, 0.0, 0.0, 5.0], &TIGHT).unwrap();
    assert_eq!((got.volumes, got.total_time, got.relative_gap), (vec![0.0; 5], 0.0, 0.0));
}

/// A ring of eight nodes with chords, two-way, all of them zones.
fn any_town() -> impl Strategy<Value = (Network, Vec<f64>)> {
    let chord = (0..8u32, 0..8u32, 0.5..5.0f64, 20.0..200.0f64);
    let trips = prop::collection::vec(0.0..30.0f64, 64);
    (prop::collection::vec(chord, 1..10), trips).prop_map(|(chords, trips)| {
        let ring = (0..8u32).map(|i| (i, (i + 1) % 8, 2.0, 100.0));
        let links: Vec<_> = ring
            .chain(chords)
            .flat_map(|(a, b, free_flow_time, capacity)| {
                let one = Link { from: a, to: b, capacity, free_flow_time, b: 0.15, power: 4.0 };
                [one, Link { from: b, to: a, ..one }]
            })
            .collect();
        (Network::new(8, 8, 0, &links).unwrap(), trips)
    })
}

fn leaving_minus_arriving(network: &Network, volumes: &[f64], node: usize) -> f64 {
    (0..network.links())
        .map(|i| {
            let v = volumes[network.given[i] as usize];
            let (from, to) = (network.tail[i] as usize, network.head[i] as usize);
            (if from == node { v } else { 0.0 }) - (if to == node { v } else { 0.0 })
        })
        .sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// No vehicle is lost: at each node what leaves less what arrives is what is made there.
    #[test]
    fn traffic_is_conserved((network, trips) in any_town()) {
        let got = Assignment::new(network.clone()).run(&trips, &Stop::default()).unwrap();
        prop_assert!(got.converged);
        for node in 0..8 {
            let made: f64 = (0..8).map(|z| trips[node * 8 + z] - trips[z * 8 + node]).sum();
            prop_assert!((leaving_minus_arriving(&network, &got.volumes, node) - made).abs() < 1e-6);
        }
    }

    /// The gap bounds how far the objective is from its minimum, whichever way it was reached.
    #[test]
    fn a_smaller_gap_is_a_lower_objective((network, trips) in any_town()) {
        let mut assignment = Assignment::new(network);
        let rough = assignment.run(&trips, &Stop { gap: 1e-2, iterations: 1000 }).unwrap();
        let fine = assignment
            .run_from(&trips, &rough.volumes, &Stop { gap: 1e-5, iterations: 10_000 })
            .unwrap();
        prop_assert!(fine.beckmann <= rough.beckmann * (1.0 + 1e-12));
        prop_assert!(rough.beckmann - fine.beckmann <= rough.relative_gap * rough.total_time + 1e-9);
    }

    /// The shortcut harms everyone between the two turning points of demand, 80/31 and 80/9 (Pas and Principio,
    /// Transportation Research B 31(3), 1997).
    #[test]
    fn braess_holds_within_its_range(demand in 2.7..8.7f64) {
        let trips = [0.0, demand, 0.0, 0.0];
        let without = braess(false).run(&trips, &TIGHT).unwrap();
        let with = braess(true).run(&trips, &TIGHT).unwrap();
        prop_assert!(with.total_time > without.total_time);
    }

    /// Below the first turning point it helps.
    #[test]
    fn braess_ends_with_little_traffic(demand in 0.1..2.5f64) {
        let trips = [0.0, demand, 0.0, 0.0];
        let without = braess(false).run(&trips, &TIGHT).unwrap();
        let with = braess(true).run(&trips, &TIGHT).unwrap();
        prop_assert!(with.total_time < without.total_time);
    }

    /// Same input, same bits.
    #[test]
    fn runs_repeat((network, trips) in any_town()) {
        let a = Assignment::new(network.clone()).run(&trips, &Stop::default()).unwrap();
        prop_assert_eq!(a, Assignment::new(network).run(&trips, &Stop::default()).unwrap());
    }
}
