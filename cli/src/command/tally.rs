//! `parvis tally`: count the votes of a Pabulib file.

use crate::output;
use clap::{Args, ValueEnum};
use parvis_core::exchange::pabulib::{self, Pabulib};
use parvis_core::participation::results::may_publish_ballots;
use parvis_core::participation::tally::{Fraction, Outcome, Payment, Progress, Rule, Step, tally};
use std::error::Error;
use std::fmt::Write;
use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;

/// Count the votes of a Pabulib file.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The file (.pb).
    file: PathBuf,
    /// How ballots become winners.
    #[arg(long, value_enum)]
    rule: RuleName,
    /// Print the result as JSON.
    #[arg(long)]
    json: bool,
    /// Write the election with its winners as a Pabulib file, without anything about voters; refused where
    /// there are too few ballots.
    #[arg(long, value_name = "FILE")]
    publish_pb: Option<PathBuf>,
}

/// The rules, as one types them.
#[derive(Clone, Copy, ValueEnum)]
enum RuleName {
    /// Most votes first; what no longer fits is skipped.
    Greedy,
    /// Equal shares; may leave money over.
    Mes,
    /// Equal shares, raised by one unit a voter for as long as the budget pays for it.
    #[value(name = "mes-add1")]
    MesAdd1,
    /// The same, and what is left over spent by the greedy rule.
    #[value(name = "mes-add1u")]
    MesAdd1u,
    /// Phragmén's sequential rule.
    Phragmen,
}

impl From<RuleName> for Rule {
    fn from(name: RuleName) -> Self {
        match name {
            RuleName::Greedy => Self::Greedy,
            RuleName::Mes => Self::Mes,
            RuleName::MesAdd1 => Self::MesAdd1,
            RuleName::MesAdd1u => Self::MesAdd1u,
            RuleName::Phragmen => Self::Phragmen,
        }
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let path = arguments.file.display();
    let text = std::fs::read_to_string(&arguments.file).map_err(|e| format!("{path}: {e}"))?;
    let mut file = pabulib::read(&text).map_err(|e| format!("{path}: {e}"))?;
    let election = file.election();
    let outcome = tally(&election, arguments.rule.into(), &mut tell).map_err(|e| format!("{path}: {e}"))?;
    if arguments.json {
        output::json(&outcome)?;
    } else {
        output::line(&in_words(&outcome, &file));
    }
    if let Some(out) = &arguments.publish_pb {
        may_publish_ballots(&election.ballots)
            .map_err(|e| format!("{} is not written: {e}", out.display()))?;
        file.set_outcome(&outcome);
        file.shuffle();
        let text = pabulib::write(&file).map_err(|e| format!("{} is not written: {e}", out.display()))?;
        std::fs::write(out, text).map_err(|e| format!("{}: {e}", out.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A line now and then for who waits at a terminal.
fn tell(progress: Progress) -> ControlFlow<()> {
    if progress.raised > 0 && progress.raised.is_multiple_of(500) && std::io::stderr().is_terminal() {
        output::note(&format!(
            "share raised by {}: {} of {} spent",
            progress.raised, progress.cost, progress.budget
        ));
    }
    ControlFlow::Continue(())
}

/// The count as one would tell it.
fn in_words(outcome: &Outcome, file: &Pabulib) -> String {
    let words = Words { file };
    let mut text = String::new();
    for step in &outcome.steps {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}", words.step(step));
    }
    let unit = words.unit();
    let _ = write!(
        text,
        "{} projects win by the rule {}: {}{unit} of {}{unit}. Ties: {}.",
        outcome.winners.len(),
        outcome.rule.name(),
        outcome.cost,
        outcome.budget,
        outcome.tie_rule
    );
    text
}

struct Words<'a> {
    file: &'a Pabulib,
}

impl Words<'_> {
    fn unit(&self) -> String {
        match self.file.meta("currency") {
            Some("EUR") => " euro".to_owned(),
            Some(code) => format!(" {code}"),
            None => String::new(),
        }
    }

    fn project(&self, id: &str) -> String {
        let at = self.file.project_columns.iter().position(|name| name == "name");
        let project = self.file.projects.iter().find(|p| p.id == id);
        match at.and_then(|at| project?.fields.get(at)).filter(|name| !name.is_empty()) {
            Some(name) => format!("project {id} ({name})"),
            None => format!("project {id}"),
        }
    }

    fn step(&self, step: &Step) -> String {
        let unit = self.unit();
        match step {
            Step::Share { each, voters, raised: 0 } => {
                format!("{voters} voters get {}{unit} each.", money(each))
            }
            Step::Share { each, voters, raised } => {
                format!(
                    "{voters} voters get {}{unit} each, {raised}{unit} more than the budget covers.",
                    money(each)
                )
            }
            Step::Funded { project, cost, supporters, score, paid, budget_left, tied } => {
                let how = match paid {
                    None if *score == i64::from(*supporters) => format!("wins with {score} votes"),
                    None => format!("wins with {score} points of {supporters} people"),
                    Some(Payment::Shares { each, in_full, the_rest }) => {
                        let point = if *score == i64::from(*supporters) { "each" } else { "for each point" };
                        let rest = match the_rest {
                            0 => String::new(),
                            n => format!("; {n} give the rest of their share"),
                        };
                        format!("is paid by {in_full} people, {}{unit} {point}{rest}", money(each))
                    }
                    Some(Payment::Earned { each }) => {
                        format!("is paid by {supporters} people once each has earned {}{unit}", money(each))
                    }
                };
                let tie = match tied.as_slice() {
                    [] => String::new(),
                    ids => format!(" As good: {}; the lower id goes first.", ids.join(", ")),
                };
                format!(
                    "{} {how}. It costs {cost}{unit}, {budget_left}{unit} are left.{tie}",
                    self.project(project)
                )
            }
            Step::TooExpensive { project, cost, supporters, budget_left, .. } => format!(
                "{}, wanted by {supporters} people, does not fit: it costs {cost}{unit}, {budget_left}{unit} are left.",
                self.project(project)
            ),
            Step::Completion { budget_left } => {
                format!("{budget_left}{unit} are left and go to the projects with the most votes.")
            }
        }
    }
}

/// To the cent; the exact fraction stands in the JSON.
fn money(amount: &Fraction) -> String {
    format!("{:.2}", amount.rounded)
}
