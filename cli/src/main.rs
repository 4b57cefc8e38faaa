//! `parvis`: prepare, check and run territory packs; run and validate models; count votes.

mod command;
mod folder;
mod model;
mod output;

use clap::Parser;
use std::process::ExitCode;

/// The digital twin of a village, on the command line.
#[derive(Parser)]
#[command(version, about, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: command::Command,
}

fn main() -> ExitCode {
    match Arguments::parse().command.run() {
        Ok(code) => code,
        Err(error) => {
            output::error(&error.to_string());
            ExitCode::FAILURE
        }
    }
}
