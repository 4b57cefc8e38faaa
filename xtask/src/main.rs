//! The project's only build tool. `cargo xtask` alone lists what it can do.
//!
//! It compiles in seconds, because everything else waits for it: two small dependencies and the
//! standard library.

mod args;
mod bench;
mod browser;
mod budget;
mod build;
mod fingerprint;
mod finish;
mod icons;
mod offline;
mod paths;
mod process;
mod say;
mod serve;
mod server;
mod setup;
mod shots;
mod steps;
mod test;
mod tidy;
mod trouble;
mod vendor;

use args::Args;
use std::process::ExitCode;
use trouble::{Result, Trouble};

/// A command: its name, its options, what it does, and the function that does it.
type Command = (&'static str, &'static str, &'static str, fn(Args) -> Result);

const COMMANDS: &[Command] = &[
    ("serve", "[--port N] [--dev]", "install what is missing, build, serve on 127.0.0.1", serve::run),
    ("build", "[--dev]", "install what is missing, leave the site in dist/", build::run),
    ("test", "", "install what is missing, then run every check and test", test::run),
    ("bench", "[--case NAME]", "measure the models: native, in the browser, beside their peers", bench::run),
    ("budget", "", "measure dist/ against the budgets", budget::run),
    ("tidy", "", "check the architecture's invariants by reading the source", tidy::run),
    ("shots", "", "take the screenshots of the README again", shots::run),
    ("icons", "", "draw the icons of the installed app again, from the one that is a drawing", icons::run),
    ("wasm-std", "", "install only the wasm32 standard library", setup::wasm_std_alone),
];

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let wanted = words.next().unwrap_or_default();
    let args = Args::new(words);
    let done = match COMMANDS.iter().find(|(name, ..)| *name == wanted) {
        Some((_, _, _, command)) => command(args),
        None => {
            say::line(&usage());
            let asked = ["", "help", "--help", "-h"].contains(&wanted.as_str());
            if asked { Ok(()) } else { Err(Trouble::new(format!("there is no command `{wanted}`"))) }
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            say::note(&format!("\n{trouble}"));
            ExitCode::FAILURE
        }
    }
}

fn usage() -> String {
    COMMANDS.iter().fold("cargo xtask <command>\n".into(), |text, (name, options, what, _)| {
        format!("{text}\n  {:<27}{what}", format!("{name} {options}"))
    })
}
