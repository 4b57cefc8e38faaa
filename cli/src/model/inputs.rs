//! Inputs that may be numbers or the path of a file.

use super::EntryError;
use parvis_core::exchange::esri_ascii;
use parvis_core::models::check;
use parvis_core::territory::{Frame, Grid as Cells};
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
    /// The numbers themselves; `null` is a gap.
    Values(Vec<Option<f64>>),
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
            Self::Values(values) => Ok(values.into_iter().map(|v| v.unwrap_or(f64::NAN)).collect()),
            Self::Column { csv, column } => csv_column(&folder.text(&csv)?, &csv, &column),
        }
    }
}

/// A grid of square cells: the path of an ESRI ASCII file, or the numbers themselves.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Grid {
    /// The path of an ESRI ASCII grid.
    Path(String),
    /// The numbers, row by row from the north-west.
    Values {
        /// Number of columns; the values fill whole rows.
        columns: u32,
        /// Side of a cell, m.
        cell_m: f64,
        /// The values; `null` where there is none.
        values: Vec<Option<f64>>,
        /// Easting of the western edge, m.
        #[serde(default)]
        west_m: f64,
        /// Northing of the southern edge, m.
        #[serde(default)]
        south_m: f64,
    },
}

impl Grid {
    /// The cells, NaN where there is no value.
    pub(crate) fn read(self, folder: &Folder) -> Result<Cells<f64>, EntryError> {
        match self {
            Self::Path(path) => esri_ascii::read(&folder.text(&path)?)
                .map_err(|e| EntryError::File { path, why: e.to_string() }),
            Self::Values { columns, cell_m, values, west_m, south_m } => {
                let cols = columns.max(1);
                let rows = u32::try_from(values.len() / cols as usize).unwrap_or(u32::MAX);
                let north_m = south_m + f64::from(rows) * cell_m;
                let frame = Frame { west_m, north_m, cell_m, cols, rows };
                check::same_len("values", values.len(), frame.len())?;
                Ok(Cells { frame, values: values.into_iter().map(|v| v.unwrap_or(f64::NAN)).collect() })
            }
        }
    }
}

/// A number that holds everywhere, or a grid.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum NumberOrGrid {
    /// The same everywhere.
    Number(f64),
    /// One for each cell.
    Grid(Grid),
}

impl NumberOrGrid {
    /// One number for each of `cells`.
    pub(crate) fn read(self, folder: &Folder, cells: usize) -> Result<Vec<f64>, EntryError> {
        match self {
            Self::Number(value) => Ok(vec![value; cells]),
            Self::Grid(grid) => Ok(grid.read(folder)?.values),
        }
    }
}

/// The numbers of one column of a CSV text; an empty field or `NA` is a gap, which the models know as NaN.
fn csv_column(text: &str, path: &str, column: &str) -> Result<Vec<f64>, EntryError> {
    let number = |(row, field): (usize, String)| match field.as_str() {
        "" | "NA" => Ok(f64::NAN),
        _ => field.parse().map_err(|_| EntryError::File {
            path: path.to_owned(),
            why: format!("line {}: {field:?} in column {column} is not a number", row + 2),
        }),
    };
    csv_texts(text, path, column)?.into_iter().enumerate().map(number).collect()
}

/// The fields of one column of a CSV text with a header.
pub(crate) fn csv_texts(text: &str, path: &str, column: &str) -> Result<Vec<String>, EntryError> {
    let bad = |why: String| EntryError::File { path: path.to_owned(), why };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().map_err(|e| bad(e.to_string()))?.clone();
    let at = header.iter().position(|name| name == column).ok_or_else(|| {
        bad(format!(
            "has no column {column:?}; its columns are {}",
            header.iter().collect::<Vec<_>>().join(", ")
        ))
    })?;
    let field = |record: csv::StringRecord| record.get(at).unwrap_or_default().trim().to_owned();
    reader.records().map(|record| record.map(field).map_err(|e| bad(e.to_string()))).collect()
}
