//! `parvis proposals export`: proposals as others read them.

use super::files;
use crate::output;
use clap::{Args, ValueEnum};
use parvis_core::exchange::{decidim, geojson, ngsi_ld};
use parvis_core::participation;
use std::collections::BTreeSet;
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

/// Write proposals as others read them.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Proposals, one JSON object a line, as the app and `open` write them.
    file: PathBuf,
    /// What to write.
    #[arg(long)]
    format: Format,
    /// The file to write; without it, the terminal.
    #[arg(long)]
    out: Option<PathBuf>,
}

/// What proposals can be written as.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// CSV for the import of Decidim.
    Decidim,
    /// Entities of the type `IssueReporting`.
    NgsiLd,
    /// A FeatureCollection, for QGIS.
    Geojson,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let read = participation::import(&files::read(&arguments.file)?, &BTreeSet::new());
    let text = match arguments.format {
        Format::Decidim => String::from_utf8(decidim::write(&read.new)?)?,
        Format::NgsiLd => ngsi_ld::write(&read.new)?,
        Format::Geojson => geojson::write(&read.new)?,
    };
    match &arguments.out {
        Some(out) => files::create(out, &text)?,
        None => output::line(text.trim_end()),
    }
    for wrong in &read.errors {
        output::error(&format!("{}, line {}: {}", arguments.file.display(), wrong.line, wrong.error));
    }
    Ok(if read.errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
