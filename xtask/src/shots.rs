//! `cargo xtask shots`: the screenshots of the README, taken from the demo.

use crate::{
    args::Args,
    browser,
    build::{self, Mode},
    paths, setup,
    steps::Steps,
    trouble::{Result, Trouble},
};

const SCRIPT: &str = "e2e/shots.mjs";

/// `cargo xtask shots`.
pub(crate) fn run(args: Args) -> Result {
    args.end()?;
    if !paths::at(SCRIPT).exists() {
        return Err(
            Trouble::new(format!("{SCRIPT} is not there")).needed_for("the screenshots of the README")
        );
    }
    let mut steps = Steps::new(build::STEPS + 2);
    build::with_setup(Mode::Release, &mut steps)?;
    steps.step("Chromium", "the browser of the screenshots", setup::chromium::install)?;
    steps.step("screenshots", "the README shows the app as it is", || {
        browser::run(&format!("node {SCRIPT}"))?;
        Ok("taken".into())
    })
}
