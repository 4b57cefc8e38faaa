//! `parvis proposals count`: which ballots of the cards hold, and what they add up to.

use super::files;
use crate::output;
use clap::Args;
use parvis_core::exchange::pabulib;
use parvis_core::participation::{self, Ballot, Count, Totals, WhyNot};
use parvis_sealing::{Inbox, is_signed};
use serde::Serialize;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

/// Count the ballots of cards: which of them hold, and what they add up to.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Files of sealed lines with `--identity`, else of ballots as `open` writes them.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The private key.
    #[arg(long)]
    identity: Option<PathBuf>,
    /// The consultation.
    #[arg(long)]
    consultation: PathBuf,
    /// A file for the ballots that count, as Pabulib (`.pb`) without their cards: what `parvis tally` reads.
    #[arg(long)]
    out: Option<PathBuf>,
    /// The country that stands in that file.
    #[arg(long, default_value = "France")]
    country: String,
    /// Print the result as JSON.
    #[arg(long)]
    json: bool,
}

/// What was found, as `--json` prints it.
#[derive(Serialize)]
struct Report {
    #[serde(flatten)]
    totals: Totals,
    /// Reason to how many ballots were set aside for it.
    set_aside: BTreeMap<String, usize>,
    /// Lines that are no ballots, or could not be opened.
    rejected: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let consultation = files::consultation(&arguments.consultation)?;
    let (ballots, rejected) = ballots(arguments, &consultation.id)?;
    let count = participation::count(&consultation, ballots, is_signed);
    if let Some(out) = &arguments.out {
        let file = pabulib::counted(&consultation, &count.counted, &arguments.country);
        files::create_private(out, &pabulib::write(&file)?)?;
    }
    let report = Report { totals: count.totals(&consultation), set_aside: reasons(&count), rejected };
    if arguments.json {
        output::json(&report)?
    } else {
        report.print()
    }
    Ok(if report.rejected.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Every ballot of the files, and what is none.
fn ballots(arguments: &Arguments, consultation: &str) -> Result<(Vec<Ballot>, Vec<String>), Box<dyn Error>> {
    let key = arguments.identity.as_deref().map(files::key).transpose()?;
    let (mut ballots, mut rejected) = (Vec::new(), Vec::new());
    let mut inbox = Inbox::default();
    for path in &arguments.files {
        let text = files::read(path)?;
        let named = |number: usize, error: &dyn Error| format!("{}, line {number}: {error}", path.display());
        if let Some(key) = &key {
            let known = inbox.rejected.len();
            inbox.read(&text, consultation, key);
            rejected.extend(inbox.rejected.iter().skip(known).map(|one| named(one.number, &one.error)));
            continue;
        }
        for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
            match Ballot::parse(line) {
                Ok(ballot) => ballots.push(ballot),
                Err(error) => rejected.push(named(number, &error)),
            }
        }
    }
    ballots.extend(inbox.ballots);
    Ok((ballots, rejected))
}

fn reasons(count: &Count) -> BTreeMap<String, usize> {
    let mut reasons = BTreeMap::new();
    for (_, why) in &count.set_aside {
        let reason = match why {
            WhyNot::Invalid(error) => error.to_string(),
            WhyNot::Repeated => "came twice".to_owned(),
            WhyNot::Replaced => "its card voted again".to_owned(),
            WhyNot::Contradicted => "its card gave several ballots the same, last number".to_owned(),
        };
        *reasons.entry(reason).or_default() += 1;
    }
    reasons
}

impl Report {
    fn print(&self) {
        let Totals { ballots, blank, votes, points } = &self.totals;
        output::line(&format!("{ballots} ballots count, {blank} of them blank"));
        for (id, votes) in votes {
            let points = points.get(id).copied().unwrap_or_default();
            output::line(&format!("{id:<24}{votes:>8} votes{points:>8} points"));
        }
        for (reason, number) in &self.set_aside {
            output::note(&format!("{number} set aside: {reason}"));
        }
        self.rejected.iter().for_each(|line| output::error(line));
    }
}
