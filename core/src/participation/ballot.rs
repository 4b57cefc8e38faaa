//! A ballot: what a card chose, in a form of which there is exactly one for each choice, so that it can be
//! signed.

use super::consultation::{BallotKind, Consultation};
use super::form::{self, RecordError, is_hex, is_word};
use super::tally;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use thiserror::Error;

/// The version of the ballot that this code writes.
pub const BALLOT_VERSION: u16 = 1;

/// Longest ballot \[bytes\]: all projects of a consultation with the longest ids.
const BYTES_MAX: usize = 64 * 1024;
/// Most projects that a ballot can name.
const CHOICES_MAX: usize = 500;
/// What is signed begins with this, so that no signature of another kind serves as one of a ballot.
const DOMAIN: &[u8] = b"parvis ballot v1\0";

/// What a card chose.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ballot {
    /// See [`BALLOT_VERSION`].
    pub version: u16,
    /// Id of the consultation.
    pub consultation: String,
    /// The card's Ed25519 public key, 64 hexadecimal digits.
    pub card: String,
    /// Counts the ballots of a card from 1: the highest holds.
    pub sequence: u32,
    /// What was chosen.
    pub choice: Choice,
    /// The card's signature over [`Ballot::signed`], 128 hexadecimal digits.
    pub signature: String,
}

/// What was chosen; nothing at all is a blank ballot, which also takes back an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Choice {
    /// Projects that one is for.
    Approval {
        /// Their ids in ascending order: in which order they were touched is nobody's business.
        projects: Vec<String>,
    },
    /// Points for projects.
    Cumulative {
        /// Project id and points above zero, in ascending order of id.
        points: Vec<(String, u32)>,
    },
    /// Projects that one would build with the budget.
    Knapsack {
        /// Their ids in ascending order.
        projects: Vec<String>,
    },
}

/// Why a ballot cannot be counted in a consultation.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BallotError {
    /// A field breaks its rule.
    #[error("{0}")]
    Record(#[from] RecordError),
    /// It belongs to another one.
    #[error("belongs to the consultation {0:?}")]
    OtherConsultation(String),
    /// Its card was not handed out.
    #[error("its card is not one of those that were handed out")]
    UnknownCard,
    /// Its signature is not its card's.
    #[error("its signature is not its card's")]
    Forged,
    /// It marks projects in another way than was asked.
    #[error("it is not marked in the way that was asked for")]
    OtherKind,
    /// It names a project that is not there.
    #[error("the project {0:?} is not on the list")]
    UnknownProject(String),
    /// It names more projects than it may.
    #[error("{found} projects are marked, and {most} are the most")]
    TooMany {
        /// How many it names.
        found: usize,
        /// How many it may name.
        most: u32,
    },
    /// It gives more points than there are.
    #[error("{spent} points are given, and there are {points}")]
    TooManyPoints {
        /// What it gives.
        spent: u64,
        /// What there is to give.
        points: u32,
    },
    /// Its projects cost more than the budget.
    #[error("the projects cost {cost_eur} euro, and the budget is {budget_eur}")]
    OverBudget {
        /// What they cost \[EUR\].
        cost_eur: u64,
        /// What there is \[EUR\].
        budget_eur: u64,
    },
}

impl Choice {
    /// A choice of the kind that is asked for, in its one form: ids sorted, repeats and zero points left out.
    ///
    /// Points are for the cumulative ballot; elsewhere any points above zero mean the project is chosen.
    pub fn of(kind: &BallotKind, marks: impl IntoIterator<Item = (String, u32)>) -> Self {
        let mut points: Vec<_> = marks.into_iter().filter(|(_, points)| *points > 0).collect();
        points.sort();
        points.dedup_by(|later, earlier| later.0 == earlier.0);
        let ids = |points: Vec<(String, u32)>| points.into_iter().map(|(id, _)| id).collect();
        match kind {
            BallotKind::Approval { .. } => Self::Approval { projects: ids(points) },
            BallotKind::Knapsack {} => Self::Knapsack { projects: ids(points) },
            BallotKind::Cumulative { .. } => Self::Cumulative { points },
        }
    }

    /// The projects that are named, each with its points: 1 where there are none to give.
    pub fn marks(&self) -> impl Iterator<Item = (&str, u32)> {
        let (ids, points): (&[String], &[(String, u32)]) = match self {
            Self::Approval { projects } | Self::Knapsack { projects } => (projects, &[]),
            Self::Cumulative { points } => (&[], points),
        };
        let ids = ids.iter().map(|id| (id.as_str(), 1));
        ids.chain(points.iter().map(|(id, points)| (id.as_str(), *points)))
    }

    /// The same as a count takes it, by where the projects stand in their list ([`Consultation::places`]).
    pub(crate) fn placed(&self, places: &BTreeMap<&str, u32>) -> tally::Ballot {
        let points = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
        self.marks().filter_map(|(id, n)| Some((*places.get(id)?, points(n)))).collect()
    }

    /// A byte for each kind, for what is signed.
    fn tag(&self) -> u8 {
        match self {
            Self::Approval { .. } => 1,
            Self::Cumulative { .. } => 2,
            Self::Knapsack { .. } => 3,
        }
    }
}

impl Ballot {
    /// Reads a ballot and holds every field against its rule.
    ///
    /// # Errors
    /// It is too long, not of this form, or names the field that breaks a rule.
    pub fn parse(json: &str) -> Result<Self, RecordError> {
        let ballot: Self = form::read(json, BYTES_MAX)?;
        ballot.check()?;
        Ok(ballot)
    }

    /// Holds every field against its rule, whatever the consultation.
    ///
    /// # Errors
    /// Names the first field that breaks its rule.
    pub fn check(&self) -> Result<(), RecordError> {
        form::hold_version(self.version, BALLOT_VERSION)?;
        let marks = || self.choice.marks();
        form::hold(&[
            ("consultation", is_word(&self.consultation, 64)),
            ("card", is_hex(&self.card, 32)),
            ("sequence", self.sequence > 0),
            ("choice", marks().count() <= CHOICES_MAX),
            ("choice", marks().all(|(id, points)| is_word(id, 64) && points > 0)),
            ("choice", form::ascend(marks().map(|(id, _)| id))),
            ("signature", is_hex(&self.signature, 64)),
        ])
    }

    /// The bytes that the card signs. Every part has a length or is of a fixed one: no two ballots share them.
    pub fn signed(&self) -> Vec<u8> {
        let mut bytes = DOMAIN.to_vec();
        let text = |bytes: &mut Vec<u8>, text: &str| {
            bytes.extend((text.len() as u32).to_be_bytes());
            bytes.extend(text.as_bytes());
        };
        bytes.extend(self.version.to_be_bytes());
        text(&mut bytes, &self.consultation);
        text(&mut bytes, &self.card);
        bytes.extend(self.sequence.to_be_bytes());
        bytes.push(self.choice.tag());
        bytes.extend((self.choice.marks().count() as u32).to_be_bytes());
        for (id, points) in self.choice.marks() {
            text(&mut bytes, id);
            bytes.extend(points.to_be_bytes());
        }
        bytes
    }

    /// Holds the ballot against what was asked. The signature is not looked at.
    ///
    /// # Errors
    /// Says why it cannot be counted.
    pub fn suits(&self, consultation: &Consultation) -> Result<(), BallotError> {
        self.check()?;
        if self.consultation != consultation.id {
            return Err(BallotError::OtherConsultation(self.consultation.clone()));
        }
        if !consultation.knows_card(&self.card) {
            return Err(BallotError::UnknownCard);
        }
        let (mut cost_eur, mut spent, mut found) = (0, 0, 0);
        for (id, points) in self.choice.marks() {
            let project = consultation.project(id);
            let project = project.ok_or_else(|| BallotError::UnknownProject(id.to_owned()))?;
            cost_eur += project.cost_eur;
            spent += u64::from(points);
            found += 1;
        }
        match (&self.choice, &consultation.ballot) {
            (Choice::Approval { .. }, BallotKind::Approval { at_most }) => match *at_most {
                Some(most) if found > most as usize => Err(BallotError::TooMany { found, most }),
                _ => Ok(()),
            },
            (Choice::Cumulative { .. }, BallotKind::Cumulative { points }) => {
                let points = *points;
                let fits = spent <= u64::from(points);
                if fits { Ok(()) } else { Err(BallotError::TooManyPoints { spent, points }) }
            }
            (Choice::Knapsack { .. }, BallotKind::Knapsack {}) => {
                let budget_eur = consultation.budget_eur;
                let fits = cost_eur <= budget_eur;
                if fits { Ok(()) } else { Err(BallotError::OverBudget { cost_eur, budget_eur }) }
            }
            _ => Err(BallotError::OtherKind),
        }
    }
}

#[cfg(test)]
pub(super) mod tests;
