//! From what a resident wrote to a record that names nobody.

use super::form::RecordError;
use super::place::Snap;
use super::proposal::{self, Geometry, MeasureLine, Properties, Proposal, VERSION};
use super::scan::{self, Finding, Kind};
use thiserror::Error;

/// What a resident wrote, before anything is removed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// Slug of the commune's pack.
    pub pack: String,
    /// In a few words.
    pub title: String,
    /// In more.
    pub text: String,
    /// Theme id.
    pub theme: String,
    /// BCP 47 tag of the language.
    pub language: String,
    /// Today, ISO 8601.
    pub day: String,
    /// Share code of the scenario.
    pub scenario: String,
    /// Levers and measures of the scenario.
    pub measures: Vec<MeasureLine>,
    /// What it costs whoever pays \[EUR\].
    pub cost_eur: f64,
    /// What it costs the commune \[EUR\].
    pub commune_eur: f64,
    /// Names in title and text that the author wants to keep: those of public places, say.
    pub kept: Vec<String>,
}

/// A record, and what was taken out of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Anonymised {
    /// The record exactly as it will be kept.
    pub proposal: Proposal,
    /// What was removed from title and text, in their order.
    pub removed: Vec<Finding>,
    /// Words that look like a name and are still there: the author decides.
    pub doubtful: Vec<Finding>,
}

/// Why a draft is no proposal yet.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum DraftError {
    /// A field is missing or too long.
    #[error("{0}")]
    Record(#[from] RecordError),
}

/// What stands where something was removed.
const GAP: &str = "[…]";

/// Makes the record: text searched and cleaned, place snapped, id from `random`, which the caller drew.
///
/// # Errors
/// A field breaks a rule of the record: no title, text too long.
pub fn anonymise(draft: &Draft, place: Option<&Snap>, random: [u8; 16]) -> Result<Anonymised, DraftError> {
    let mut removed = Vec::new();
    let mut doubtful = Vec::new();
    let mut clean = |text: &str| {
        let (names, certain): (Vec<_>, Vec<_>) =
            scan::scan(text).into_iter().partition(|f| f.kind == Kind::Name);
        doubtful.extend(names.into_iter().filter(|f| !draft.kept.contains(&f.text)));
        let mut out = text.to_owned();
        for finding in certain.iter().rev() {
            out.replace_range(finding.start..finding.end, GAP);
        }
        removed.extend(certain);
        out.trim().to_owned()
    };
    let (title, text) = (clean(&draft.title), clean(&draft.text));
    let proposal = Proposal {
        r#type: "Feature".to_owned(),
        id: proposal::id_of(random),
        geometry: place.map(|snap| Geometry::point(snap.point)),
        properties: Properties {
            version: VERSION,
            pack: draft.pack.clone(),
            title,
            text,
            theme: draft.theme.clone(),
            language: draft.language.clone(),
            day: draft.day.clone(),
            scenario: draft.scenario.clone(),
            measures: draft.measures.clone(),
            cost_eur: draft.cost_eur.round(),
            commune_eur: draft.commune_eur.round(),
        },
    };
    proposal.check()?;
    Ok(Anonymised { proposal, removed, doubtful })
}

#[cfg(test)]
mod tests;
