//! What holds for every theme, over all that a resident can set.

use super::Twin;
use crate::outcome::Outcome;
use crate::scenario::{Measure, Place, Scenario};
use crate::themes::fixture::hamlet;
use crate::themes::{ALL, Lever, MeasureKind, PlaceKind, SPECS, Unavailable};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::{LazyLock, Mutex};

static TWIN: LazyLock<Mutex<Twin>> = LazyLock::new(|| Mutex::new(Twin::prepare(&hamlet())));

fn levers() -> Vec<&'static Lever> {
    SPECS.iter().flat_map(|s| s.levers).collect()
}

/// Any position of every lever, any measure anywhere near.
fn a_scenario() -> impl Strategy<Value = Scenario> {
    let positions = prop::collection::vec(prop::option::of(0.0..=1.0f64), levers().len());
    let kinds: Vec<&'static MeasureKind> = SPECS.iter().flat_map(|s| s.measures).collect();
    let point = || ((2.4..2.6f64), (44.2..44.4f64)).prop_map(|(lng, lat)| [lng, lat]);
    let measure = (prop::sample::select(kinds), point(), point(), 0..5u32, 0.0..1e6f64).prop_map(
        |(kind, a, b, road, size)| {
            let place = match kind.place {
                PlaceKind::Point => Place::Point(a),
                PlaceKind::Road => Place::Road(road),
                PlaceKind::Line => Place::Line(vec![a, b]),
            };
            (kind.id, place, size)
        },
    );
    (positions, prop::collection::vec(measure, 0..4)).prop_map(|(positions, measures)| {
        let mut scenario = Scenario::baseline("hamlet");
        for (lever, part) in levers().into_iter().zip(positions) {
            if let Some(part) = part {
                scenario.levers.insert(lever.id.to_owned(), lever.min + part * (lever.max - lever.min));
            }
        }
        scenario.measures = (1..)
            .zip(measures)
            .map(|(id, (kind, place, size))| Measure { id, kind: kind.to_owned(), place, size })
            .collect();
        scenario
    })
}

fn is_sound(outcome: &Outcome) -> bool {
    let figures = outcome.themes.values().flat_map(|t| &t.indicators);
    let layers = outcome.themes.values().flat_map(|t| &t.layers);
    figures.into_iter().all(|i| i.estimate.members().iter().all(|m| m.is_finite()))
        && layers.into_iter().all(|l| l.grid.values.iter().all(|v| v.is_finite() && *v >= 0.0))
        && outcome
            .costs()
            .all(|c| c.commune_eur.central() >= 0.0 && c.investment_eur.central() >= c.commune_eur.central())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_set_the_figures_are_sound_and_the_baseline_stays(scenario in a_scenario()) {
        let mut twin = TWIN.lock().unwrap();
        let before = twin.baseline().clone();
        prop_assert!(is_sound(twin.run(&scenario)));
        prop_assert_eq!(twin.baseline(), &before);
    }

    #[test]
    fn the_way_to_a_scenario_does_not_matter(first in a_scenario(), then in a_scenario()) {
        let mut twin = TWIN.lock().unwrap();
        twin.run(&first);
        let by_way = twin.run(&then).clone();
        twin.run(&Scenario::baseline("hamlet"));
        prop_assert_eq!(twin.run(&then), &by_way);
    }
}

#[test]
fn the_hamlet_has_every_theme_and_ids_are_unique() {
    let twin = TWIN.lock().unwrap();
    assert_eq!(twin.absent(), &[]);
    let mut seen = BTreeSet::new();
    for spec in SPECS {
        let ids = spec.levers.iter().map(|l| l.id).chain(spec.measures.iter().map(|m| m.id));
        let ids = ids.chain(spec.indicators.iter().map(|i| i.id)).chain(spec.charts.iter().map(|c| c.id));
        for id in ids.chain(spec.layers.iter().map(|l| l.id)) {
            assert!(id.starts_with(&format!("{}.", spec.id)), "{id} is not of {}", spec.id);
            assert!(seen.insert(id), "{id} stands twice");
        }
        for id in spec.shows.iter().chain(spec.reads) {
            let other = SPECS
                .iter()
                .any(|s| s.levers.iter().any(|l| l.id == *id) || s.measures.iter().any(|m| m.id == *id));
            assert!(other, "{} shows {id}, which nobody offers", spec.id);
        }
    }
    for theme in ALL {
        let outcome = &twin.baseline().themes[theme.spec().id];
        for figure in &outcome.indicators {
            assert!(
                theme.spec().indicators.iter().any(|i| i.id == figure.id),
                "{} is not declared",
                figure.id
            );
        }
        for layer in theme.spec().layers {
            assert!(
                outcome.layers.iter().any(|l| l.id == layer.id),
                "{} is declared and not given",
                layer.id
            );
        }
    }
}

#[test]
fn a_missing_layer_turns_off_what_needs_it_and_nothing_else() {
    let mut territory = hamlet();
    territory.wind = None;
    territory.manifest.layers.retain(|l| l.kind != crate::territory::LayerKind::Wind);
    let twin = Twin::prepare(&territory);
    assert_eq!(twin.absent(), &[("air", Unavailable::Layer(crate::territory::LayerKind::Wind))]);
    assert!(twin.baseline().themes.contains_key("water"));
}

#[test]
fn presets_move_levers_that_exist_to_positions_that_they_have() {
    for preset in crate::themes::PRESETS {
        for (id, value) in preset.levers {
            let lever = levers().into_iter().find(|l| l.id == *id);
            assert!(lever.is_some_and(|l| (l.min..=l.max).contains(value)), "{}: {id}", preset.id);
        }
    }
}
