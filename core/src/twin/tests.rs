//! A change reaches what depends on it and nothing else.

use super::*;
use crate::outcome::{Estimate, Indicator, ThemeOutcome};
use crate::territory::{LayerKind, Manifest};
use crate::themes::{Lever, LeverKind, Spec, Start, UnitCost};
use std::sync::atomic::{AtomicUsize, Ordering};

const FREE: UnitCost = UnitCost {
    eur: 0.0,
    low: 0.0,
    high: 0.0,
    per: "commune",
    commune_share: 1.0,
    year: 2024,
    source: "test",
};

const fn lever(id: &'static str) -> Lever {
    Lever { id, kind: LeverKind::Share, min: 0.0, max: 1.0, start: Start::At(0.0), step: 0.01, cost: FREE }
}

const fn spec(
    id: &'static str,
    requires: &'static [LayerKind],
    upstream: &'static [&'static str],
    levers: &'static [Lever],
) -> Spec {
    Spec {
        id,
        requires,
        upstream,
        reads: &[],
        shows: &[],
        levers,
        measures: &[],
        layers: &[],
        indicators: &[],
        charts: &[],
    }
}

/// A theme that gives its lever plus what stands upstream, and counts its runs.
struct Probe {
    spec: Spec,
    figure: &'static str,
    adds: Option<&'static str>,
    runs: &'static AtomicUsize,
}

struct Ready(&'static Probe);

impl Theme for Probe {
    fn spec(&self) -> &'static Spec {
        match self.figure {
            "low" => &LOW.spec,
            "high" => &HIGH.spec,
            "apart" => &APART.spec,
            _ => &DRY.spec,
        }
    }

    fn prepare(&self, _: &Territory, _: &Outcome) -> Result<Box<dyn Prepared>, Unavailable> {
        Ok(Box::new(Ready(match self.figure {
            "low" => &LOW,
            "high" => &HIGH,
            "apart" => &APART,
            _ => &DRY,
        })))
    }
}

impl Prepared for Ready {
    fn run(&self, scenario: &Scenario, upstream: &Outcome) -> ThemeOutcome {
        self.0.runs.fetch_add(1, Ordering::Relaxed);
        let own = self.0.spec.levers.iter().filter_map(|l| scenario.lever(l.id)).sum::<f64>();
        let below = self.0.adds.and_then(|id| upstream.indicator(id)).map_or(0.0, |i| i.estimate.central());
        let figure =
            Indicator { id: self.0.figure, estimate: Estimate::exact(own + below), inputs: Vec::new() };
        ThemeOutcome { indicators: vec![figure], ..ThemeOutcome::default() }
    }
}

static RUNS: [AtomicUsize; 4] = [const { AtomicUsize::new(0) }; 4];
static LOW: Probe =
    Probe { spec: spec("low", &[], &[], &[lever("low.a")]), figure: "low", adds: None, runs: &RUNS[0] };
static HIGH: Probe = Probe {
    spec: spec("high", &[], &["low"], &[lever("high.b")]),
    figure: "high",
    adds: Some("low"),
    runs: &RUNS[1],
};
static APART: Probe =
    Probe { spec: spec("apart", &[], &[], &[lever("apart.c")]), figure: "apart", adds: None, runs: &RUNS[2] };
static DRY: Probe =
    Probe { spec: spec("dry", &[LayerKind::Hydrology], &[], &[]), figure: "dry", adds: None, runs: &RUNS[3] };

#[test]
fn only_what_a_change_reaches_runs_again_and_the_baseline_stays() {
    let territory =
        Territory { manifest: Manifest { slug: "x".into(), ..Manifest::default() }, ..Territory::default() };
    let mut twin = Twin::with_themes(&territory, &[&LOW, &HIGH, &APART, &DRY]);
    let runs = || [0, 1, 2, 3].map(|i| RUNS[i].load(Ordering::Relaxed));
    assert_eq!(twin.absent(), &[("dry", Unavailable::Layer(LayerKind::Hydrology))]);
    assert_eq!(runs(), [1, 1, 1, 0]);

    let mut scenario = Scenario::baseline("x");
    let figure = |o: &Outcome, id| o.indicator(id).map(|i| i.estimate.central());
    scenario.levers.insert("low.a".into(), 0.5);
    assert_eq!(figure(twin.run(&scenario), "high"), Some(0.5), "what stands upstream is seen above");
    assert_eq!(runs(), [2, 2, 1, 0]);
    scenario.levers.insert("high.b".into(), 0.25);
    assert_eq!(figure(twin.run(&scenario), "high"), Some(0.75));
    assert_eq!(runs(), [2, 3, 1, 0]);
    twin.run(&scenario);
    assert_eq!(runs(), [2, 3, 1, 0], "nothing moved, nothing runs");
    assert_eq!(twin.run(&Scenario::baseline("x")).clone(), twin.baseline().clone());
}
