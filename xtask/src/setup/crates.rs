//! Programs from crates.io.

use crate::{process, trouble::Result};

/// `cargo install` with these words, compiled in a third of the time: what is installed runs for seconds,
/// and whole-program optimisation, which Trunk's own profile asks for, would take minutes.
pub(crate) fn install(words: &str) -> Result {
    let line = format!("cargo install {words}");
    let mut cargo = process::words(&line);
    cargo.envs([
        ("CARGO_PROFILE_RELEASE_LTO", "off"),
        ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
        ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ]);
    process::run(&mut cargo).map_err(|trouble| trouble.mended_by(line))
}
