//! What is on the desk.

use crate::bridge::counter::Counter;
use crate::bridge::storage::Shelf;
use crate::hall::counting::Tell;
use leptos::prelude::*;
use leptos::task::spawn_local;
use parvis_core::participation::tally::{Election, Outcome};
use parvis_core::participation::{Ballot, Consultation, Count, Totals, WhyNot};
use parvis_core::report::Figure;
use parvis_sealing::{Inbox, Key};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What became of proposals, kept on this device until they are published: work that nobody wants to do twice.
const FATES: Shelf = Shelf { database: "parvis-desk", store: "fates" };

/// What was proposed in each part of the commune, as the town hall sums it up; kept like the fates.
const SUMMARIES: Shelf = Shelf { database: "parvis-summaries", store: "summaries" };

/// What the town hall says of a part of the commune.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Summary {
    /// The consultation and the area: `budget-2027/mill`; nothing behind the stroke where it is the whole commune.
    id: String,
    text: String,
}

impl Summary {
    fn id(consultation: &str, area: &str) -> String {
        format!("{consultation}/{area}")
    }
}

/// What the town hall decides about a proposal.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Fate {
    /// Id of the proposal.
    pub(super) id: String,
    /// Accepted, set aside, or not decided yet.
    pub(super) accepted: Option<bool>,
    /// Why it is set aside.
    pub(super) reason: String,
    /// What the town hall answers.
    pub(super) reply: String,
}

/// What came out of the count.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    pub(super) election: Election,
    pub(super) outcome: Outcome,
    pub(super) totals: Totals,
    /// The ballots that count.
    pub(super) ballots: Vec<Ballot>,
    /// Ballots that do not count, each with the reason.
    pub(super) set_aside: Vec<(Ballot, WhyNot)>,
}

impl Counted {
    /// The count of the ballots of `sorted`, with the outcome that it came to.
    pub(super) fn of(asked: &Consultation, sorted: Count, outcome: Outcome) -> Self {
        let (election, totals) = (sorted.election(asked), sorted.totals(asked));
        Self { election, outcome, totals, set_aside: sorted.set_aside, ballots: sorted.counted }
    }
}

/// What the twin says of the chosen projects together.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum Effects {
    #[default]
    None,
    /// Under way.
    Running,
    /// Nothing that was chosen has a scenario.
    Nothing,
    Here(Vec<Figure>),
    Failed(String),
}

/// The desk.
#[derive(Clone, Copy)]
pub(super) struct Room {
    /// In memory alone.
    pub(super) key: RwSignal<Option<Key>, LocalStorage>,
    pub(super) inbox: RwSignal<Inbox, LocalStorage>,
    /// Names of the files that were read.
    pub(super) files: RwSignal<Vec<String>>,
    pub(super) fates: RwSignal<BTreeMap<String, Fate>>,
    summaries: RwSignal<BTreeMap<String, String>>,
    pub(super) counted: RwSignal<Option<Counted>, LocalStorage>,
    /// How far the count is while it runs, and the thread in which it does.
    pub(super) counting: RwSignal<Option<Tell>>,
    pub(super) counter: StoredValue<Option<Counter>, LocalStorage>,
    pub(super) effects: RwSignal<Effects>,
}

impl Room {
    pub(super) fn new() -> Self {
        let room = Self {
            key: RwSignal::new_local(None),
            inbox: RwSignal::new_local(Inbox::default()),
            files: RwSignal::new(Vec::new()),
            fates: RwSignal::new(BTreeMap::new()),
            summaries: RwSignal::new(BTreeMap::new()),
            counted: RwSignal::new_local(None),
            counting: RwSignal::new(None),
            counter: StoredValue::new_local(None),
            effects: RwSignal::new(Effects::None),
        };
        spawn_local(async move {
            // A browser that keeps nothing: the desk works, and forgets when it is closed.
            let texts = FATES.all().await.unwrap_or_default();
            let fates = texts.iter().filter_map(|text| serde_json::from_str::<Fate>(text).ok());
            room.fates.set(fates.map(|fate| (fate.id.clone(), fate)).collect());
            let texts = SUMMARIES.all().await.unwrap_or_default();
            let summaries = texts.iter().filter_map(|text| serde_json::from_str::<Summary>(text).ok());
            room.summaries.set(summaries.map(|summary| (summary.id, summary.text)).collect());
        });
        room
    }

    /// Whether the key is there.
    pub(super) fn is_open(self) -> bool {
        self.key.with(Option::is_some)
    }

    /// Ends a count that is under way.
    pub(super) fn stop_counting(self) {
        self.counting.set(None);
        // Not from within its own message: the listener that is running belongs to it.
        spawn_local(async move { _ = self.counter.try_update_value(Option::take) });
    }

    /// Anything new makes an earlier count void.
    pub(super) fn changed(self) {
        self.stop_counting();
        self.counted.set(None);
        self.effects.set(Effects::None);
    }

    /// What was decided about a proposal so far.
    pub(super) fn fate(self, id: &str) -> Fate {
        let known = self.fates.with(|f| f.get(id).cloned());
        known.unwrap_or_else(|| Fate { id: id.to_owned(), ..Fate::default() })
    }

    /// Decides about a proposal, and keeps the decision.
    pub(super) fn decide(self, id: &str, change: impl FnOnce(&mut Fate)) {
        let mut fate = untrack(|| self.fate(id));
        change(&mut fate);
        let text = serde_json::to_string(&fate).unwrap_or_default();
        self.fates.update(|f| _ = f.insert(id.to_owned(), fate));
        let id = id.to_owned();
        spawn_local(async move { _ = FATES.put(&[(id, text)]).await });
    }

    /// What was said so far of a part of the commune.
    pub(super) fn summary(self, consultation: &str, area: &str) -> String {
        self.summaries.with(|s| s.get(&Summary::id(consultation, area)).cloned()).unwrap_or_default()
    }

    /// Sums a part of the commune up, and keeps it.
    pub(super) fn sum_up(self, consultation: &str, area: &str, text: String) {
        let summary = Summary { id: Summary::id(consultation, area), text };
        let line = serde_json::to_string(&summary).unwrap_or_default();
        self.summaries.update(|s| _ = s.insert(summary.id.clone(), summary.text));
        spawn_local(async move { _ = SUMMARIES.put(&[(summary.id, line)]).await });
    }
}
