//! What the person who prepares a pack should know.

use std::fmt;

/// One remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// Computed from measured data by a rule.
    Derived(String),
    /// Taken from an average elsewhere.
    Assumed(String),
    /// Not in the pack, and what would bring it in.
    LeftOut(String),
    /// Anything else.
    Note(String),
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, text) = match self {
            Self::Derived(text) => ("derived", text),
            Self::Assumed(text) => ("assumed", text),
            Self::LeftOut(text) => ("left out", text),
            Self::Note(text) => ("note", text),
        };
        write!(f, "{kind}: {text}")
    }
}
