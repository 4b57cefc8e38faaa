//! One card, one voice: which ballot of each card counts.
//!
//! A card may vote again, and the ballot with the highest sequence counts. Where that sequence holds several
//! ballots that differ, nobody can say which of them came last: the card has contradicted itself, none of
//! them counts, and no earlier one comes back in their place. The desk sees them. So the result does not
//! depend on the order in which files are read, and nobody gains by trying.

use super::ballot::{Ballot, BallotError};
use super::consultation::{Consultation, Project};
use super::tally::{Amount, Candidate, Election};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What became of every ballot; none is lost.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Count {
    /// Those that count, one a card, in ascending order of their cards.
    pub counted: Vec<Ballot>,
    /// Those that do not, each with the reason.
    pub set_aside: Vec<(Ballot, WhyNot)>,
}

/// Why a ballot does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNot {
    /// It is not one of this consultation, or not its card's.
    Invalid(BallotError),
    /// The very same ballot is there already.
    Repeated,
    /// The card voted again.
    Replaced,
    /// The card gave several ballots the same, highest sequence.
    Contradicted,
}

/// The sum of the ballots that count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// How many ballots count.
    pub ballots: usize,
    /// How many of them are blank.
    pub blank: usize,
    /// Project id to how many ballots name it, projects with none included.
    pub votes: BTreeMap<String, u64>,
    /// Project id to its points: as its votes, but for the cumulative ballot.
    pub points: BTreeMap<String, u64>,
}

/// Sorts ballots into those that count and those that do not, whatever their order.
///
/// `is_signed` says whether a ballot's signature is its card's; it is only asked for ballots that suit the
/// consultation otherwise.
pub fn count(
    consultation: &Consultation,
    ballots: impl IntoIterator<Item = Ballot>,
    is_signed: impl Fn(&Ballot) -> bool,
) -> Count {
    let mut out = Count::default();
    // The ballots of each card by their sequence, the same one once: an order of which there is only one.
    let mut cards: BTreeMap<String, BTreeSet<(u32, Ballot)>> = BTreeMap::new();
    for ballot in ballots {
        let valid = ballot.suits(consultation);
        let valid = valid.and_then(|()| is_signed(&ballot).then_some(()).ok_or(BallotError::Forged));
        match valid {
            Err(why) => out.set_aside.push((ballot, WhyNot::Invalid(why))),
            Ok(()) => {
                let own = cards.entry(ballot.card.clone()).or_default();
                if !own.insert((ballot.sequence, ballot.clone())) {
                    out.set_aside.push((ballot, WhyNot::Repeated));
                }
            }
        }
    }
    for own in cards.into_values() {
        let last = own.last().map_or(0, |(sequence, _)| *sequence);
        // A signature can be made anew over the same choice: that contradicts nothing.
        let choices: BTreeSet<_> =
            own.iter().filter(|(at, _)| *at == last).map(|(_, ballot)| ballot.choice.clone()).collect();
        let mut counts = choices.len() == 1;
        for (sequence, ballot) in own {
            match sequence == last {
                true if counts => {
                    out.counted.push(ballot);
                    counts = false;
                }
                true if choices.len() == 1 => out.set_aside.push((ballot, WhyNot::Repeated)),
                true => out.set_aside.push((ballot, WhyNot::Contradicted)),
                false => out.set_aside.push((ballot, WhyNot::Replaced)),
            }
        }
    }
    out
}

impl Count {
    /// What is counted. A blank ballot is none of its voters: the share of somebody who wants nothing would take money
    /// from what the others want, and a card that takes its vote back should leave no trace.
    pub fn election(&self, consultation: &Consultation) -> Election {
        let places = consultation.places();
        let marks = self.counted.iter().map(|ballot| ballot.choice.placed(&places));
        let candidate = |p: &Project| Candidate { id: p.id.clone(), cost: Amount::units(p.cost_eur) };
        Election {
            budget: Amount::units(consultation.budget_eur),
            projects: consultation.projects.iter().map(candidate).collect(),
            ballots: marks.filter(|marks| !marks.is_empty()).collect(),
        }
    }

    /// Adds up the ballots that count.
    pub fn totals(&self, consultation: &Consultation) -> Totals {
        let zeros = || consultation.projects.iter().map(|project| (project.id.clone(), 0)).collect();
        let mut totals = Totals { ballots: self.counted.len(), blank: 0, votes: zeros(), points: zeros() };
        for ballot in &self.counted {
            totals.blank += usize::from(ballot.choice.marks().next().is_none());
            for (id, points) in ballot.choice.marks() {
                *totals.votes.entry(id.to_owned()).or_default() += 1;
                *totals.points.entry(id.to_owned()).or_default() += u64::from(points);
            }
        }
        totals
    }
}

#[cfg(test)]
mod tests;
