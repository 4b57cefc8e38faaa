//! Checks of single fields.

use super::error::{Fault, Found};
use super::limits;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as WordError, StrDeserializer};

/// Accepts a finite number from `low` to `high`.
pub(super) fn number(field: &str, got: f64, low: f64, high: f64, must: &'static str) -> Result<f64, Found> {
    if (low..=high).contains(&got) { Ok(got) } else { Err(Found::field(field, Fault::Number { got, must })) }
}

/// Accepts a year that data can describe.
pub(super) fn year(field: &str, got: i32) -> Result<i32, Found> {
    number(field, f64::from(got), 1800.0, 2200.0, "a year from 1800 to 2200").map(|_| got)
}

/// Accepts a text of 1 to [`limits::TEXT_CHARS`] characters without control characters.
pub(super) fn text<'a>(field: &str, got: &'a str) -> Result<&'a str, Found> {
    let ok = !got.trim().is_empty() && bounded(got, limits::TEXT_CHARS);
    accept(field, got, ok, "a text of 1 to 200 characters")
}

/// Accepts a text of at most [`limits::NOTE_CHARS`] characters without control characters.
pub(super) fn note<'a>(field: &str, got: &'a str) -> Result<&'a str, Found> {
    accept(field, got, bounded(got, limits::NOTE_CHARS), "a text of at most 1000 characters")
}

/// Accepts a text if `ok`, else says what it `must` be.
pub(super) fn accept<'a>(field: &str, got: &'a str, ok: bool, must: &'static str) -> Result<&'a str, Found> {
    if ok {
        Ok(got)
    } else {
        Err(Found::field(field, Fault::Text { got: got.chars().take(60).collect(), must }))
    }
}

fn bounded(text: &str, most: usize) -> bool {
    text.len() <= 4 * most && text.chars().count() <= most && !text.chars().any(char::is_control)
}

/// Reads a word of an enumeration by the names that serde knows it by.
pub(super) fn word<'a, T: Deserialize<'a>>(field: &str, got: &'a str) -> Result<T, Found> {
    let words: StrDeserializer<'a, WordError> = got.into_deserializer();
    T::deserialize(words).map_err(|error| {
        let message = error.to_string();
        let known = message.split_once("expected ").map_or("", |(_, known)| known);
        let known = known.trim_start_matches("one of ").replace('`', "");
        Found::field(field, Fault::Word { got: got.chars().take(60).collect(), known })
    })
}
