//! `parvis proposals audit`: could somebody be found in this file?

use crate::output;
use clap::Args;
use parvis_core::participation::audit::{Audit, Place, Unique, audit};
use serde::Serialize;
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

/// Ask whether somebody could be found in a file: singling out, linking, inference.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Proposals (NDJSON or GeoJSON) or votes (Pabulib).
    file: PathBuf,
    /// Print what was found as JSON.
    #[arg(long)]
    json: bool,
}

/// What was found, as `--json` prints it.
#[derive(Serialize)]
struct Report<'a> {
    clean: bool,
    #[serde(flatten)]
    audit: &'a Audit,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let path = arguments.file.display();
    let text = std::fs::read_to_string(&arguments.file).map_err(|e| format!("{path}: {e}"))?;
    let audit = audit(&text).map_err(|e| format!("{path}: {e}"))?;
    let clean = audit.is_clean();
    if arguments.json {
        output::json(&Report { clean, audit: &audit })?;
    } else {
        print(&audit);
    }
    Ok(if clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn print(audit: &Audit) {
    let Audit { records, personal_fields, .. } = audit;
    output::line(&format!("{records} records, fields about a person: {}", list_or_none(personal_fields)));
    for Unique { fields, records } in &audit.unique {
        output::line(&format!("singling out: {records} records are unique on {}", fields.join(", ")));
    }
    for repeated in &audit.repeated_ids {
        output::line(&format!("linking: the id {} is there {} times", repeated.id, repeated.times));
    }
    for Unique { fields, records } in &audit.certain {
        let fields = fields.join(", ");
        output::line(&format!("inference: the ballot of {records} records is certain from {fields}"));
    }
    for place in &audit.small_cells {
        output::line(&format!("inference: fewer than 11 households, {}", at(place)));
    }
    for place in &audit.too_fine {
        output::line(&format!("inference: finer than a day or a metre, {}", at(place)));
    }
    for hit in &audit.text {
        output::line(&format!("text: {}, {}", hit.kind, at(&hit.place)));
    }
    for remark in &audit.remarks {
        let what = match remark.kind {
            "name" => "words look like a person's name",
            _ => "records stand alone on their day: whoever knows who came may guess",
        };
        output::line(&format!("look at this: {} {what}, first {}", remark.count, at(&remark.first)));
    }
    output::line(if audit.is_clean() {
        "OK: nobody was found"
    } else {
        "somebody could be found in this file"
    });
}

fn list_or_none(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

fn at(place: &Place) -> String {
    match place {
        Place { record: 0, field } => format!("{field}, before the records"),
        Place { record, field } => format!("record {record}, {field}"),
    }
}
