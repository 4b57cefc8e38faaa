//! Pabulib files (`.pb`): participatory budgeting elections, one a file, in three sections of `;`-separated lines.
//!
//! Format: Dariusz Stolicki, Stanisław Szufa, Nimrod Talmon (2020), Pabulib: a participatory budgeting library,
//! arXiv:2012.06539; pabulib.org/format as of 2026.

mod counted;
mod error;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use counted::counted;
pub use error::{PabulibError, Problem, Section};
pub use read::read;
pub use write::write;

use crate::participation::tally::{Amount, Ballot, Candidate, Election};

/// How voters said what they want.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VoteKind {
    /// Any number of projects, all alike.
    Approval,
    /// One project.
    ChooseOne,
    /// Projects from the most wanted to the least.
    Ordinal,
    /// Points from a fixed sum.
    Cumulative,
    /// Points, each project by itself; they may be below zero.
    Scoring,
}

/// An election as its file holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Pabulib {
    /// What may be spent.
    pub budget: Amount,
    /// How voters said what they want.
    pub kind: VoteKind,
    /// Everything else of META, in the order of the file, without `num_projects` and `num_votes`.
    pub meta: Vec<(String, String)>,
    /// Names of the columns in [`Project::fields`].
    pub project_columns: Vec<String>,
    /// The projects.
    pub projects: Vec<Project>,
    /// Names of the columns in [`Vote::fields`]: what the file says about voters.
    pub vote_columns: Vec<String>,
    /// The votes.
    pub votes: Vec<Vote>,
}

/// A line of PROJECTS.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Project {
    /// Unique.
    pub id: String,
    /// What it costs.
    pub cost: Amount,
    /// One for each of [`Pabulib::project_columns`].
    pub fields: Vec<String>,
}

/// A line of VOTES.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Vote {
    /// Unique.
    pub id: String,
    /// Places of the projects, as the voter ordered them.
    pub projects: Vec<u32>,
    /// Points for each of them; empty where the kind of vote has none.
    pub points: Vec<i32>,
    /// One for each of [`Pabulib::vote_columns`].
    pub fields: Vec<String>,
}

impl VoteKind {
    const NAMES: [(&'static str, Self); 5] = [
        ("approval", Self::Approval),
        ("choose-1", Self::ChooseOne),
        ("ordinal", Self::Ordinal),
        ("cumulative", Self::Cumulative),
        ("scoring", Self::Scoring),
    ];

    /// Its name in a file.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }

    fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    fn has_points(self) -> bool {
        matches!(self, Self::Cumulative | Self::Scoring)
    }
}

impl Pabulib {
    /// The value of a key of META.
    pub fn meta(&self, key: &str) -> Option<&str> {
        self.meta.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }

    /// What is counted. The first of n projects on an ordinal ballot gets n points, the last 1.
    pub fn election(&self) -> Election {
        let candidate = |p: &Project| Candidate { id: p.id.clone(), cost: p.cost };
        let ballot = |vote: &Vote| -> Ballot {
            let points = |place: usize| match self.kind {
                VoteKind::Approval | VoteKind::ChooseOne => 1,
                VoteKind::Ordinal => (vote.projects.len() - place) as i32,
                VoteKind::Cumulative | VoteKind::Scoring => vote.points.get(place).copied().unwrap_or(0),
            };
            vote.projects.iter().enumerate().map(|(place, at)| (*at, points(place))).collect()
        };
        Election {
            budget: self.budget,
            projects: self.projects.iter().map(candidate).collect(),
            ballots: self.votes.iter().map(ballot).collect(),
        }
    }
}
