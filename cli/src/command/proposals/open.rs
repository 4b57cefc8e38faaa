//! `parvis proposals open`: sealed records with the commune's private key.

use super::files;
use crate::output;
use clap::Args;
use parvis_core::participation::{self, Consultation, Proposal, When};
use parvis_sealing::Inbox;
use serde::Serialize;
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

/// Open sealed records with the commune's private key.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Files of sealed lines, from any number of tablets; what comes twice is taken once.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The private key: `key.txt`, or the letters of the paper backup in a file.
    #[arg(long)]
    identity: PathBuf,
    /// The consultation.
    #[arg(long)]
    consultation: PathBuf,
    /// The folder to write: `proposals.ndjson`, `ballots.ndjson`, and `rejected.ndjson` with the lines that
    /// could not be opened, as they came.
    #[arg(long)]
    out: PathBuf,
    /// Print the report as JSON.
    #[arg(long)]
    json: bool,
}

/// What was found, as `--json` prints it.
#[derive(Serialize)]
struct Report {
    proposals: usize,
    ballots: usize,
    repeated: usize,
    /// Proposals whose day lies before or after the consultation: a tablet's clock is wrong. They are kept.
    early: usize,
    late: usize,
    rejected: Vec<Rejection>,
    receipts: Vec<String>,
}

#[derive(Serialize)]
struct Rejection {
    file: String,
    line: usize,
    reason: String,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let consultation = files::consultation(&arguments.consultation)?;
    let key = files::key(&arguments.identity)?;
    let mut inbox = Inbox::default();
    let mut rejected = Vec::new();
    for path in &arguments.files {
        let known = inbox.rejected.len();
        inbox.read(&files::read(path)?, &consultation.id, &key);
        rejected.extend(inbox.rejected.iter().skip(known).map(|one| Rejection {
            file: path.display().to_string(),
            line: one.number,
            reason: one.error.to_string(),
        }));
    }
    write(arguments, &inbox)?;
    let report = Report::new(&inbox, rejected, &consultation);
    if arguments.json {
        output::json(&report)?
    } else {
        report.print()
    }
    Ok(if report.rejected.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Writes everything that came, opened or not.
fn write(arguments: &Arguments, inbox: &Inbox) -> Result<(), Box<dyn Error>> {
    files::folder(&arguments.out)?;
    let proposals: Vec<Proposal> = inbox.proposals.values().cloned().collect();
    let ballots: Result<Vec<_>, _> = inbox.ballots.iter().map(serde_json::to_string).collect();
    let rejected = inbox.rejected.iter().map(|one| one.line.clone());
    let kinds = [
        ("proposals.ndjson", participation::export(&proposals)?),
        ("ballots.ndjson", lines(ballots?)),
        ("rejected.ndjson", lines(rejected)),
    ];
    let mut kinds = kinds.iter().filter(|(_, text)| !text.is_empty());
    kinds.try_for_each(|(name, text)| files::create_private(&arguments.out.join(name), text))
}

fn lines(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().map(|line| line + "\n").collect()
}

impl Report {
    fn new(inbox: &Inbox, rejected: Vec<Rejection>, consultation: &Consultation) -> Self {
        let when = |when| {
            let days = inbox.proposals.values().map(|proposal| &proposal.properties.day);
            days.filter(|day| consultation.when(day) == when).count()
        };
        Self {
            proposals: inbox.proposals.len(),
            ballots: inbox.ballots.len(),
            repeated: inbox.repeated,
            early: when(When::Early),
            late: when(When::Late),
            rejected,
            receipts: inbox.receipts.iter().map(ToString::to_string).collect(),
        }
    }

    fn print(&self) {
        let Self { proposals, ballots, repeated, early, late, rejected, .. } = self;
        output::line(&format!("{proposals} proposals, {ballots} ballots, {repeated} lines came twice"));
        if early + late > 0 {
            output::line(&format!(
                "{early} proposals are dated before the first day and {late} after the last; kept"
            ));
        }
        for Rejection { file, line, reason } in rejected {
            output::error(&format!("{file}, line {line}: {reason}"));
        }
        if !rejected.is_empty() {
            output::note(&format!(
                "{} lines could not be opened; they are kept in rejected.ndjson",
                rejected.len()
            ));
        }
    }
}
