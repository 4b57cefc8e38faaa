//! What is wrong with a pack: which file, layer, field and place, and what to do about it.

use crate::territory::{LayerKind, Point};
use serde::Serialize;
use std::fmt;
use thiserror::Error;

/// A rule of the pack format that a pack breaks.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PackError {
    /// The file's name in the pack.
    pub file: String,
    /// What the file holds; `None` for the manifest.
    pub layer: Option<LayerKind>,
    /// Where in the file, if that is known.
    pub place: Option<Place>,
    /// The field at fault, by the name it has in the file, if it is one field.
    pub field: Option<String>,
    /// What is wrong.
    pub fault: Box<Fault>,
}

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A feature of a GeoJSON file, counted from 1.
    Feature(usize),
    /// A line of a text file, counted from 1.
    Line(usize),
    /// A cell of a grid, counted from 0, row by row from the north-west.
    Cell(usize),
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Error, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Fault {
    /// The file or the layer is not there.
    #[error("is not in the pack")]
    Missing,
    /// The manifest is that of something else.
    #[error("is not the manifest of a territory pack")]
    NotAPack,
    /// The pack's format is newer than this code.
    #[error("was made by a newer Parvis (format {found}, known is {known})")]
    Newer {
        /// The pack's version.
        found: u32,
        /// The version that this code reads.
        known: u32,
    },
    /// The file is longer or shorter than its manifest says.
    #[error("has {got} bytes, its manifest says {expected}")]
    Size {
        /// By the manifest.
        expected: u64,
        /// Found.
        got: u64,
    },
    /// The file's content is not what its manifest says.
    #[error("differs from the checksum in its manifest")]
    Checksum,
    /// More than a pack may hold.
    #[error("holds more than {limit} {what}")]
    TooLarge {
        /// What there is too much of.
        what: &'static str,
        /// The most that is accepted.
        limit: u64,
    },
    /// The file cannot be read as what it should be.
    #[error("cannot be read: {why}")]
    Syntax {
        /// The reader's own words.
        why: String,
    },
    /// A word that the format does not know.
    #[error("{got:?} is not known; known are {known}")]
    Word {
        /// The word found.
        got: String,
        /// The words that the format knows.
        known: String,
    },
    /// A number that the field cannot have.
    #[error("is {got}; it must be {must}")]
    Number {
        /// The number found.
        got: f64,
        /// What would be accepted.
        must: &'static str,
    },
    /// A text that the field cannot have.
    #[error("is {got:?}; it must be {must}")]
    Text {
        /// The text found, cut to 60 characters.
        got: String,
        /// What would be accepted.
        must: &'static str,
    },
    /// Two places in the pack that should agree do not.
    #[error("is {got}, but {with}")]
    Disagrees {
        /// What is found here.
        got: String,
        /// What the other place says.
        with: String,
    },
    /// The same id, layer or attribute twice.
    #[error("has {what} twice")]
    Twice {
        /// What is there twice.
        what: String,
    },
    /// A line or ring with too few positions.
    #[error("has {got} positions; a {what} has {least} or more")]
    Short {
        /// `line` or `ring`.
        what: &'static str,
        /// Positions found.
        got: usize,
        /// The fewest that are accepted.
        least: usize,
    },
    /// A ring whose last position is not its first.
    #[error("has a ring that is not closed: it starts at {first:?} and ends at {last:?}")]
    Open {
        /// First position.
        first: Point,
        /// Last position.
        last: Point,
    },
    /// A ring with two edges that cross.
    #[error("has a ring that crosses itself near {near:?}")]
    Crossing {
        /// One end of one of the two edges.
        near: Point,
    },
    /// A position far outside the commune.
    #[error("has the position {position:?}, which lies outside {of}")]
    Outside {
        /// The position.
        position: Point,
        /// What it should lie in.
        of: &'static str,
    },
}

impl Fault {
    /// What the person who has the pack can do.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Missing => "copy the whole folder again, or prepare the pack anew",
            Self::NotAPack => "choose a folder that `parvis prepare` has written",
            Self::Newer { .. } => "update Parvis, or prepare the pack with this version",
            Self::Size { .. } | Self::Checksum => {
                "copy the file again; if it was edited, prepare the pack anew so that its checksum is right"
            }
            Self::TooLarge { .. } => "prepare a smaller territory, or one with larger cells",
            Self::Outside { .. } => "check the reference system of the source",
            Self::Open { .. } | Self::Crossing { .. } | Self::Short { .. } => {
                "mend the outline in its source"
            }
            _ => "mend it in the source and prepare the pack anew",
        }
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        match self.place {
            Some(Place::Feature(n)) => write!(f, ", feature {n}")?,
            Some(Place::Line(n)) => write!(f, ", line {n}")?,
            Some(Place::Cell(n)) => write!(f, ", cell {n}")?,
            None => {}
        }
        if let Some(field) = &self.field {
            write!(f, ", {field}")?;
        }
        write!(f, ": {}; {}", self.fault, self.fault.remedy())
    }
}

impl std::error::Error for PackError {}

/// A fault that does not know its file yet.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    place: Option<Place>,
    field: Option<String>,
    fault: Fault,
}

impl Found {
    /// A fault in one field.
    pub(super) fn field(field: &str, fault: Fault) -> Self {
        Self { place: None, field: Some(field.to_owned()), fault }
    }

    /// The same fault at a place.
    pub(super) fn at(self, place: Place) -> Self {
        Self { place: Some(place), ..self }
    }

    /// The error that names the file too.
    pub(super) fn within(self, file: &str, layer: Option<LayerKind>) -> PackError {
        let Self { place, field, fault } = self;
        PackError { file: file.to_owned(), layer, place, field, fault: Box::new(fault) }
    }
}

impl From<Fault> for Found {
    fn from(fault: Fault) -> Self {
        Self { place: None, field: None, fault }
    }
}

/// The faults of one file; after [`Faults::MOST`] of them it stops counting.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<Found>);

impl Faults {
    /// As many as a person will read.
    pub(super) const MOST: usize = 20;

    /// Takes note of a fault.
    pub(super) fn push(&mut self, found: impl Into<Found>) {
        if self.0.len() < Self::MOST {
            self.0.push(found.into());
        }
    }

    /// The value, or `None` and a note of the fault.
    pub(super) fn note<T>(&mut self, result: Result<T, impl Into<Found>>) -> Option<T> {
        result.map_err(|found| self.push(found)).ok()
    }

    /// Whether looking further is of no use.
    pub(super) fn is_full(&self) -> bool {
        self.0.len() >= Self::MOST
    }

    /// The faults, in the order in which they were found.
    pub(super) fn into_list(self) -> Vec<Found> {
        self.0
    }
}
