//! What the project needs beyond Rust and Node, each installed only when it is missing.

mod apt;
pub(crate) mod chromium;
mod crates;
pub(crate) mod node;
pub(crate) mod python;
mod trunk;
mod wasm_bindgen;
pub(crate) mod wasm_std;

use crate::{args::Args, steps::Steps, trouble::Result};
use wasm_std::Toolchain;

/// How many steps [`for_the_site`] takes.
pub(crate) const SITE_STEPS: usize = 4;

/// Everything that building the site takes; answers with the toolchain that compiles for wasm32.
pub(crate) fn for_the_site(steps: &mut Steps) -> Result<Toolchain> {
    let toolchain = wasm_std(steps)?;
    steps.step("trunk", "puts page, styles and wasm together into a site", trunk::install)?;
    let why = "lets the wasm and the browser call each other";
    steps.step("wasm-bindgen", why, wasm_bindgen::install)?;
    steps.step("npm ci", "the map, its fonts, wasm-opt and the browser tests", node::install)?;
    Ok(toolchain)
}

/// `cargo xtask wasm-std`.
pub(crate) fn wasm_std_alone(args: Args) -> Result {
    args.end()?;
    wasm_std(&mut Steps::new(1)).map(drop)
}

fn wasm_std(steps: &mut Steps) -> Result<Toolchain> {
    let mut toolchain = Toolchain::Rustup;
    steps.step("wasm32 standard library", "the app and the twin run in the browser as wasm", || {
        let (found, remark) = wasm_std::install()?;
        toolchain = found;
        Ok(remark)
    })?;
    Ok(toolchain)
}
