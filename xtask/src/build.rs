//! `cargo xtask build`: the site in dist/, which works in any folder of any static host.

use crate::{
    args::Args,
    fingerprint, finish, paths, process, say,
    setup::{self, wasm_std::Toolchain},
    steps::Steps,
    trouble::{At, Result, Trouble},
};
use std::{fs, path::PathBuf};

/// What the site is made from.
const INPUTS: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    ".cargo/config.toml",
    "Trunk.toml",
    "index.html",
    "package-lock.json",
    "core",
    "sealing",
    "validation",
    "web",
    "styles",
    "public",
    "xtask/src",
];

/// How the wasm is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Mode {
    /// Small and fast: for residents.
    Release,
    /// Compiled in seconds: for whoever changes the app.
    Dev,
}

impl Mode {
    /// The mode that `--dev` chooses.
    pub(crate) fn of(args: &mut Args) -> Self {
        if args.flag("--dev") { Self::Dev } else { Self::Release }
    }
}

/// `cargo xtask build [--dev]`.
pub(crate) fn run(mut args: Args) -> Result {
    let mode = Mode::of(&mut args);
    args.end()?;
    with_setup(mode, &mut Steps::new(STEPS))?;
    say::line(&format!("{} is ready to be copied to a static host", paths::dist().display()));
    Ok(())
}

/// How many steps [`with_setup`] takes.
pub(crate) const STEPS: usize = setup::SITE_STEPS + 1;

/// Installs what is missing and builds.
pub(crate) fn with_setup(mode: Mode, steps: &mut Steps) -> Result<Toolchain> {
    let toolchain = setup::for_the_site(steps)?;
    steps.step("site", "compiles the app and gathers dist/", || site(mode, toolchain))?;
    Ok(toolchain)
}

/// Builds dist/ unless it was made from these very inputs.
pub(crate) fn site(mode: Mode, toolchain: Toolchain) -> Result<String> {
    let stamp = paths::at("target/site.made-from");
    let made_from = format!("{} {mode:?} {toolchain:?}", inputs());
    if paths::dist().join("index.html").exists()
        && fs::read_to_string(&stamp).is_ok_and(|text| text == made_from)
    {
        return Ok("dist/ is as its sources".into());
    }
    let _ = fs::remove_file(&stamp);
    trunk(mode, toolchain)?;
    finish::finish(&staged())?;
    fs::write(&stamp, made_from).at(&stamp)?;
    Ok("dist/ is made".into())
}

/// A name for the content of everything that the site is made from.
pub(crate) fn inputs() -> String {
    fingerprint::of(&INPUTS.iter().map(|path| paths::at(path)).collect::<Vec<_>>())
}

fn staged() -> PathBuf {
    paths::at("target/site")
}

fn trunk(mode: Mode, toolchain: Toolchain) -> Result {
    // Trunk works offline, so that it installs nothing on its own; the crates are fetched before.
    let mut fetch = process::words("cargo fetch --locked --target wasm32-unknown-unknown");
    toolchain.apply(&mut fetch)?;
    process::run(&mut fetch)?;
    let mut trunk = process::words("trunk build --offline --locked --dist");
    trunk.arg(staged());
    if mode == Mode::Release {
        trunk.arg("--release");
    }
    toolchain.apply(&mut trunk)?;
    trunk.env("CARGO_TARGET_DIR", paths::wasm_target());
    // Trunk reads NO_COLOR=1, which many a terminal sets, as a wrong value of its own option.
    trunk.env_remove("NO_COLOR");
    // Its errors say enough without the path through its own code.
    trunk.env("RUST_BACKTRACE", "0");
    process::run(&mut trunk).map_err(|trouble: Trouble| trouble.needed_for("the app in the browser"))
}
