//! The count in a thread of its own: what the page asks, what it is told, and the work.

use crate::bridge::clock::now_ms;
use parvis_core::participation::tally::{Outcome, Progress, tally};
use parvis_core::participation::{self, Ballot, Consultation};
use parvis_sealing::is_signed;
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;

/// How often the page hears how far the count is \[ms\].
const TELL_MS: f64 = 100.0;

/// What the page asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Ask {
    pub(crate) asked: Consultation,
    pub(crate) ballots: Vec<Ballot>,
}

/// What it is told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Tell {
    /// So many of the signatures were looked at.
    Checked { done: usize, total: usize },
    /// The shares were raised so often, and the winners so far cost so much of the budget, 1 being all of it.
    Raised { times: u32, spent: f64 },
    /// The count: which ballots their cards have signed, in the order in which they were asked about, and who won.
    Done { signed: Vec<bool>, outcome: Outcome },
    /// It came to no end, and why.
    Failed(String),
}

/// Counts what the text asks, and tells of it, line by line.
pub(crate) fn work(text: &str, tell: impl Fn(&str)) {
    let say = |told: &Tell| tell(&serde_json::to_string(told).unwrap_or_default());
    let ask = serde_json::from_str(text).map_err(|why| why.to_string());
    say(&ask.and_then(|ask| count(&ask, &mut Now::new(&say))).unwrap_or_else(Tell::Failed));
}

fn count(ask: &Ask, now: &mut Now<impl Fn(&Tell)>) -> Result<Tell, String> {
    let total = ask.ballots.len();
    let look = |(done, ballot): (usize, &Ballot)| {
        now.tell(|| Tell::Checked { done, total });
        is_signed(ballot)
    };
    let signed: Vec<bool> = ask.ballots.iter().enumerate().map(look).collect();
    let election = sorted(ask, &signed).election(&ask.asked);
    let mut progress = |Progress { raised, cost, budget }: Progress| {
        now.tell(|| Tell::Raised { times: raised, spent: cost.to_f64() / budget.to_f64().max(1.0) });
        ControlFlow::Continue(())
    };
    let outcome = tally(&election, ask.asked.rule, &mut progress).map_err(|why| why.to_string())?;
    Ok(Tell::Done { signed, outcome })
}

/// The ballots by whether they count, where the signatures have been looked at.
pub(crate) fn sorted(ask: &Ask, signed: &[bool]) -> participation::Count {
    let good: std::collections::BTreeSet<&Ballot> =
        ask.ballots.iter().zip(signed).filter(|(_, signed)| **signed).map(|(ballot, _)| ballot).collect();
    participation::count(&ask.asked, ask.ballots.iter().cloned(), |ballot| good.contains(ballot))
}

/// Tells now and then: a message costs more than a step of the work.
struct Now<'a, T: Fn(&Tell)> {
    say: &'a T,
    last_ms: f64,
}

impl<'a, T: Fn(&Tell)> Now<'a, T> {
    fn new(say: &'a T) -> Self {
        Self { say, last_ms: now_ms() }
    }

    fn tell(&mut self, told: impl Fn() -> Tell) {
        let now = now_ms();
        if now - self.last_ms >= TELL_MS {
            self.last_ms = now;
            (self.say)(&told());
        }
    }
}
