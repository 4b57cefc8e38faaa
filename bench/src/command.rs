//! The native program: `list` the cases and their files, `run` one of them, `table` from the lines of all.

use crate::cases::CASES;
use crate::measure::measure;
use crate::table;
use std::error::Error;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

pub(crate) fn run() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["list"] => Ok(list()),
        ["run", name, folder] => time(name, Path::new(folder)),
        ["table", file] => {
            std::fs::read_to_string(file).map_err(Into::into).and_then(|text| table::of(&text))
        }
        _ => Err("usage: parvis-bench list | run CASE FOLDER | table LINES".into()),
    };
    match done {
        // A closed pipe is not an error.
        Ok(text) => {
            let _ = writeln!(io::stdout().lock(), "{text}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            let _ = writeln!(io::stderr().lock(), "parvis-bench: {why}");
            ExitCode::FAILURE
        }
    }
}

/// A case a line, and behind its name the files of the reference folder that it reads.
fn list() -> String {
    let line = |name: &str, files: &[&str]| {
        std::iter::once(name).chain(files.iter().copied()).collect::<Vec<_>>().join(" ")
    };
    CASES.iter().map(|case| line(case.name, case.files)).collect::<Vec<_>>().join("\n")
}

fn time(name: &str, folder: &Path) -> Result<String, Box<dyn Error>> {
    let case = CASES.iter().find(|case| case.name == name).ok_or("there is no such case")?;
    let read = |file: &&str| std::fs::read_to_string(folder.join(file)).map_err(|e| format!("{file}: {e}"));
    let texts = case.files.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let run = (case.prepare)(&texts)?;
    Ok(serde_json::to_string(&measure(name, "native", run))?)
}
