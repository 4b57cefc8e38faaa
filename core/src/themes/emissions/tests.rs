//! Facts about the emissions of a hamlet.

use super::super::fixture::{hamlet, middle};
use super::*;
use crate::scenario::{Measure, Place, Scenario};

fn run(levers: &[(&str, f64)], measures: Vec<Measure>) -> crate::outcome::ThemeOutcome {
    let mut scenario = Scenario::baseline("hamlet");
    scenario.levers = levers.iter().map(|(id, v)| ((*id).to_owned(), *v)).collect();
    scenario.measures = measures;
    Emissions.prepare(&hamlet(), &Outcome::default()).unwrap().run(&scenario, &Outcome::default())
}

fn figure(outcome: &crate::outcome::ThemeOutcome, id: &str) -> f64 {
    outcome.indicators.iter().find(|i| i.id == id).unwrap().estimate.central()
}

#[test]
fn sectors_add_up_to_the_total_and_the_map_holds_all_but_works() {
    let outcome = run(&[], Vec::new());
    let sectors: f64 = outcome.series[0].values.iter().map(|v| v.central()).sum();
    let total = figure(&outcome, "emissions.total");
    assert!((sectors - total).abs() < 1e-9 * total);
    let grid = &outcome.layers[0].grid;
    let on_map: f64 = grid.values.iter().map(|v| f64::from(*v) * grid.frame.cell_m2() * 1e-4).sum();
    assert!((on_map - total).abs() < 1e-3 * total, "{on_map} of {total}");
    assert!((figure(&outcome, "emissions.per_person") - total / 100.0).abs() < 1e-9);
}

#[test]
fn forty_old_houses_heat_like_old_houses() {
    // SDES, Bilan énergétique 2021: a French house takes 10 to 25 MWh a year for heat; here none is insulated.
    let outcome = run(&[], Vec::new());
    let per_house = figure(&outcome, "emissions.homes") / 40.0;
    assert!((1.0..6.0).contains(&per_house), "{per_house} t a house");
}

#[test]
fn each_lever_moves_its_own_sector_down() {
    let today = run(&[], Vec::new());
    for (lever, sector) in [
        ("emissions.retrofit", "emissions.homes"),
        ("emissions.heat_pumps", "emissions.homes"),
        ("emissions.wood_stoves", "emissions.homes"),
        ("emissions.trips_shifted", "emissions.road"),
        ("emissions.electric_cars", "emissions.road"),
    ] {
        let moved = run(&[(lever, 0.5)], Vec::new());
        assert!(figure(&moved, sector) < figure(&today, sector), "{lever}");
        let other = if sector == "emissions.homes" { "emissions.road" } else { "emissions.homes" };
        assert_eq!(figure(&moved, other), figure(&today, other), "{lever} leaves {other} alone");
    }
}

#[test]
fn measures_on_the_map_count() {
    let today = run(&[], Vec::new());
    let measure = |kind: &str, place, size| Measure { id: 1, kind: kind.to_owned(), place, size };
    let quiet = run(&[], vec![measure("emissions.quiet_street", Place::Road(2), 1.0)]);
    assert!(figure(&quiet, "emissions.road") < figure(&today, "emissions.road"));
    assert!(quiet.flows[0].deltas.iter().all(|d| d.amount < 0.0) && !quiet.flows[0].deltas.is_empty());
    let boiler = run(&[], vec![measure("emissions.new_boiler", Place::Point(middle()), 300.0)]);
    assert!(figure(&boiler, "emissions.total") > figure(&today, "emissions.total"));
    let [lng, lat] = middle();
    let hedge = run(&[], vec![measure("emissions.hedge", Place::Line(vec![[lng, lat], [lng + 0.01, lat]]), 1.0)]);
    let more = figure(&hedge, "emissions.sink") - figure(&today, "emissions.sink");
    // 0.01 degrees of longitude at 44.3 N are 797 m; a metre takes up 2.6 kg.
    assert!((more - 797.0 * 2.6e-3).abs() < 0.03, "{more}");
    assert_eq!(hedge.costs.len(), 1);
}
