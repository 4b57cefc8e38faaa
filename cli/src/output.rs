//! The only place that writes to the terminal.

use serde::Serialize;
use std::io::{self, Write};

/// Writes a line of result to standard output. A closed pipe is not an error.
pub(crate) fn line(text: &str) {
    let _ = writeln!(io::stdout().lock(), "{text}");
}

/// Writes a remark or a progress line to standard error.
pub(crate) fn note(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Writes an error to standard error.
pub(crate) fn error(text: &str) {
    note(&format!("parvis: {text}"));
}

/// Writes a value as indented JSON to standard output.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<(), serde_json::Error> {
    line(&serde_json::to_string_pretty(value)?);
    Ok(())
}
