//! The commands, a file each.

mod check;
mod model;
mod prepare;
mod proposals;
mod run;
mod tally;
mod validate;

use clap::Subcommand;
use std::error::Error;
use std::process::ExitCode;

/// What `parvis` can do.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Hold a territory pack against every rule of the format.
    Check(check::Arguments),
    /// Run one published model on your own numbers.
    Model(model::Arguments),
    /// Make a territory pack.
    Prepare(Box<prepare::Arguments>),
    /// Seal, open, count, audit and hand on what residents say.
    #[command(subcommand)]
    Proposals(proposals::Command),
    /// Run a scenario on a territory pack.
    Run(run::Arguments),
    /// Count the votes of a Pabulib file.
    Tally(tally::Arguments),
    /// Hold every model against published numbers.
    Validate(validate::Arguments),
}

impl Command {
    /// Carries the command out; the exit code is 1 where something was found wrong.
    pub(crate) fn run(self) -> Result<ExitCode, Box<dyn Error>> {
        match self {
            Self::Check(arguments) => check::run(&arguments),
            Self::Model(arguments) => model::run(&arguments),
            Self::Prepare(arguments) => prepare::run(*arguments),
            Self::Proposals(command) => command.run(),
            Self::Run(arguments) => run::run(&arguments),
            Self::Tally(arguments) => tally::run(&arguments),
            Self::Validate(arguments) => validate::run(&arguments),
        }
    }
}
