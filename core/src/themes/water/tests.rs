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
fn a_gauge_that_the_model_was_fitted_to_replaces_the_medians_and_narrows_the_range() {
    let mut gauged = hamlet();
    let fit = [("water.gr4j_x1_mm", 500.0), ("water.gr4j_x2_mm_d", -1.0), ("water.gr4j_x3_mm", 40.0), ("water.gr4j_x4_d", 1.2)];
    for (id, value) in fit {
        let a = crate::territory::Activity {
            value,
            low: value,
            high: value,
            unit: "mm".into(),
            year: 2020,
            basis: crate::territory::Basis::Derived,
            source: "GR4J fitted to the gauge".into(),
        };
        gauged.activities.0.insert(id.into(), a);
    }
    let of = |territory: &crate::territory::Territory| {
        let ready = Water.prepare(territory, &Outcome::default()).unwrap();
        ready.run(&Scenario::baseline("hamlet"), &Outcome::default())
    };
    let exploitation = |outcome: &crate::outcome::ThemeOutcome| {
        outcome.indicators.iter().find(|i| i.id == "water.exploitation").unwrap().clone()
    };
    let (known, unknown) = (exploitation(&of(&gauged)), exploitation(&of(&hamlet())));
    // A catchment that loses a millimetre a day to the ground leaves less to draw from.
    assert!(known.estimate.central() > unknown.estimate.central());
    let input = |i: &crate::outcome::Indicator, id: &str| i.inputs.iter().find(|n| n.id == id).unwrap().clone();
    assert_eq!(input(&known, "water.gr4j_x1_mm").source, "GR4J fitted to the gauge");
    assert_eq!(input(&unknown, "water.gr4j_x1_mm").value, 350.0);
    let width = |i| input(i, "water.flow_error").high - input(i, "water.flow_error").low;
    assert!(width(&known) < width(&unknown));
}

#[test]
fn a_reservoir_never_makes_more_days_short_of_water_and_costs_money() {
    let (without, with) = (run(&[("water.irrigated", 2.0)], 0.0), run(&[("water.irrigated", 2.0)], 50_000.0));
    assert!(figure(&without, "water.short_days") > 0.0, "the test has a dry summer");
    assert!(figure(&with, "water.short_days") < figure(&without, "water.short_days"));
    assert!(with.costs.iter().any(|c| c.measure == Some(1) && c.investment_eur.central() == 300_000.0));
}
