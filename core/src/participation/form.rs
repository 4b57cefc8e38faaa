//! What every record from outside is held against: its size, its version, and a rule for each field.

use serde::de::DeserializeOwned;
use std::borrow::Cow;
use thiserror::Error;

/// Why a record from outside is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RecordError {
    /// It is longer than any record of its kind.
    #[error("is longer than {0} bytes")]
    TooLong(usize),
    /// It ends in the middle.
    #[error("ends in the middle: {0}")]
    Truncated(String),
    /// It is not a record of this form; the text says at which place.
    #[error("is not of the expected form: {0}")]
    Form(String),
    /// It was written by a newer version.
    #[error("was written by a newer version ({0}): update the site first")]
    Newer(u16),
    /// A field holds what no record may hold.
    #[error("{0} is not acceptable")]
    Field(Cow<'static, str>),
}

/// Reads JSON of a bounded size; what it holds is not checked yet.
pub(super) fn read<T: DeserializeOwned>(json: &str, most: usize) -> Result<T, RecordError> {
    if json.len() > most {
        return Err(RecordError::TooLong(most));
    }
    serde_json::from_str(json).map_err(|error| match error.is_eof() {
        true => RecordError::Truncated(error.to_string()),
        false => RecordError::Form(error.to_string()),
    })
}

/// Names the first field whose rule does not hold.
pub(super) fn hold(rules: &[(&'static str, bool)]) -> Result<(), RecordError> {
    match rules.iter().find(|(_, holds)| !holds) {
        Some((field, _)) => Err(RecordError::Field(Cow::Borrowed(field))),
        None => Ok(()),
    }
}

/// The same for the `at`-th entry of a list: `projects[3].name`.
pub(super) fn hold_entry(list: &str, at: usize, rules: &[(&'static str, bool)]) -> Result<(), RecordError> {
    hold(rules).map_err(|error| match error {
        RecordError::Field(field) => RecordError::Field(Cow::Owned(format!("{list}[{at}].{field}"))),
        other => other,
    })
}

/// Refuses a version that is not this one.
pub(super) fn hold_version(found: u16, own: u16) -> Result<(), RecordError> {
    match found {
        newer if newer > own => Err(RecordError::Newer(newer)),
        found => hold(&[("version", found == own)]),
    }
}

/// Letters, digits, `-`, `_` and `.`, at least one and at most `max`.
pub(super) fn is_word(text: &str, max: usize) -> bool {
    !text.is_empty()
        && text.len() <= max
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
}

/// Exactly this many bytes in small hexadecimal digits.
pub(super) fn is_hex(text: &str, bytes: usize) -> bool {
    text.len() == 2 * bytes && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// Ids in ascending order, so that none stands twice and their order says nothing.
pub(super) fn ascend<'a>(ids: impl Iterator<Item = &'a str>) -> bool {
    ids.is_sorted_by(|a, b| a < b)
}

/// Longitude and latitude in degrees; no number that is none.
pub(super) fn is_on_earth([lng, lat]: [f64; 2]) -> bool {
    lng.abs() <= 180.0 && lat.abs() <= 90.0
}

/// `2026-03-01`, a day that the calendar has.
pub(super) fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |part: &str, digits: usize| {
        (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return false;
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}
