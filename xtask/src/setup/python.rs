//! The peers of the benchmarks, from PyPI, in a folder of their own.

use super::apt;
use crate::{
    fingerprint, paths, process,
    trouble::{At, Result, Trouble},
};
use std::{fs, path::PathBuf};

/// What the peers' programs import.
const REQUIREMENTS: &str = "bench/peers/requirements.txt";

fn folder() -> PathBuf {
    paths::at("target/peers")
}

/// The Python that has the peers.
pub(crate) fn program() -> PathBuf {
    folder().join("bin/python")
}

/// Makes the environment unless it was made from these very requirements.
pub(crate) fn install() -> Result<String> {
    let stamp = folder().join("made-from");
    let made_from = fingerprint::of(&[paths::at(REQUIREMENTS)]);
    if fs::read_to_string(&stamp).is_ok_and(|text| text == made_from) {
        return Ok(format!("target/peers is as in {REQUIREMENTS}"));
    }
    if !program().exists() {
        if !works() {
            apt::install("python3-venv")?;
        }
        process::run(process::words("python3 -m venv").arg(folder()))?;
    }
    let mut pip = process::tool(&program().to_string_lossy());
    pip.args(["-m", "pip", "install", "--quiet", "--requirement", REQUIREMENTS]);
    process::run(&mut pip)
        .map_err(|trouble: Trouble| trouble.needed_for("what the models are set beside"))?;
    fs::write(&stamp, made_from).at(&stamp)?;
    Ok(format!("target/peers made from {REQUIREMENTS}"))
}

/// True when Python can make an environment: Debian keeps that part in a package of its own.
fn works() -> bool {
    process::output(process::words("python3 -c").arg("import venv, ensurepip")).is_some()
}
