//! What the project takes from npm, as package-lock.json says.

use crate::{
    fingerprint, paths, process,
    trouble::{At, Result, Trouble},
};
use std::fs;

/// The oldest Node that runs the browser tests.
const OLDEST: u32 = 20;

/// Runs `npm ci` unless node_modules/ was made from this very lock file.
pub(crate) fn install() -> Result<String> {
    let node = process::output(&mut process::words("node --version")).unwrap_or_default();
    let major = node.trim_start_matches('v').split('.').next().and_then(|number| number.parse().ok());
    if major.unwrap_or(0) < OLDEST {
        let found = if node.is_empty() { "none".into() } else { node };
        return Err(Trouble::new(format!("Node {OLDEST} or later is needed, and there is {found}"))
            .mended_by("sudo apt-get install nodejs npm, or the packages of https://nodejs.org"));
    }
    let stamp = paths::at("node_modules/.made-from");
    let made_from = fingerprint::of(&[paths::at("package.json"), paths::at("package-lock.json")]);
    if fs::read_to_string(&stamp).is_ok_and(|text| text == made_from) {
        return Ok(format!("node_modules is as in package-lock.json (Node {node})"));
    }
    process::run(&mut process::words("npm ci --no-fund --no-audit"))
        .map_err(|trouble| trouble.mended_by("npm ci"))?;
    fs::write(&stamp, made_from).at(&stamp)?;
    Ok("node_modules made from package-lock.json".into())
}
