//! What went wrong while a pack was prepared.

/// A file that could not be used, why, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {what}; {remedy}")]
pub struct PrepareError {
    /// The file, or the option, that is at fault.
    pub file: String,
    /// What was found wrong, and where in the file.
    pub what: String,
    /// What the person can do.
    pub remedy: String,
}

impl PrepareError {
    /// An error from its three parts.
    pub fn new(file: &str, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { file: file.to_owned(), what: what.into(), remedy: remedy.into() }
    }

    /// The same error with the place in the file in front of what was found wrong.
    pub fn at(self, place: &str) -> Self {
        Self { what: format!("{place}: {}", self.what), ..self }
    }
}
