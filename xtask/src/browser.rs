//! The browser tests: Playwright, on the finished site, served from a sub-folder as on many a host.

use crate::{
    paths, process,
    server::Site,
    setup::chromium,
    trouble::{Result, Trouble},
};

/// Never the root of a host: an address that is not relative fails the tests.
const FOLDER: &str = "/village/parvis/";

/// True when the project has browser tests.
pub(crate) fn has_tests() -> bool {
    ["js", "mjs", "ts"]
        .iter()
        .any(|ending| paths::at("e2e").join(format!("playwright.config.{ending}")).exists())
}

/// Runs Playwright with `options`; the tests find the site in `PARVIS_URL` and the browser in `PARVIS_CHROMIUM`.
pub(crate) fn playwright(options: &str) -> Result {
    run(&format!("playwright test --config e2e {options}"))
}

/// Runs a program of Node with the same two variables.
pub(crate) fn run(line: &str) -> Result {
    let browser = chromium::find().ok_or_else(|| {
        Trouble::new("there is no Chromium").needed_for("the browser tests").mended_by("cargo xtask test")
    })?;
    let address = Site { folder: paths::dist(), prefix: FOLDER }.serve(0)?;
    process::run(process::words(line).env("PARVIS_URL", address).env(chromium::VARIABLE, browser))
}
