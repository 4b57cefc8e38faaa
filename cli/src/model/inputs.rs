//! Inputs that may be numbers or the path of a file.

use super::EntryError;
use schemars::JsonSchema;
use serde::Deserialize;
use std::path::PathBuf;

/// The folder to which the paths in an input file are relative.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// Paths are relative to `folder`.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// The text of the file at `path`.
    pub(crate) fn text(&self, path: &str) -> Result<String, EntryError> {
        std::fs::read_to_string(self.0.join(path))
            .map_err(|e| EntryError::File { path: path.to_owned(), why: e.to_string() })
    }
}

/// A list of numbers, or one column of a CSV file with a header.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Series {
    /// The numbers themselves.
    Values(Vec<f64>),
    /// A column of a file.
    Column {
        /// The path of a CSV file with a header line.
        csv: String,
        /// The name of the column.
        column: String,
    },
}

impl Series {
    /// The numbers, read from the file where there is one.
    pub(crate) fn read(self, folder: &Folder) -> Result<Vec<f64>, EntryError> {
        match self {
            Self::Values(values) => Ok(values),
            Self::Column { csv, column } => csv_column(&folder.text(&csv)?, &csv, &column),
        }
    }
}

fn csv_column(text: &str, path: &str, column: &str) -> Result<Vec<f64>, EntryError> {
    let bad = |why: String| EntryError::File { path: path.to_owned(), why };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().map_err(|e| bad(e.to_string()))?.clone();
    let at = header.iter().position(|name| name == column).ok_or_else(|| {
        bad(format!(
            "has no column {column:?}; its columns are {}",
            header.iter().collect::<Vec<_>>().join(", ")
        ))
    })?;
    reader
        .records()
        .enumerate()
        .map(|(row, record)| {
            let record = record.map_err(|e| bad(e.to_string()))?;
            let field = record.get(at).unwrap_or_default().trim();
            // An empty field is a gap in the series, which the models know as NaN.
            if field.is_empty() || field == "NA" {
                return Ok(f64::NAN);
            }
            field
                .parse()
                .map_err(|_| bad(format!("line {}: {field:?} in column {column} is not a number", row + 2)))
        })
        .collect()
}
