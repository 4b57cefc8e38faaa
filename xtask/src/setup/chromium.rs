//! The browser of the tests.

use super::apt;
use crate::{
    process,
    trouble::{Result, Trouble},
};
use std::{env, path::PathBuf};

/// Names the browser's file when it is somewhere unusual.
pub(crate) const VARIABLE: &str = "PARVIS_CHROMIUM";

const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Where Chromium is.
pub(crate) fn find() -> Option<PathBuf> {
    let named = env::var_os(VARIABLE).map(PathBuf::from).filter(|file| file.is_file());
    named.or_else(|| NAMES.iter().find_map(|name| process::find(name)))
}

/// Installs Debian's Chromium unless there is one.
pub(crate) fn install() -> Result<String> {
    if let Some(file) = find() {
        return Ok(format!("{} is there", file.display()));
    }
    apt::install("chromium")?;
    let installed = find().map(|file| format!("{} installed", file.display()));
    installed.ok_or_else(|| {
        Trouble::new("Chromium was installed, but is not on the PATH")
            .mended_by(format!("export {VARIABLE}=/path/to/chromium"))
    })
}
