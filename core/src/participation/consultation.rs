//! What a commune asks its residents: projects with their cost, a budget, and how the vote goes.
//!
//! It is a file that the commune publishes beside its pack, `consultation.json`. Sums are whole euros, so that
//! the tally can be exact.

use super::area::{AREAS_MAX, Area};
use super::form::{self, RecordError, is_day, is_hex, is_on_earth, is_word};
use super::proposal::{SCENARIO_MAX, TEXT_MAX, TITLE_MAX};
use super::tally::Rule;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The version of the consultation that this code writes.
pub const CONSULTATION_VERSION: u16 = 1;

/// Longest file \[bytes\].
const BYTES_MAX: usize = 4 * 1024 * 1024;
/// Most projects.
const PROJECTS_MAX: usize = 500;
/// Most cards: a town of 20 000.
const CARDS_MAX: usize = 20_000;
/// Largest sum \[EUR\]; sums of all projects stay far below the largest integer.
const EUR_MAX: u64 = 1_000_000_000_000;
/// Most points of a ballot.
const POINTS_MAX: u32 = 1_000;

/// What is asked, of whom, and how it is decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consultation {
    /// See [`CONSULTATION_VERSION`].
    pub version: u16,
    /// A word of at most 64 letters: `budget-2027`.
    pub id: String,
    /// Slug of the commune's pack.
    pub pack: String,
    /// Its name.
    pub title: Words,
    /// First day, ISO 8601.
    pub opens: String,
    /// Last day, ISO 8601; results are not shown before it is over.
    pub closes: String,
    /// What there is to spend \[EUR\].
    pub budget_eur: u64,
    /// What a voter may mark.
    pub ballot: BallotKind,
    /// What may be chosen.
    pub projects: Vec<Project>,
    /// The parts of the commune that an idea can be about; none where it is asked as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<Area>,
    /// The age recipient (`age1…`) that records are sealed to; none where they are kept in clear.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Ed25519 public keys of the cards, 64 hexadecimal digits each, in ascending order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<String>,
    /// How ballots become a decision.
    pub rule: Rule,
}

/// A text in the languages of the app; one of them may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
}

/// A project that can be voted for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// A word of at most 64 letters, unique in the consultation.
    pub id: String,
    /// Its name.
    pub name: Words,
    /// What it is.
    #[serde(default)]
    pub text: Words,
    /// What it costs once \[EUR\].
    pub cost_eur: u64,
    /// What it costs every year after that \[EUR/year\].
    #[serde(default)]
    pub running_eur_year: u64,
    /// Longitude and latitude in degrees; none where it is the whole commune.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<[f64; 2]>,
    /// Share code of the scenario that shows its effects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
    /// A word that groups projects; may be empty.
    #[serde(default)]
    pub category: String,
}

/// What a voter may mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum BallotKind {
    /// Any projects, each of them once.
    Approval {
        /// At most so many; none where there is no limit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at_most: Option<u32>,
    },
    /// Points, shared out among projects.
    Cumulative {
        /// How many there are to give.
        points: u32,
    },
    /// Projects that the budget pays together.
    Knapsack {},
}

/// How a day stands to a consultation. Clocks of tablets are wrong: nothing is dropped for it, only marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Before the first day.
    Early,
    /// Between the first and the last day.
    Open,
    /// After the last day.
    Late,
}

impl Consultation {
    /// Reads a consultation and holds every field against its rule.
    ///
    /// # Errors
    /// It is too long, not of this form, or names the field that breaks a rule: `projects[3].cost_eur`.
    pub fn parse(json: &str) -> Result<Self, RecordError> {
        let consultation: Self = form::read(json, BYTES_MAX)?;
        consultation.check()?;
        Ok(consultation)
    }

    /// Holds every field against its rule.
    ///
    /// # Errors
    /// Names the first field that breaks its rule.
    pub fn check(&self) -> Result<(), RecordError> {
        form::hold_version(self.version, CONSULTATION_VERSION)?;
        form::hold(&[
            ("id", is_word(&self.id, 64)),
            ("pack", is_word(&self.pack, 64)),
            ("title", self.title.holds(TITLE_MAX) && !self.title.is_empty()),
            ("opens", is_day(&self.opens)),
            ("closes", is_day(&self.closes) && self.opens <= self.closes),
            ("budget_eur", self.budget_eur <= EUR_MAX),
            ("ballot", self.ballot.is_sound()),
            ("projects", (1..=PROJECTS_MAX).contains(&self.projects.len())),
            ("areas", self.areas.len() <= AREAS_MAX),
            ("key", self.key.as_deref().is_none_or(is_recipient)),
            ("cards", self.cards.len() <= CARDS_MAX && form::ascend(self.cards.iter().map(String::as_str))),
        ])?;
        let mut seen = BTreeSet::new();
        for (at, project) in self.projects.iter().enumerate() {
            form::hold_entry("projects", at, &project.rules(seen.insert(&project.id)))?;
        }
        let (mut ids, mut points) = (BTreeSet::new(), BTreeSet::new());
        for (at, area) in self.areas.iter().enumerate() {
            let apart = points.insert(area.at.map(f64::to_bits));
            form::hold_entry("areas", at, &area.rules(ids.insert(&area.id), apart))?;
        }
        let cards = self.cards.iter().enumerate();
        match cards.into_iter().find(|(_, card)| !is_hex(card, 32)) {
            Some((at, _)) => Err(RecordError::Field(format!("cards[{at}]").into())),
            None => Ok(()),
        }
    }

    /// The project of this id.
    pub fn project(&self, id: &str) -> Option<&Project> {
        self.projects.iter().find(|project| project.id == id)
    }

    /// Where each project stands in the list, by its id.
    pub(crate) fn places(&self) -> BTreeMap<&str, u32> {
        self.projects.iter().zip(0..).map(|(project, at)| (project.id.as_str(), at)).collect()
    }

    /// The area of this id.
    pub fn area(&self, id: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == id)
    }

    /// True where a card of this public key was handed out.
    pub fn knows_card(&self, card: &str) -> bool {
        self.cards.binary_search_by(|known| known.as_str().cmp(card)).is_ok()
    }

    /// How a day (ISO 8601) stands to the consultation.
    pub fn when(&self, day: &str) -> When {
        match day {
            day if day < self.opens.as_str() => When::Early,
            day if day > self.closes.as_str() => When::Late,
            _ => When::Open,
        }
    }
}

impl Words {
    /// The text in a language (BCP 47 tag), or in the other one where it is empty.
    pub fn get(&self, language: &str) -> &str {
        let (first, second) =
            if language.starts_with("fr") { (&self.fr, &self.en) } else { (&self.en, &self.fr) };
        if first.trim().is_empty() { second } else { first }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.get("fr").trim().is_empty()
    }

    pub(super) fn holds(&self, most: usize) -> bool {
        [&self.fr, &self.en].into_iter().all(|text| text.chars().count() <= most)
    }
}

impl Project {
    fn rules(&self, unique: bool) -> [(&'static str, bool); 8] {
        [
            ("id", is_word(&self.id, 64) && unique),
            ("name", self.name.holds(TITLE_MAX) && !self.name.is_empty()),
            ("text", self.text.holds(TEXT_MAX)),
            ("cost_eur", self.cost_eur <= EUR_MAX),
            ("running_eur_year", self.running_eur_year <= EUR_MAX),
            ("place", self.place.is_none_or(is_on_earth)),
            ("scenario", self.scenario.as_deref().is_none_or(|code| is_word(code, SCENARIO_MAX))),
            ("category", self.category.is_empty() || is_word(&self.category, 64)),
        ]
    }
}

impl BallotKind {
    fn is_sound(&self) -> bool {
        match self {
            Self::Approval { at_most } => at_most.is_none_or(|n| n > 0),
            Self::Cumulative { points } => (1..=POINTS_MAX).contains(points),
            Self::Knapsack {} => true,
        }
    }
}

/// The outer form of an age X25519 recipient; whether its checksum holds, the sealing says.
fn is_recipient(text: &str) -> bool {
    let data = |rest: &str| rest.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.len() == 62 && text.strip_prefix("age1").is_some_and(data)
}

#[cfg(test)]
pub(super) mod tests;
