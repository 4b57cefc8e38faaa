//! Facts about the water of a hamlet.

use super::super::fixture::{hamlet, middle};
use super::*;
use crate::scenario::{Measure, Place, Scenario};

fn run(levers: &[(&str, f64)], reservoir_m3: f64) -> crate::outcome::ThemeOutcome {
    let mut scenario = Scenario::baseline("hamlet");
    scenario.levers = levers.iter().map(|(id, v)| ((*id).to_owned(), *v)).collect();
    if reservoir_m3 > 0.0 {
        let place = Place::Point(middle());
        scenario.measures = vec![Measure { id: 1, kind: "water.reservoir".into(), place, size: reservoir_m3 }];
    }
    Water.prepare(&hamlet(), &Outcome::default()).unwrap().run(&scenario, &Outcome::default())
}

fn figure(outcome: &crate::outcome::ThemeOutcome, id: &str) -> f64 {
    outcome.indicators.iter().find(|i| i.id == id).unwrap().estimate.central()
}

#[test]
fn a_hundred_people_draw_fifteen_cubic_metres_and_lose_five() {
    // 100 people x 150 l = 15 m3 at the tap; a quarter of what enters the mains is lost: 20 enter, 5 are lost.
    assert!((figure(&run(&[], 0.0), "water.lost") - 5.0).abs() < 1e-9);
    assert!(figure(&run(&[("water.leaks", 0.05)], 0.0), "water.lost") < 1.0);
}

#[test]
fn what_saves_water_leaves_it_in_the_river() {
    let today = run(&[], 0.0);
    for lever in [("water.saving", 0.3), ("water.rain_reuse", 1.0), ("water.irrigated", 0.0), ("water.leaks", 0.05)] {
        let after = run(&[lever], 0.0);
        assert!(figure(&after, "water.drawn") < figure(&today, "water.drawn"), "{lever:?}");
        assert!(figure(&after, "water.alert_days") <= figure(&today, "water.alert_days"), "{lever:?}");
    }
}

#[test]
fn a_reservoir_never_makes_more_days_short_of_water_and_costs_money() {
    let (without, with) = (run(&[("water.irrigated", 2.0)], 0.0), run(&[("water.irrigated", 2.0)], 50_000.0));
    assert!(figure(&without, "water.short_days") > 0.0, "the test has a dry summer");
    assert!(figure(&with, "water.short_days") < figure(&without, "water.short_days"));
    assert!(with.costs.iter().any(|c| c.measure == Some(1) && c.investment_eur.central() == 300_000.0));
}
