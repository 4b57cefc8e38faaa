//! The wasm-bindgen program must be of exactly the version that the wasm was compiled with.

use super::crates;
use crate::{
    paths, process,
    trouble::{At, Result, Trouble},
};
use std::fs;

/// Installs the program in the version of Cargo.lock unless it is there.
pub(crate) fn install() -> Result<String> {
    let file = paths::at("Cargo.lock");
    let lock = fs::read_to_string(&file).at(&file)?;
    let wanted = locked_version(&lock, "wasm-bindgen").ok_or_else(|| {
        Trouble::new("Cargo.lock names no wasm-bindgen").mended_by("git restore Cargo.lock")
    })?;
    let found = process::output(&mut process::words("wasm-bindgen --version")).unwrap_or_default();
    if found.trim_start_matches("wasm-bindgen ") == wanted {
        return Ok(format!("{found} is there, as in Cargo.lock"));
    }
    // Without --locked: the lock file of 0.2.130 holds versions that have been withdrawn.
    crates::install(&format!("wasm-bindgen-cli --version {wanted}"))?;
    Ok(format!("wasm-bindgen {wanted} installed"))
}

/// The version of a package in the text of a Cargo.lock.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{package}\""));
    let version = lines.nth(1)?;
    version.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_version_is_the_packages_own() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "leptos"), None);
    }
}
