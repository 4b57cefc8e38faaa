//! `cargo xtask serve`: from a fresh clone to the site in the browser.

use crate::{
    args::Args,
    build::{self, Mode},
    paths, say,
    server::{self, Site},
    setup::wasm_std::Toolchain,
    steps::Steps,
    trouble::{Result, Trouble},
};
use std::{thread, time::Duration};

const PORT: u16 = 8080;

/// `cargo xtask serve [--port N] [--dev]`.
pub(crate) fn run(mut args: Args) -> Result {
    let (mode, port) = (Mode::of(&mut args), args.value("--port")?.unwrap_or(PORT));
    args.end()?;
    // Before the long work, not after it.
    if server::taken(port) {
        return Err(Trouble::new(format!("something else already listens on 127.0.0.1:{port}"))
            .mended_by(format!("cargo xtask serve --port {}", port.wrapping_add(1).max(1024))));
    }
    let toolchain = build::with_setup(mode, &mut Steps::new(build::STEPS))?;
    let address = Site { folder: paths::dist(), prefix: "/" }.serve(port)?;
    say::line(&format!("\nParvis is at {address} (end it with Ctrl+C)"));
    match mode {
        Mode::Dev => rebuild_on_change(toolchain),
        Mode::Release => loop {
            thread::park();
        },
    }
}

/// Builds again whenever a source has changed; the page is reloaded by hand.
fn rebuild_on_change(toolchain: Toolchain) -> Result {
    let mut built = build::inputs();
    loop {
        thread::sleep(Duration::from_secs(1));
        let now = build::inputs();
        if now != built {
            built = now;
            match build::site(Mode::Dev, toolchain) {
                Ok(remark) => say::note(&format!("{remark}: reload the page")),
                Err(trouble) => say::note(&trouble.to_string()),
            }
        }
    }
}
