//! Could somebody be found in this file? The three questions of the European data protection authorities.
//!
//! Article 29 Data Protection Working Party (2014), Opinion 05/2014 on anonymisation techniques, WP 216: can one
//! person be **singled out**, can records be **linked**, can something be **inferred** about a person?
//!
//! What counts is what a field says about the person behind a record. In a file of votes that is every column of the
//! voter, and the ballot. In a proposal it is nothing by design: title, text, theme, place, costs, scenario and the
//! language of the text are what is proposed, published because its author wants it read, and often the only proposal
//! of its kind; the id is drawn at random and stands nowhere else. So a proposal that stands alone in its theme singles
//! nobody out, and is not reported. The day is that of the session, shared by all who were there; where a record
//! stands alone on its day this is remarked, since whoever knows who came that day may guess. A field that is none
//! of these is taken to be about the person.

mod pabulib;
mod records;
#[cfg(test)]
mod tests;
mod time;
mod unique;

use super::HOUSEHOLDS_MIN;
use super::scan::{self, Kind};
use serde::Serialize;
use thiserror::Error;

/// Longest file \[bytes\].
const FILE_MAX: usize = 256 << 20;
/// Most findings of a kind that are listed; more are counted.
const LISTED: usize = 200;

/// What was found in a file.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Audit {
    /// What the file was taken for.
    pub form: Form,
    /// How many records it has.
    pub records: usize,
    /// Fields about the person behind a record.
    pub personal_fields: Vec<String>,
    /// Singling out: records that no other record is like, by the fields that are compared.
    pub unique: Vec<Unique>,
    /// Linking: ids that are there more than once.
    pub repeated_ids: Vec<Repeated>,
    /// Inference: records whose ballot is certain for whoever knows the fields, since all who are alike voted alike.
    pub certain: Vec<Unique>,
    /// Inference: areas with fewer households than 11.
    pub small_cells: Vec<Place>,
    /// Inference: times finer than a day, places finer than a metre.
    pub too_fine: Vec<Place>,
    /// Pieces of text that tell who wrote it: addresses, numbers, accounts.
    pub text: Vec<TextHit>,
    /// What nobody can decide but a person: words that look like names, records alone on their day.
    pub remarks: Vec<Remark>,
}

/// What a file was taken for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Votes in Pabulib's format.
    Pabulib,
    /// JSON, a record a line.
    #[default]
    Ndjson,
    /// GeoJSON.
    Geojson,
}

/// How many records are like no other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unique {
    /// The fields by which they were compared.
    pub fields: Vec<String>,
    /// How many.
    pub records: usize,
}

/// An id that is there more than once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Repeated {
    /// The id, cut to 40 characters.
    pub id: String,
    /// How often.
    pub times: usize,
}

/// A place in the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// Number of the record, from 1; 0 for what stands before them.
    pub record: usize,
    /// Name of the field.
    pub field: String,
}

/// A piece of text that tells who wrote it. The piece itself is not repeated here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextHit {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// What it is: `email`, `phone`, `address`, `plate`, `iban`, `social_security`.
    pub kind: &'static str,
}

/// Something for a person to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// `name` or `alone_on_day`.
    pub kind: &'static str,
    /// How many.
    pub count: usize,
    /// The first of them.
    pub first: Place,
}

/// Why a file cannot be judged. A file that is not understood is never called clean.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AuditError {
    /// It is neither of the forms.
    #[error("line {line}: is neither a Pabulib file, GeoJSON nor a record of JSON ({why})")]
    Form {
        /// Line of the file, from 1.
        line: usize,
        /// What is wrong with it.
        why: String,
    },
    /// It is too long.
    #[error("the file is longer than {FILE_MAX} bytes")]
    TooLong,
}

/// A table of records, and what its fields are about.
#[derive(Debug, Default)]
struct Records {
    /// Names of the fields about the person; the ballot comes first where there is one.
    personal: Vec<String>,
    /// One text for each of them, record by record.
    rows: Vec<Vec<String>>,
    /// Ids, record by record; empty where there is none.
    ids: Vec<String>,
    /// Day of each record; empty where there is none.
    days: Vec<String>,
    /// Texts that anybody may have written.
    texts: Vec<(Place, String)>,
    /// Fields that should hold no time.
    timeless: Vec<(Place, String)>,
    small_cells: Vec<Place>,
    too_fine: Vec<Place>,
}

impl Audit {
    /// Whether nothing was found; remarks do not count.
    pub fn is_clean(&self) -> bool {
        self.unique.is_empty()
            && self.repeated_ids.is_empty()
            && self.certain.is_empty()
            && self.small_cells.is_empty()
            && self.too_fine.is_empty()
            && self.text.is_empty()
    }
}

/// Looks through a file: Pabulib, GeoJSON or records of JSON, a line each.
///
/// # Errors
/// The file is none of these, or too long.
pub fn audit(text: &str) -> Result<Audit, AuditError> {
    if text.len() > FILE_MAX {
        return Err(AuditError::TooLong);
    }
    let text = text.trim_start_matches('\u{feff}');
    let (form, records) = if text.trim_start().to_ascii_lowercase().starts_with("meta") {
        (Form::Pabulib, pabulib::records(text)?)
    } else {
        records::records(text)?
    };
    Ok(judge(form, records))
}

fn judge(form: Form, records: Records) -> Audit {
    let mut audit = Audit { form, records: records.ids.len(), ..Audit::default() };
    audit.unique = unique::unique(&records.personal, &records.rows);
    if form == Form::Pabulib {
        audit.certain = unique::certain(&records.personal, &records.rows);
    }
    audit.repeated_ids = unique::repeated(&records.ids);
    audit.small_cells = records.small_cells;
    audit.too_fine = records.too_fine;
    let times = records.timeless.into_iter().filter(|(_, text)| time::is_finer_than_a_day(text));
    audit.too_fine.extend(times.map(|(place, _)| place));

    let mut names: Vec<Place> = Vec::new();
    for (place, text) in &records.texts {
        for finding in scan::scan(text) {
            match kind(finding.kind) {
                Some(kind) => audit.text.push(TextHit { place: place.clone(), kind }),
                None => names.push(place.clone()),
            }
        }
    }
    let alone = unique::alone(&records.days);
    for (kind, places) in [("name", names), ("alone_on_day", alone)] {
        if let Some(first) = places.first().cloned() {
            audit.remarks.push(Remark { kind, count: places.len(), first });
        }
    }
    audit.repeated_ids.truncate(LISTED);
    audit.small_cells.truncate(LISTED);
    audit.too_fine.sort();
    audit.too_fine.truncate(LISTED);
    audit.text.truncate(LISTED);
    audit.personal_fields = records.personal;
    audit
}

/// The name of what is certain; none for what only looks like a person's name.
fn kind(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Email => Some("email"),
        Kind::Phone => Some("phone"),
        Kind::Address => Some("address"),
        Kind::Plate => Some("plate"),
        Kind::Iban => Some("iban"),
        Kind::SocialSecurity => Some("social_security"),
        Kind::Name => None,
    }
}

/// Whether an area with so many households may be shown.
fn is_small(households: f64) -> bool {
    households.is_nan() || households < HOUSEHOLDS_MIN
}
