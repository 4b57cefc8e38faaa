//! What a commune publishes after a vote: one JSON file that names nobody.
//!
//! Numbers of voters stand in it only where enough voted, numbers of an area only where enough live there. Ballots do
//! not stand in it at all; [`may_publish_ballots`] says whether a file of them may be published beside it.

use super::form::{self, RecordError};
use super::tally::{Amount, Ballot, Candidate, Election, Outcome, Payment, Rule, Step};
use super::{HOUSEHOLDS_MIN, TITLE_MAX};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};
use thiserror::Error;

/// The version of the results that this code writes.
pub const RESULTS_VERSION: u16 = 1;
/// Fewest ballots with which numbers of voters are published: with fewer, neighbours know each other's.
pub const BALLOTS_SHOWN_MIN: usize = 11;
/// Fewest ballots of a file that is published ballot by ballot.
pub const BALLOTS_PUBLISHED_MIN: usize = 1000;
/// One ballot in so many, at most, may be like no other in such a file.
const UNIQUE_ONE_IN: usize = 20;

/// Longest results \[bytes\].
const BYTES_MAX: usize = 4 << 20;
/// Longest word, longest text \[bytes\].
const WORD_MAX: usize = 128;
const TEXT_MAX: usize = 16 * 1024;
/// Most lines of a list.
const LINES_MAX: usize = 10_000;

/// The results of a vote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Results {
    /// See [`RESULTS_VERSION`].
    pub version: u16,
    /// Id of the consultation.
    pub consultation: String,
    /// Day of publication, ISO 8601.
    pub day: String,
    /// How ballots became winners.
    pub rule: Rule,
    /// How ties are broken.
    pub tie_rule: String,
    /// What might be spent.
    pub budget: Amount,
    /// How many ballots were counted; none where they are fewer than [`BALLOTS_SHOWN_MIN`].
    pub ballots: Option<u32>,
    /// How many more were blank: handed in, and none of the voters. Shown where `ballots` are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blank: Option<u32>,
    /// Winners in the order of choice.
    pub winners: Vec<Winner>,
    /// All projects, with how many voted for them where that is shown.
    pub totals: Vec<Total>,
    /// The count, step by step; empty where numbers of voters are not shown.
    pub steps: Vec<Step>,
    /// What was proposed where.
    #[serde(default)]
    pub areas: Vec<Area>,
    /// What the chosen set does, computed by the twin.
    #[serde(default)]
    pub effects: Vec<Effect>,
    /// What became of each proposal.
    #[serde(default)]
    pub proposals: Vec<Decision>,
}

/// A project that won.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Winner {
    /// Its id.
    pub id: String,
    /// What it costs.
    pub cost: Amount,
}

/// How a project did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Total {
    /// Its id.
    pub id: String,
    /// What it costs.
    pub cost: Amount,
    /// Voters who gave it points; none where that is not shown.
    pub supporters: Option<u32>,
    /// Its points, all ballots together; on approval ballots its votes.
    pub score: Option<i64>,
}

/// How much was proposed in an area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Its id in the consultation; none where it is the whole commune.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its name, in the language of the desk.
    pub name: String,
    /// Households that live there, at least 11.
    pub households: u32,
    /// Proposals about it.
    pub proposals: u32,
    /// What they say, in the words of the desk.
    #[serde(default)]
    pub summary: String,
}

/// A figure of the twin for the chosen set, less the same without it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// Id of the indicator.
    pub indicator: String,
    /// Its most likely value.
    pub value: f64,
    /// The lower end of its range.
    pub low: f64,
    /// The upper end of its range.
    pub high: f64,
    /// Its unit.
    pub unit: String,
}

/// What became of a proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The proposal's title.
    pub title: String,
    /// Whether it was accepted.
    pub fate: Fate,
    /// Why it was set aside; needed there.
    #[serde(default)]
    pub reason: String,
    /// What the commune answers.
    #[serde(default)]
    pub reply: String,
}

/// What may become of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It goes ahead, or to a vote.
    Accepted,
    /// It does not.
    SetAside,
}

/// Why ballots are not published one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TooRevealing {
    /// There are few.
    #[error(
        "{ballots} ballots are too few to publish one by one, at least {BALLOTS_PUBLISHED_MIN} are needed: \
         in a small commune a ballot can be told to be somebody's; publish the totals instead"
    )]
    Few {
        /// How many there are.
        ballots: usize,
    },
    /// Many are like no other.
    #[error(
        "{unique} of {ballots} ballots are like no other, more than one in {UNIQUE_ONE_IN}: such a ballot can be \
         recognised, by whoever knows a part of it or asked for it; publish the totals instead"
    )]
    Unique {
        /// How many are like no other.
        unique: usize,
        /// How many there are.
        ballots: usize,
    },
}

/// Whether a file with one line a ballot may be published.
///
/// # Errors
/// Why it may not.
pub fn may_publish_ballots(ballots: &[Ballot]) -> Result<(), TooRevealing> {
    if ballots.len() < BALLOTS_PUBLISHED_MIN {
        return Err(TooRevealing::Few { ballots: ballots.len() });
    }
    let mut times: HashMap<Ballot, u32> = HashMap::new();
    for ballot in ballots {
        let mut sorted = ballot.clone();
        sorted.sort_unstable();
        *times.entry(sorted).or_default() += 1;
    }
    let unique = times.values().filter(|times| **times == 1).count();
    if unique * UNIQUE_ONE_IN > ballots.len() {
        return Err(TooRevealing::Unique { unique, ballots: ballots.len() });
    }
    Ok(())
}

impl Results {
    /// The results of a count and how many ballots were blank; areas, effects and proposals are the desk's to add.
    pub fn of(consultation: &str, day: &str, election: &Election, blank: usize, outcome: &Outcome) -> Self {
        let shown = election.ballots.len() >= BALLOTS_SHOWN_MIN;
        let (supporters, scores) = (election.supporters(), election.scores());
        let total = |(at, Candidate { id, cost }): (usize, &Candidate)| Total {
            id: id.clone(),
            cost: *cost,
            supporters: supporters.get(at).copied().filter(|_| shown),
            score: scores.get(at).copied().filter(|_| shown),
        };
        let cost_of = |id: &String| election.projects.iter().find(|p| p.id == *id).map(|p| p.cost);
        let winner = |id: &String| Some(Winner { id: id.clone(), cost: cost_of(id)? });
        Self {
            version: RESULTS_VERSION,
            consultation: consultation.to_owned(),
            day: day.to_owned(),
            rule: outcome.rule,
            tie_rule: outcome.tie_rule.clone(),
            budget: outcome.budget,
            ballots: shown.then_some(election.ballots.len() as u32),
            blank: shown.then_some(blank as u32),
            winners: outcome.winners.iter().filter_map(winner).collect(),
            totals: election.projects.iter().enumerate().map(total).collect(),
            steps: if shown { outcome.steps.clone() } else { Vec::new() },
            areas: Vec::new(),
            effects: Vec::new(),
            proposals: Vec::new(),
        }
    }

    /// Adds an area if enough households live there, and says whether it did.
    pub fn add_area(&mut self, area: Area) -> bool {
        let shown = f64::from(area.households) >= HOUSEHOLDS_MIN;
        if shown {
            self.areas.push(area);
        }
        shown
    }

    /// Reads results and holds every field against its rule.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub fn parse(json: &str) -> Result<Self, RecordError> {
        let results: Self = form::read(json, BYTES_MAX)?;
        results.check()?;
        Ok(results)
    }

    /// Holds every field against its rule: nothing too long, sums within the budget, nothing that too few are behind.
    ///
    /// # Errors
    /// The first field that breaks its rule.
    pub fn check(&self) -> Result<(), RecordError> {
        form::hold_version(self.version, RESULTS_VERSION)?;
        let word = |text: &str| !text.trim().is_empty() && text.len() <= WORD_MAX;
        let long = |text: &str| text.len() <= TEXT_MAX;
        let ids: BTreeSet<&String> = self.totals.iter().map(|t| &t.id).collect();
        let winners: BTreeSet<&String> = self.winners.iter().map(|w| &w.id).collect();
        let cost = Amount::sum(self.winners.iter().map(|w| w.cost));
        let shown = self.ballots.is_some_and(|ballots| ballots as usize >= BALLOTS_SHOWN_MIN);
        let hidden = self.totals.iter().all(|t| t.supporters.is_none() && t.score.is_none());
        let within = |supporters: u32| self.ballots.is_some_and(|ballots| supporters <= ballots);
        let mut areas = BTreeSet::new();
        let mut area = |a: &Area| {
            let own = a.id.as_deref().is_none_or(word) && areas.insert(a.id.clone());
            own && word_or_title(&a.name) && long(&a.summary) && f64::from(a.households) >= HOUSEHOLDS_MIN
        };
        let effect = |e: &Effect| {
            let ordered = e.low <= e.value && e.value <= e.high;
            word(&e.indicator)
                && e.unit.len() <= WORD_MAX
                && ordered
                && e.low.is_finite()
                && e.high.is_finite()
        };
        let decision = |d: &Decision| {
            let told = d.fate == Fate::Accepted || !d.reason.trim().is_empty();
            word_or_title(&d.title) && long(&d.reason) && long(&d.reply) && told
        };
        let lengths = [self.winners.len(), self.totals.len(), self.areas.len(), self.effects.len()];
        let few_lines = lengths.into_iter().chain([self.proposals.len()]).all(|n| n <= LINES_MAX);
        form::hold(&[
            ("consultation", word(&self.consultation)),
            ("day", form::is_day(&self.day)),
            ("tie_rule", word(&self.tie_rule)),
            ("lists", few_lines && self.steps.len() <= 3 * LINES_MAX),
            ("ballots", self.ballots.is_none() || shown),
            ("blank", self.blank.is_none() || shown),
            (
                "winners",
                winners.len() == self.winners.len() && winners.is_subset(&ids) && cost <= self.budget,
            ),
            ("totals", ids.len() == self.totals.len() && self.totals.iter().all(|t| word(&t.id))),
            ("totals", (shown || hidden) && self.totals.iter().filter_map(|t| t.supporters).all(within)),
            ("steps", (shown || self.steps.is_empty()) && self.steps.iter().all(is_sound)),
            ("areas", self.areas.iter().all(&mut area)),
            ("effects", self.effects.iter().all(effect)),
            ("proposals", self.proposals.iter().all(decision)),
        ])
    }
}

fn word_or_title(title: &str) -> bool {
    !title.trim().is_empty() && title.chars().count() <= TITLE_MAX
}

/// Whether every number of a step is finite.
fn is_sound(step: &Step) -> bool {
    match step {
        Step::Share { each, .. } => each.rounded.is_finite(),
        Step::Funded { paid: Some(Payment::Shares { each, .. } | Payment::Earned { each }), .. } => {
            each.rounded.is_finite()
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests;
