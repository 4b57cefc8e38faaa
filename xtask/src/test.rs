//! `cargo xtask test`: everything that must hold before a change is taken.

use crate::{
    args::Args,
    browser, budget,
    build::{self, Mode},
    process, setup,
    steps::Steps,
    tidy,
    trouble::{Result, Trouble},
};

/// A check: its name, what it is for, and the work.
type Check = (&'static str, &'static str, fn() -> Result<String>);

/// The two that run tests come last, so that their own closing lines end the output.
const CHECKS: &[Check] = &[
    ("format", "the source reads as if one hand had written it", || cargo("fmt --all --check")),
    ("clippy", "no warning is left", || cargo("clippy --workspace --all-targets --quiet -- -D warnings")),
    ("tidy", "the architecture's invariants hold", tidy::tidy),
    ("sizes", "the site stays within its budgets", budget::sizes),
    ("tests of the crates", "units, properties, goldens", of_the_crates),
    ("tests in the browser", "journeys, accessibility, privacy", in_the_browser),
];

/// `cargo xtask test`.
pub(crate) fn run(args: Args) -> Result {
    args.end()?;
    let mut steps = Steps::new(build::STEPS + 1 + CHECKS.len());
    build::with_setup(Mode::Release, &mut steps)?;
    steps.step("Chromium", "the browser of the tests", setup::chromium::install)?;
    // All of them, always: one failure must not hide another.
    let failed: Vec<_> = CHECKS
        .iter()
        .filter_map(|(what, why, check)| steps.step(what, why, check).err().map(|trouble| (what, trouble)))
        .collect();
    match failed.as_slice() {
        [] => Ok(()),
        failed => {
            let lines = failed.iter().map(|(what, trouble)| format!("\n{what}: {trouble}"));
            Err(Trouble::new(format!(
                "{} of {} checks failed{}",
                failed.len(),
                CHECKS.len(),
                lines.collect::<String>()
            )))
        }
    }
}

fn cargo(line: &str) -> Result<String> {
    process::run(&mut process::words(&format!("cargo {line}")))?;
    Ok(String::new())
}

/// The laws are held against the same random cases each time, so that a failure is the change's own. `cargo test` alone
/// draws new ones.
fn of_the_crates() -> Result<String> {
    process::run(
        process::words("cargo test --workspace --no-fail-fast").env("PROPTEST_RNG_SEED", "20190601"),
    )?;
    Ok(String::new())
}

fn in_the_browser() -> Result<String> {
    if !browser::has_tests() {
        return Ok("there are none yet in e2e/".into());
    }
    // How fast the app answers is measured by `budget`, on a machine that does nothing else meanwhile.
    browser::playwright("--grep-invert @budget")?;
    Ok(String::new())
}
