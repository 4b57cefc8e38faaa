//! `parvis proposals seal`: records to the commune's public key.

use super::files;
use crate::output;
use clap::Args;
use parvis_core::participation::{Ballot, Proposal, Record, RecordError, bundle};
use parvis_sealing::{Recipient, seal};
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

/// Seal records to the commune's public key.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Proposals or ballots, one JSON object a line.
    records: PathBuf,
    /// The consultation, with its `key`.
    #[arg(long)]
    consultation: PathBuf,
    /// The file to write, a line for each record; the receipts go to the terminal in the order of the records.
    #[arg(long)]
    out: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let consultation = files::consultation(&arguments.consultation)?;
    let key =
        consultation.key.as_deref().ok_or("the consultation has no key: nothing can be sealed to it")?;
    let recipient = Recipient::parse(key)?;
    let text = files::read(&arguments.records)?;
    let mut envelopes = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let named = |error: &dyn Error| format!("{}, line {number}: {error}", arguments.records.display());
        let record = record(line).map_err(|error| named(&error))?;
        envelopes.push(seal(record, &consultation.id, &recipient).map_err(|error| named(&error))?);
    }
    envelopes.iter().for_each(|envelope| output::line(&envelope.receipt().to_string()));
    files::create(&arguments.out, &bundle(envelopes))?;
    output::note(&format!("sealed to {}", recipient.words().join(" ")));
    Ok(ExitCode::SUCCESS)
}

/// A line is a proposal, or else a ballot where it has a card.
fn record(line: &str) -> Result<Record, RecordError> {
    match Proposal::parse(line) {
        Err(_) if line.contains(r#""card""#) => Ballot::parse(line).map(Record::Ballot),
        parsed => parsed.map(Record::Proposal),
    }
}
