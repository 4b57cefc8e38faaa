//! An error that tells the person what to do next.

use std::{fmt, io, path::Path};

/// The result of anything here that can fail.
pub(crate) type Result<T = ()> = std::result::Result<T, Trouble>;

/// What went wrong, why it is needed, and the command that would mend it.
#[derive(Debug, Default)]
pub(crate) struct Trouble {
    what: String,
    why: Option<String>,
    remedy: Option<String>,
}

impl Trouble {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), ..Self::default() }
    }

    /// A file or folder that could not be read or written.
    pub(crate) fn file(path: &Path, error: &io::Error) -> Self {
        Self::new(format!("{}: {error}", path.display()))
    }

    /// Why the thing is needed. The innermost reason is kept: it is the nearest to the cause.
    pub(crate) fn needed_for(mut self, why: impl Into<String>) -> Self {
        self.why.get_or_insert(why.into());
        self
    }

    /// The command that would mend it. The innermost is kept.
    pub(crate) fn mended_by(mut self, remedy: impl Into<String>) -> Self {
        self.remedy.get_or_insert(remedy.into());
        self
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "xtask: {}", self.what)?;
        if let Some(why) = &self.why {
            write!(f, "\n  needed for: {why}")?;
        }
        if let Some(remedy) = &self.remedy {
            write!(f, "\n  try:        {remedy}")?;
        }
        Ok(())
    }
}

/// Names the file in an input or output error.
pub(crate) trait At<T> {
    fn at(self, path: &Path) -> Result<T>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, path: &Path) -> Result<T> {
        self.map_err(|error| Trouble::file(path, &error))
    }
}
