//! Proposals as lines of JSON: what is exported can be imported, and nothing comes in twice.

use super::form::RecordError;
use super::proposal::Proposal;
use std::collections::BTreeSet;

/// Most lines that are read from one file.
const LINES_MAX: usize = 100_000;

/// What an import found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Imported {
    /// Proposals that were not there yet, in the order of the file.
    pub new: Vec<Proposal>,
    /// How many lines were there already.
    pub known: usize,
    /// Lines that are no proposals.
    pub errors: Vec<LineError>,
}

/// A line that is no proposal.
#[derive(Debug, Clone, PartialEq)]
pub struct LineError {
    /// Its number, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub error: RecordError,
}

/// Writes proposals, a line each, by id: their order says nothing of when they came.
pub fn export(proposals: &[Proposal]) -> Result<String, serde_json::Error> {
    let mut sorted: Vec<_> = proposals.iter().collect();
    sorted.sort_by(|a, b| a.id.cmp(&b.id));
    sorted.into_iter().try_fold(String::new(), |mut text, proposal| {
        text.push_str(&serde_json::to_string(proposal)?);
        text.push('\n');
        Ok(text)
    })
}

/// Reads lines; those whose id is among `known`, or came before, count as known.
pub fn import(text: &str, known: &BTreeSet<String>) -> Imported {
    let mut out = Imported::default();
    let mut seen = known.clone();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    for (at, line) in lines.take(LINES_MAX) {
        match Proposal::parse(line) {
            Ok(proposal) if seen.insert(proposal.id.clone()) => out.new.push(proposal),
            Ok(_) => out.known += 1,
            Err(error) => out.errors.push(LineError { line: at + 1, error }),
        }
    }
    out
}
