//! What is counted: a budget, projects with a cost, ballots.

use super::Amount;
use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};
use thiserror::Error;

/// Most projects in an election.
pub const PROJECTS_MAX: usize = 10_000;
/// Most ballots in an election.
pub const BALLOTS_MAX: usize = 1_000_000;
/// Longest id of a project \[bytes\].
pub const PROJECT_ID_MAX: usize = 128;
/// Most points that a ballot gives to one project, or takes from it.
pub const POINTS_MAX: i32 = 1_000_000;

/// A budget, projects and ballots.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Election {
    /// What may be spent.
    pub budget: Amount,
    /// What it may be spent on.
    pub projects: Vec<Candidate>,
    /// Who wants what. An empty ballot counts as a voter.
    pub ballots: Vec<Ballot>,
}

/// A project that stands for election.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Candidate {
    /// Its id, unique.
    pub id: String,
    /// What it costs.
    pub cost: Amount,
}

/// Projects (their place in [`Election::projects`]) with the points that they get; 1 each on an approval ballot.
pub type Ballot = Vec<(u32, i32)>;

/// Why ballots cannot be counted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TallyError {
    /// There is more of something than is counted.
    #[error("there are {got} {what}; at most {limit} are counted")]
    TooMany {
        /// Projects or ballots.
        what: &'static str,
        /// How many there may be.
        limit: usize,
        /// How many there are.
        got: usize,
    },
    /// Two projects have one id, or an id is empty or too long.
    #[error("the project id {0:?} is empty, too long or there twice")]
    ProjectId(String),
    /// A ballot names a project that does not exist, names one twice or gives too many points.
    #[error("ballot {0} (counted from 1) names an unknown project, names one twice or gives too many points")]
    Ballot(usize),
    /// The share was raised this often, and still neither was the budget exceeded nor everything funded.
    #[error(
        "the share was raised {0} times without an end: a project is too expensive for those who want it"
    )]
    NoEnd(u32),
    /// The caller stopped the count.
    #[error("the count was stopped")]
    Stopped,
}

/// Voters with the same ballot.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    /// How many they are.
    pub(super) voters: u32,
    /// Projects that get points above zero.
    pub(super) points: Vec<(u32, u32)>,
}

impl Election {
    /// Holds the election against every bound.
    ///
    /// # Errors
    /// The first project or ballot that breaks one.
    pub fn check(&self) -> Result<(), TallyError> {
        let sizes =
            [("projects", PROJECTS_MAX, self.projects.len()), ("ballots", BALLOTS_MAX, self.ballots.len())];
        if let Some((what, limit, got)) = sizes.into_iter().find(|(_, limit, got)| got > limit) {
            return Err(TallyError::TooMany { what, limit, got });
        }
        let mut ids = BTreeSet::new();
        let sound = |id: &str| !id.is_empty() && id.len() <= PROJECT_ID_MAX;
        if let Some(bad) = self.projects.iter().find(|p| !sound(&p.id) || !ids.insert(&p.id)) {
            return Err(TallyError::ProjectId(bad.id.chars().take(40).collect()));
        }
        let mut last_seen = vec![0; self.projects.len()];
        for (at, ballot) in self.ballots.iter().enumerate() {
            for (project, points) in ballot {
                let fresh = last_seen.get_mut(*project as usize).filter(|seen| **seen != at + 1);
                match fresh {
                    Some(seen) if points.abs() <= POINTS_MAX => *seen = at + 1,
                    _ => return Err(TallyError::Ballot(at + 1)),
                }
            }
        }
        Ok(())
    }

    /// Places of the projects in the order of their ids, which breaks every tie.
    pub(super) fn by_id(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.projects.len() as u32).collect();
        order.sort_by_key(|at| self.projects.get(*at as usize).map(|p| p.id.as_str()));
        order
    }

    /// Voters by ballot, points of zero or less left out.
    pub(super) fn groups(&self) -> Vec<Group> {
        let mut counted: BTreeMap<Vec<(u32, u32)>, u32> = BTreeMap::new();
        for ballot in &self.ballots {
            let positive = ballot.iter().filter(|(_, points)| *points > 0);
            let mut points: Vec<_> = positive.map(|(at, points)| (*at, points.unsigned_abs())).collect();
            points.sort_unstable();
            match counted.entry(points) {
                Entry::Vacant(entry) => {
                    entry.insert(1);
                }
                Entry::Occupied(mut entry) => *entry.get_mut() += 1,
            }
        }
        counted.into_iter().map(|(points, voters)| Group { voters, points }).collect()
    }

    /// Points of each project, all ballots together; on approval ballots its votes.
    pub fn scores(&self) -> Vec<i64> {
        let mut scores = vec![0; self.projects.len()];
        for (project, points) in self.ballots.iter().flatten() {
            if let Some(score) = scores.get_mut(*project as usize) {
                *score += i64::from(*points);
            }
        }
        scores
    }

    /// How many voters give each project points above zero.
    pub fn supporters(&self) -> Vec<u32> {
        let mut supporters = vec![0; self.projects.len()];
        for (project, _) in self.ballots.iter().flatten().filter(|(_, points)| *points > 0) {
            if let Some(count) = supporters.get_mut(*project as usize) {
                *count += 1;
            }
        }
        supporters
    }
}
