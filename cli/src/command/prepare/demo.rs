//! `parvis prepare demo`: an invented commune, and what it asks its residents.

use super::demo_vote;
use crate::{folder, output};
use clap::Args;
use parvis_prepare::{demo, pack};
use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

/// An invented commune, the same for the same seed.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Another number, another commune.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How large it is, in square kilometres: 1 to 1000.
    #[arg(long, default_value_t = 13.0)]
    km2: f64,
    /// The folder for the pack; in a folder `territories` the list of packs is brought up to date.
    #[arg(long)]
    out: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let draft = demo::commune(arguments.seed, arguments.km2, &mut |step| output::note(step))?;
    let files = pack::encode(&draft, parvis_core::twin::baseline_figures)?;
    folder::write(&arguments.out, &files)?;
    let vote = demo_vote::consultation(&draft.territory)?;
    fs::write(arguments.out.join("consultation.json"), serde_json::to_string_pretty(&vote)? + "\n")?;
    folder::write_index(&arguments.out)?;
    output::note(&format!("{} is written to {}", draft.territory.manifest.name, arguments.out.display()));
    Ok(ExitCode::SUCCESS)
}
