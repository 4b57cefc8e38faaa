//! `parvis model`: run one published model on your own numbers.

use crate::{model, output};
use clap::Args;
use std::error::Error;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Run one published model on your own numbers.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The model's name, or `list` for all of them.
    name: String,
    /// A JSON file with the inputs, or `-` for standard input. Paths in it are relative to the file.
    #[arg(long, default_value = "-")]
    input: PathBuf,
    /// Print the JSON Schema of the inputs instead of running.
    #[arg(long)]
    schema: bool,
    /// Print an example of the inputs instead of running.
    #[arg(long, conflicts_with = "schema")]
    example: bool,
    /// Print compact JSON on one line.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let entries = model::entries();
    if arguments.name == "list" {
        if arguments.json {
            let names: Vec<_> =
                entries.iter().map(|e| serde_json::json!({"name": e.name, "summary": e.summary})).collect();
            output::json(&names)?;
        } else {
            for entry in &entries {
                output::line(&format!("{:<22} {}", entry.name, entry.summary));
            }
        }
        return Ok(ExitCode::SUCCESS);
    }
    let Some(entry) = entries.iter().find(|e| e.name == arguments.name) else {
        return Err(
            format!("there is no model {:?}; `parvis model list` names them all", arguments.name).into()
        );
    };
    if arguments.schema {
        output::json(&(entry.schema)())?;
        return Ok(ExitCode::SUCCESS);
    }
    if arguments.example {
        output::line(entry.example.trim_end());
        return Ok(ExitCode::SUCCESS);
    }
    let (text, folder) = if arguments.input == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text)?;
        (text, PathBuf::from("."))
    } else {
        let text = std::fs::read_to_string(&arguments.input)
            .map_err(|e| format!("{}: {e}", arguments.input.display()))?;
        (text, arguments.input.parent().map(Path::to_path_buf).unwrap_or_default())
    };
    let answer = (entry.run)(&text, &model::Folder::new(folder))?;
    if arguments.json {
        output::line(&serde_json::to_string(&answer)?);
    } else {
        output::json(&answer)?;
    }
    Ok(ExitCode::SUCCESS)
}
