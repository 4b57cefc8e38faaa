//! The twin: a territory prepared once, on which scenarios are run.
//!
//! Baseline and scenario are separate results. A run goes through the themes in order and runs again only
//! those that the change reaches: whose levers or measures moved, or that read a theme which ran again.

use crate::outcome::{Outcome, Quantity};
use crate::report::Report;
use crate::scenario::Scenario;
use crate::territory::Territory;
use crate::themes::{ALL, Prepared, Theme, Unavailable};
use std::collections::{BTreeMap, BTreeSet};

/// A territory made ready, its baseline, and the last scenario that was run.
pub struct Twin {
    rooms: Vec<Room>,
    absent: Vec<(&'static str, Unavailable)>,
    baseline: Outcome,
    last: (Scenario, Outcome),
}

struct Room {
    theme: &'static dyn Theme,
    prepared: Box<dyn Prepared>,
}

impl Twin {
    /// Prepares every theme that the territory can feed, and runs the baseline.
    pub fn prepare(territory: &Territory) -> Self {
        Self::with_themes(territory, ALL)
    }

    /// Prepares the given themes, those that others build upon first.
    pub fn with_themes(territory: &Territory, themes: &[&'static dyn Theme]) -> Self {
        let start = Scenario::baseline(&territory.manifest.slug);
        let mut twin = Self {
            rooms: Vec::with_capacity(themes.len()),
            absent: Vec::new(),
            baseline: Outcome::default(),
            last: (start.clone(), Outcome::default()),
        };
        for theme in themes {
            let spec = theme.spec();
            match twin.admit(*theme, territory) {
                Ok(prepared) => {
                    let outcome = prepared.run(&start, &twin.baseline);
                    twin.baseline.themes.insert(spec.id, outcome.into());
                    twin.rooms.push(Room { theme: *theme, prepared });
                }
                Err(why) => twin.absent.push((spec.id, why)),
            }
        }
        twin.last.1 = twin.baseline.clone();
        twin
    }

    fn admit(&self, theme: &dyn Theme, territory: &Territory) -> Result<Box<dyn Prepared>, Unavailable> {
        let spec = theme.spec();
        let held = |kind| territory.manifest.layers.iter().any(|l| l.kind == kind);
        if let Some(kind) = spec.requires.iter().find(|kind| !held(**kind)) {
            return Err(Unavailable::Layer(*kind));
        }
        if let Some(id) = spec.upstream.iter().find(|id| !self.baseline.themes.contains_key(*id)) {
            return Err(Unavailable::Theme(id));
        }
        theme.prepare(territory, &self.baseline)
    }

    /// The commune as it is.
    pub fn baseline(&self) -> &Outcome {
        &self.baseline
    }

    /// The scenario that was run last; the commune as it is before any run.
    pub fn last(&self) -> &Outcome {
        &self.last.1
    }

    /// The themes that this commune cannot have, and why.
    pub fn absent(&self) -> &[(&'static str, Unavailable)] {
        &self.absent
    }

    /// The themes that this commune has.
    pub fn themes(&self) -> impl Iterator<Item = &'static dyn Theme> {
        self.rooms.iter().map(|room| room.theme)
    }

    /// An outcome of this twin beside the baseline, ready to be handed out.
    pub fn report(&self, outcome: &Outcome) -> Report {
        Report::new(self.themes().map(Theme::spec), &self.baseline, outcome)
    }

    /// Runs a scenario. What the change since the last run does not reach is taken over from it.
    pub fn run(&mut self, scenario: &Scenario) -> &Outcome {
        let (before, mut outcome) = std::mem::take(&mut self.last);
        let moved = moved(&before, scenario);
        let mut ran = BTreeSet::new();
        for room in &self.rooms {
            let spec = room.theme.spec();
            let own = spec.levers.iter().map(|l| l.id).chain(spec.measures.iter().map(|m| m.id));
            let reached = own.chain(spec.reads.iter().copied()).any(|id| moved.contains(id))
                || spec.upstream.iter().any(|id| ran.contains(id));
            if reached {
                outcome.themes.insert(spec.id, room.prepared.run(scenario, &outcome).into());
                ran.insert(spec.id);
            }
        }
        self.last = (scenario.clone(), outcome);
        &self.last.1
    }
}

/// Today's figures by indicator id, as a pack's manifest carries them.
pub fn baseline_figures(territory: &Territory) -> BTreeMap<String, Quantity> {
    let twin = Twin::prepare(territory);
    let report = twin.report(twin.baseline());
    report.figures.into_iter().map(|figure| (figure.id, figure.baseline)).collect()
}

/// Ids of the levers, and of the kinds of measures, in which two scenarios differ.
fn moved<'a>(a: &'a Scenario, b: &'a Scenario) -> BTreeSet<&'a str> {
    let levers = a.levers.iter().filter(|(id, v)| b.levers.get(*id) != Some(v)).map(|(id, _)| id);
    let levers = levers.chain(b.levers.keys().filter(|id| !a.levers.contains_key(*id)));
    let measures = a.measures.iter().filter(|m| !b.measures.contains(m));
    let measures = measures.chain(b.measures.iter().filter(|m| !a.measures.contains(m)));
    levers.map(String::as_str).chain(measures.map(|m| m.kind.as_str())).collect()
}

#[cfg(test)]
mod every_theme;
#[cfg(test)]
mod tests;
