//! Facts about the air of a hamlet.

use super::super::fixture::{hamlet, middle};
use crate::outcome::Outcome;
use crate::scenario::{Measure, Place, Scenario};
use crate::territory::{Projection, Territory};
use crate::themes::air::Air;
use crate::themes::emissions::Emissions;
use crate::themes::{Prepared, Theme};

/// Air and what stands upstream of it, made ready for the hamlet.
struct Twin {
    ready: [(&'static str, Box<dyn Prepared>); 2],
    baseline: Outcome,
}

impl Twin {
    fn prepare(territory: &Territory) -> Self {
        let start = Scenario::baseline("hamlet");
        let mut baseline = Outcome::default();
        let emissions = Emissions.prepare(territory, &baseline).unwrap();
        baseline.themes.insert("emissions", emissions.run(&start, &baseline).into());
        let air = Air.prepare(territory, &baseline).unwrap();
        baseline.themes.insert("air", air.run(&start, &baseline).into());
        Self { ready: [("emissions", emissions), ("air", air)], baseline }
    }

    fn baseline(&self) -> &Outcome {
        &self.baseline
    }

    fn run(&self, scenario: &Scenario) -> Outcome {
        let mut outcome = Outcome::default();
        for (id, theme) in &self.ready {
            outcome.themes.insert(id, theme.run(scenario, &outcome).into());
        }
        outcome
    }
}

fn figure(outcome: &Outcome, id: &str) -> f64 {
    outcome.indicator(id).unwrap().estimate.central()
}

fn at(territory: &Territory, outcome: &Outcome, layer: &str, place: [f64; 2]) -> f32 {
    let metres = Projection::from_epsg(2154).unwrap().to_metres(place).unwrap();
    assert_eq!(outcome.layer(layer).unwrap().grid.frame, territory.manifest.grid);
    outcome.layer(layer).unwrap().grid.at(metres).unwrap()
}

#[test]
fn the_background_is_the_floor_and_the_road_stands_out() {
    let territory = hamlet();
    let twin = Twin::prepare(&territory);
    let no2 = &twin.baseline().layer("air.no2").unwrap().grid;
    assert!(no2.values.iter().all(|v| *v >= 5.0 - 1e-3));
    let road = no2.values[no2.frame.index(20, 19)];
    let far = no2.values[no2.frame.index(20, 0)];
    assert!(road > far + 0.5, "{road} at the road, {far} far from it");
}

#[test]
fn fewer_engines_and_fewer_old_stoves_mean_cleaner_air() {
    let twin = Twin::prepare(&hamlet());
    let today = twin.baseline().clone();
    let mut scenario = Scenario::baseline("hamlet");
    scenario.levers.insert("emissions.electric_cars".into(), 1.0);
    assert!(figure(&twin.run(&scenario), "air.no2_mean") < figure(&today, "air.no2_mean"));
    let mut scenario = Scenario::baseline("hamlet");
    scenario.levers.insert("emissions.wood_stoves".into(), 1.0);
    let after = twin.run(&scenario);
    assert!(figure(&after, "air.pm25_mean") < figure(&today, "air.pm25_mean"));
    assert!(figure(&after, "air.pm25_mean") > 8.0, "the background stays");
}

#[test]
fn a_new_boiler_is_seen_where_it_stands_and_a_quiet_street_along_it() {
    let territory = hamlet();
    let twin = Twin::prepare(&territory);
    let today = twin.baseline().clone();
    let mut scenario = Scenario::baseline("hamlet");
    scenario.measures = vec![Measure {
        id: 1,
        kind: "emissions.new_boiler".into(),
        place: Place::Point(middle()),
        size: 2000.0,
    }];
    let after = twin.run(&scenario);
    let near = at(&territory, &after, "air.pm25", middle()) - at(&territory, &today, "air.pm25", middle());
    assert!(near > 0.0, "{near}");
    scenario.measures = vec![Measure {
        id: 1,
        kind: "emissions.quiet_street".into(),
        place: Place::Road(2),
        size: 1.0,
    }];
    let street = territory.roads[1].line[0];
    let after = twin.run(&scenario);
    assert!(at(&territory, &after, "air.no2", street) < at(&territory, &today, "air.no2", street));
}

#[test]
fn nobody_is_counted_twice() {
    let twin = Twin::prepare(&hamlet());
    for id in ["air.people_no2_who", "air.people_pm25_eu"] {
        let members = twin.baseline().indicator(id).unwrap().estimate;
        assert!(members.members().iter().all(|m| (0.0..=100.0 + 1e-3).contains(m)), "{id}");
    }
}
