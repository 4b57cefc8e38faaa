//! The record of a proposal: a GeoJSON Feature (RFC 7946) that names nobody.

use super::form::{self, RecordError, is_day, is_on_earth, is_word};
use serde::{Deserialize, Serialize};

/// The version of the record that this code writes.
pub const VERSION: u16 = 1;

/// Longest record \[bytes\].
const BYTES_MAX: usize = 128 * 1024;
/// Longest share code of a scenario \[characters\].
pub(super) const SCENARIO_MAX: usize = 32 * 1024;
/// Longest title \[characters\].
pub const TITLE_MAX: usize = 120;
/// Longest text \[characters\].
pub const TEXT_MAX: usize = 4000;
/// Most measures in a record.
const MEASURES_MAX: usize = 200;

/// A proposal as it is stored, exported and shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// Always `Feature`.
    pub r#type: String,
    /// Random, drawn when the proposal is stored: 26 letters and digits.
    pub id: String,
    /// Where the subject is; `None` where it is the whole commune.
    pub geometry: Option<Geometry>,
    /// What is proposed.
    pub properties: Properties,
}

/// A point in longitude and latitude.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Geometry {
    /// Always `Point`.
    pub r#type: String,
    /// Longitude and latitude in degrees, five decimals (about a metre).
    pub coordinates: [f64; 2],
}

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Properties {
    /// See [`VERSION`].
    pub version: u16,
    /// Slug of the commune's pack.
    pub pack: String,
    /// In a few words.
    pub title: String,
    /// In more.
    pub text: String,
    /// Theme id.
    pub theme: String,
    /// BCP 47 tag of the language of title and text.
    pub language: String,
    /// Day of the session, ISO 8601; no time finer than that.
    pub day: String,
    /// Share code of the scenario that shows the effects; empty where none was made.
    pub scenario: String,
    /// What is to be built or changed.
    pub measures: Vec<MeasureLine>,
    /// What it costs whoever pays \[EUR\].
    pub cost_eur: f64,
    /// What it costs the commune \[EUR\].
    pub commune_eur: f64,
}

/// A lever that is moved or a measure that is placed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureLine {
    /// Id of the lever or kind of measure.
    pub id: String,
    /// Its position or size, in its own unit.
    pub value: f64,
}

impl Proposal {
    /// Reads a record and holds every field against its rule.
    pub fn parse(json: &str) -> Result<Self, RecordError> {
        let proposal: Self = form::read(json, BYTES_MAX)?;
        proposal.check()?;
        Ok(proposal)
    }

    /// Holds every field against its rule.
    pub fn check(&self) -> Result<(), RecordError> {
        let p = &self.properties;
        form::hold_version(p.version, VERSION)?;
        form::hold(&[
            ("type", self.r#type == "Feature"),
            ("id", is_id(&self.id)),
            ("geometry", self.geometry.as_ref().is_none_or(Geometry::is_sound)),
            ("pack", is_word(&p.pack, 64)),
            ("title", !p.title.trim().is_empty() && p.title.chars().count() <= TITLE_MAX),
            ("text", p.text.chars().count() <= TEXT_MAX),
            ("theme", is_word(&p.theme, 64)),
            ("language", is_word(&p.language, 16)),
            ("day", is_day(&p.day)),
            ("scenario", p.scenario.is_empty() || is_word(&p.scenario, SCENARIO_MAX)),
            ("measures", p.measures.len() <= MEASURES_MAX && p.measures.iter().all(MeasureLine::is_sound)),
            ("cost_eur", p.cost_eur.is_finite() && p.cost_eur >= 0.0),
            ("commune_eur", p.commune_eur.is_finite() && p.commune_eur >= 0.0),
        ])
    }
}

impl Geometry {
    /// A point, to five decimals.
    pub fn point([lng, lat]: [f64; 2]) -> Self {
        let round = |v: f64| (v * 1e5).round() / 1e5;
        Self { r#type: "Point".to_owned(), coordinates: [round(lng), round(lat)] }
    }

    fn is_sound(&self) -> bool {
        self.r#type == "Point" && is_on_earth(self.coordinates)
    }
}

impl MeasureLine {
    fn is_sound(&self) -> bool {
        is_word(&self.id, 64) && self.value.is_finite()
    }
}

/// Letters for ids: no 0, 1, l or o, which are mistaken for each other.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// An id from random bytes that the caller drew.
pub(super) fn id_of(random: [u8; 16]) -> String {
    let bits = u128::from_be_bytes(random);
    (0..26).map(|i| char::from(ALPHABET[(bits >> (5 * i)) as usize & 31])).collect()
}

fn is_id(id: &str) -> bool {
    id.len() == 26 && id.bytes().all(|b| ALPHABET.contains(&b))
}
