//! `cargo xtask tidy`: the architecture's invariants (docs/ARCHITECTURE.md), checked by reading the source.
//!
//! One rule is one function from the tracked files to its findings, in a file of its own.

mod addresses;
mod arrows;
mod length;
mod links;
mod policy;
mod words;

use crate::{
    args::Args,
    paths, process, say,
    trouble::{Result, Trouble},
};
use std::fs;

/// A tracked text file.
pub(crate) struct Source {
    /// From the project's folder, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// What a rule objects to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// `path` or `path:line`.
    pub(crate) place: String,
    pub(crate) what: String,
}

impl Finding {
    /// At a line counted from 0.
    fn at(source: &Source, line: usize, what: impl Into<String>) -> Self {
        Self { place: format!("{}:{}", source.path, line + 1), what: what.into() }
    }
}

/// A rule: what it holds to, and the function that looks.
type Rule = (&'static str, fn(&[Source]) -> Vec<Finding>);

const RULES: &[Rule] = &[
    ("arrows point one way", arrows::check),
    ("files are short", length::check),
    ("nothing is left for later", words::check),
    ("no address of a registry or a machine", addresses::check),
    ("links in the documents lead somewhere", links::check),
    ("the page runs no inline script", policy::check),
];

/// `cargo xtask tidy`.
pub(crate) fn run(args: Args) -> Result {
    args.end()?;
    say::line(&tidy()?);
    Ok(())
}

/// Applies every rule; answers with a remark when none objects.
pub(crate) fn tidy() -> Result<String> {
    let sources = sources()?;
    let mut findings = 0;
    for (rule, check) in RULES {
        for Finding { place, what } in check(&sources) {
            findings += 1;
            say::line(&format!("{place}: {what} ({rule})"));
        }
    }
    match findings {
        0 => Ok(format!("{} rules hold in {} files", RULES.len(), sources.len())),
        _ => Err(Trouble::new(format!("tidy: {findings} findings, listed above"))),
    }
}

/// Every text file that git tracks or would track.
fn sources() -> Result<Vec<Source>> {
    let listed = process::output(&mut process::words("git ls-files --cached --others --exclude-standard"));
    let listed = listed.ok_or_else(|| Trouble::new("git does not list the project's files"))?;
    let read =
        |path: &str| Some(Source { path: path.into(), text: fs::read_to_string(paths::at(path)).ok()? });
    Ok(listed.lines().filter_map(read).collect())
}

#[cfg(test)]
fn source(path: &str, text: &str) -> Source {
    Source { path: path.into(), text: text.into() }
}
