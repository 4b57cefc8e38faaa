//! `parvis validate`: hold every model against published numbers.

use crate::output;
use clap::Args;
use parvis_validation::{Bound, Reference, ReferenceError, Row, figure};
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

/// Hold every model against published numbers.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The folder of reference data.
    #[arg(long, env = "PARVIS_REFERENCE", default_value = "../shared/reference")]
    reference: PathBuf,
    /// Print the rows as a JSON array.
    #[arg(long)]
    json: bool,
}

struct Directory(PathBuf);

impl Reference for Directory {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReferenceError> {
        std::fs::read(self.0.join(path)).map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => ReferenceError::Missing { path: path.to_owned() },
            _ => ReferenceError::unreadable(path, e),
        })
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    if !arguments.reference.is_dir() {
        return Err(format!(
            "{} is not a folder; say where the reference data is with --reference DIR",
            arguments.reference.display()
        )
        .into());
    }
    let directory = Directory(arguments.reference.clone());
    let mut rows = Vec::new();
    for case in parvis_validation::cases() {
        rows.extend((case.run)(&directory).map_err(|e| format!("{}: {e}", case.model))?);
    }
    if arguments.json {
        output::json(&rows)?;
    } else {
        output::line(&table(&rows));
    }
    let out = rows.iter().filter(|row| !row.within).count();
    if out > 0 {
        output::error(&format!("{out} of {} rows are out of tolerance", rows.len()));
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

/// The rows as a Markdown table, the form in which `docs/VALIDATION.md` holds them.
fn table(rows: &[Row]) -> String {
    let mut text = String::from(
        "| model | case | expected | got | tolerance | within | source |\n|---|---|---|---|---|---|---|",
    );
    for row in rows {
        let tolerance = match row.tolerance {
            Bound::Absolute(by) => format!("± {by}"),
            Bound::Relative(by) => format!("± {by} relative"),
            Bound::AtMost => "at most".to_owned(),
            Bound::AtLeast => "at least".to_owned(),
            Bound::Reported => "reported".to_owned(),
        };
        let note = if row.note.is_empty() { String::new() } else { format!(" ({})", row.note) };
        text.push_str(&format!(
            "\n| {} | {}{note} | {} | {} | {tolerance} | {} | {} |",
            row.model,
            row.case,
            figure(row.expected),
            figure(row.got),
            if row.within { "yes" } else { "**no**" },
            row.source
        ));
    }
    text
}
