//! Runs other programs.

use crate::{
    paths,
    trouble::{Result, Trouble},
};
use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// A program, run in the project's folder, that finds the tools of npm first.
pub(crate) fn tool(program: &str) -> Command {
    let own = env::var_os("PATH").unwrap_or_default();
    let path =
        env::join_paths(std::iter::once(paths::npm_bin()).chain(env::split_paths(&own))).unwrap_or(own);
    let mut command = Command::new(program);
    command.current_dir(paths::root()).env("PATH", path);
    // Cargo leaves these for the program it starts; a second cargo below would take them for a wish of ours.
    for inherited in ["CARGO", "CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH"] {
        command.env_remove(inherited);
    }
    command
}

/// `program` with `arguments`, written as one line.
pub(crate) fn words(line: &str) -> Command {
    let mut words = line.split_whitespace();
    let mut command = tool(words.next().unwrap_or_default());
    command.args(words);
    command
}

/// Runs to the end, with the program's own output on the terminal.
pub(crate) fn run(command: &mut Command) -> Result {
    let shown = show(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Trouble::new(format!("`{shown}` ended with {status}"))),
        Err(error) => Err(Trouble::new(format!("`{shown}` did not start: {error}"))),
    }
}

/// What the program writes to standard output, if it ends well.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// What the program writes to standard output; its errors go to the terminal.
pub(crate) fn answer(command: &mut Command) -> Result<String> {
    let shown = show(command);
    match command.stderr(Stdio::inherit()).output() {
        Ok(output) if output.status.success() => {
            Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
        }
        Ok(output) => Err(Trouble::new(format!("`{shown}` ended with {}", output.status))),
        Err(error) => Err(Trouble::new(format!("`{shown}` did not start: {error}"))),
    }
}

/// Where the program is, if the PATH has it.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// True for the user that may install packages.
pub(crate) fn is_root() -> bool {
    output(&mut words("id -u")).as_deref() == Some("0")
}

fn show(command: &Command) -> String {
    let program = Path::new(command.get_program()).to_string_lossy().into_owned();
    command.get_args().fold(program, |line, word| format!("{line} {}", word.to_string_lossy()))
}
