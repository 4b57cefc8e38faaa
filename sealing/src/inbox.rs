//! Files from several tablets and desks, put together: nothing comes in twice, and nothing is lost.

use crate::error::OpenError;
use crate::key::Key;
use crate::seal::open_envelope;
use parvis_core::participation::{Ballot, Envelope, Proposal, Receipt, Record};
use std::collections::{BTreeMap, BTreeSet};

/// The records of a consultation that were opened so far.
#[derive(Debug, Clone, Default)]
pub struct Inbox {
    /// Proposals by id.
    pub proposals: BTreeMap<String, Proposal>,
    /// Ballots, each once; which of them count, [`parvis_core::participation::count`] says.
    pub ballots: BTreeSet<Ballot>,
    /// Lines that could not be opened, as they came: another key or a newer version may open them.
    pub rejected: Vec<Rejected>,
    /// How many lines were there already.
    pub repeated: usize,
    /// Receipts of what was opened.
    pub receipts: BTreeSet<Receipt>,
    seen: BTreeSet<String>,
}

/// A line that could not be opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Rejected {
    /// Its number in its file, from 1.
    pub number: usize,
    /// The line itself.
    pub line: String,
    /// What is wrong with it.
    pub error: OpenError,
}

impl Inbox {
    /// Opens the lines of a file. The order of files does not matter, nor that one is read twice.
    pub fn read(&mut self, text: &str, consultation: &str, key: &Key) {
        for (number, line) in (1..).zip(text.lines()) {
            if !line.trim().is_empty() {
                self.read_line(number, line, consultation, key);
            }
        }
    }

    fn read_line(&mut self, number: usize, line: &str, consultation: &str, key: &Key) {
        let envelope = Envelope::parse(line).map_err(OpenError::Envelope);
        let receipt = envelope.as_ref().map(Envelope::receipt);
        if receipt.as_ref().is_ok_and(|receipt| self.receipts.contains(receipt)) {
            self.repeated += 1;
            return;
        }
        match envelope.and_then(|envelope| open_envelope(&envelope, consultation, key)) {
            Ok(opened) => {
                self.receipts.insert(opened.receipt);
                let new = match opened.record {
                    Record::Ballot(ballot) => self.ballots.insert(ballot),
                    // The same id over another text would take a proposal's place: both are kept.
                    Record::Proposal(proposal) => self.add(proposal),
                };
                self.repeated += usize::from(!new);
            }
            Err(_) if !self.seen.insert(line.to_owned()) => self.repeated += 1,
            Err(error) => self.rejected.push(Rejected { number, line: line.to_owned(), error }),
        }
    }

    /// Adds a proposal unless the very same is there; another one under an id that is taken gets the id
    /// with `-2`, `-3` … behind it.
    fn add(&mut self, proposal: Proposal) -> bool {
        let mut id = proposal.id.clone();
        let mut nth = 1;
        while let Some(known) = self.proposals.get(&id) {
            if *known == proposal {
                return false;
            }
            nth += 1;
            id = format!("{}-{nth}", proposal.id);
        }
        self.proposals.insert(id, proposal);
        true
    }
}

#[cfg(test)]
mod tests;
