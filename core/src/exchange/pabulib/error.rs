//! Why a text is not a Pabulib file, or an election cannot be one: section, line, field, problem.

use std::fmt;
use thiserror::Error;

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}{section}, {field}: {problem}", Line(*line))]
pub struct PabulibError {
    /// Line of the file, from 1; 0 where there is no file yet.
    pub line: u64,
    /// Section of the file.
    pub section: Section,
    /// Key or column.
    pub field: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// A section of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Keys and values of the election.
    Meta,
    /// A project a line.
    Projects,
    /// A voter a line.
    Votes,
}

/// What is wrong with a field. Texts from the file are cut to 40 characters.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    /// It is not there, or empty.
    #[error("is missing")]
    Missing,
    /// It is there twice.
    #[error("{0:?} is there twice")]
    Twice(String),
    /// It should not stand here.
    #[error("{0:?} is not expected here")]
    Unexpected(String),
    /// It is no amount of money.
    #[error("{text:?} {why}")]
    Amount {
        /// What stands there.
        text: String,
        /// Why it is none.
        why: crate::participation::tally::AmountError,
    },
    /// It is no whole number in its range.
    #[error("{0:?} is not a whole number in range")]
    Number(String),
    /// No project has this id.
    #[error("there is no project {0:?}")]
    UnknownProject(String),
    /// The file says how many there are, and there are more or fewer.
    #[error("says {said}, but there are {got}")]
    Count {
        /// What the file says.
        said: String,
        /// What there is.
        got: usize,
    },
    /// There are more than are read.
    #[error("there are more than {0}")]
    TooMany(usize),
    /// It is longer than is read.
    #[error("is longer than {0} bytes")]
    TooLong(usize),
    /// A project costs more than there is.
    #[error("project {0:?} costs more than the budget")]
    OverBudget(String),
    /// It has characters that the field cannot hold.
    #[error("{0:?} has a character that cannot stand here")]
    Character(String),
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Meta => "META",
            Self::Projects => "PROJECTS",
            Self::Votes => "VOTES",
        })
    }
}

/// `line 7, `, or nothing.
struct Line(u64);

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 { Ok(()) } else { write!(f, "line {}, ", self.0) }
    }
}

/// The beginning of a text, so that an error stays short.
pub(super) fn cut(text: &str) -> String {
    text.chars().take(40).collect()
}
