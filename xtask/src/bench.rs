//! `cargo xtask bench`: the models natively, as wasm in Chromium, and beside what others have written, in one
//! run. `cargo bench` measures single functions.

use crate::{
    args::Args,
    paths, process, say,
    server::Site,
    setup::{self, chromium, python, wasm_std::Toolchain},
    steps::Steps,
    trouble::{At, Result, Trouble},
};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

const INTRODUCTION: &str = "\
# Benchmarks

Printed by `cargo xtask bench`: each case natively, as wasm in Chromium, and by what others have written, one after the
other in one run, each on one core, once it is warm. The least time of a run counts; batches of runs last at least 20 ms.
Ratios are of these times. Other work on the machine disturbs the browser and AequilibraE, whose threads wait for each
other, more than the rest: leave it alone meanwhile. To add a case: `bench/src/cases/mod.rs`.
";

/// Names the folder of reference data, as for `parvis validate`.
const REFERENCE: &str = "PARVIS_REFERENCE";

/// `cargo xtask bench [--case NAME]`.
pub(crate) fn run(mut args: Args) -> Result {
    let only: Option<String> = args.value("--case")?;
    args.end()?;
    let reference = reference()?;
    let mut steps = Steps::new(setup::SITE_STEPS + 5);
    let toolchain = setup::for_the_site(&mut steps)?;
    steps.step("Chromium", "the browser that is measured", chromium::install)?;
    steps.step("peers", "what the models are set beside", python::install)?;
    steps.step("native", "compiles the cases for this machine", native)?;
    steps.step("wasm", "compiles the cases for the browser", || wasm(toolchain))?;
    let mut lines = Vec::new();
    steps.step("measure", "one case after the other; leave the machine alone", || {
        lines = measure(only.as_deref(), &reference)?;
        Ok("measured".into())
    })?;
    let table = table(&lines)?;
    say::line(&table);
    if only.is_none() {
        let file = paths::at("docs/BENCHMARKS.md");
        fs::write(&file, format!("{INTRODUCTION}\n{}\n\n{table}\n", machine())).at(&file)?;
    }
    Ok(())
}

fn reference() -> Result<PathBuf> {
    let folder = env::var_os(REFERENCE).map_or_else(|| paths::at("../shared/reference"), PathBuf::from);
    let missing = || {
        Trouble::new(format!("{} is not a folder", folder.display()))
            .needed_for("the inputs of the benchmarks")
            .mended_by(format!("export {REFERENCE}=/path/to/reference"))
    };
    folder.canonicalize().map_err(|_| missing())
}

fn native() -> Result<String> {
    process::run(&mut process::words("cargo build --quiet --release --package parvis-bench"))?;
    Ok("compiled".into())
}

/// As Trunk makes the app's workers: the same profile, wasm-bindgen, wasm-opt.
fn wasm(toolchain: Toolchain) -> Result<String> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let mut cargo =
        process::words("cargo build --quiet --locked --profile wasm-release --package parvis-bench");
    cargo.args(["--target", TARGET]).env("CARGO_TARGET_DIR", paths::wasm_target());
    toolchain.apply(&mut cargo)?;
    process::run(&mut cargo)?;
    let made = paths::wasm_target().join(TARGET).join("wasm-release/parvis-bench.wasm");
    let mut bindgen = process::words("wasm-bindgen --target web --no-typescript --out-dir");
    process::run(bindgen.arg(site()).arg(made))?;
    let file = site().join("parvis-bench_bg.wasm");
    process::run(process::words("wasm-opt -O3").arg(&file).arg("-o").arg(&file))?;
    for name in ["index.html", "worker.js"] {
        let from = paths::at("bench/browser").join(name);
        fs::copy(&from, site().join(name)).at(&from)?;
    }
    Ok("compiled".into())
}

/// The page in which the browser measures.
fn site() -> PathBuf {
    paths::at("target/bench")
}

fn measure(only: Option<&str>, reference: &Path) -> Result<Vec<String>> {
    let browser = chromium::find().ok_or_else(|| Trouble::new("there is no Chromium"))?;
    let address = Site { folder: site(), prefix: "/" }.serve(0)?;
    let mut lines = Vec::new();
    for case in process::answer(bench().arg("list"))?.lines() {
        let (name, files) = case.split_once(' ').unwrap_or((case, ""));
        if only.is_some_and(|only| only != name) {
            continue;
        }
        say::note(&format!("  {name}"));
        lines.push(process::answer(bench().args(["run", name]).arg(reference))?);
        let mut page = process::words("node bench/browser/run.mjs");
        page.args([&*address, name]).arg(reference).args(files.split_whitespace());
        lines.push(process::answer(page.env(chromium::VARIABLE, &browser))?);
        let peer = paths::at("bench/peers").join(format!("{name}.py"));
        if peer.exists() {
            let mut python = process::tool(&python::program().to_string_lossy());
            python.args(["-B", "-W", "ignore"]).arg(peer).arg(reference);
            // On one core, as ours; no folder of bytecode beside the sources.
            for threads in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"] {
                python.env(threads, "1");
            }
            lines.push(process::answer(&mut python)?);
        }
    }
    Ok(lines)
}

fn bench() -> std::process::Command {
    process::tool(&paths::at("target/release/parvis-bench").to_string_lossy())
}

fn table(lines: &[String]) -> Result<String> {
    let file = paths::at("target/bench/lines.json");
    fs::write(&file, lines.join("\n")).at(&file)?;
    process::answer(bench().arg("table").arg(&file))
}

/// What kind of machine this is, and its browser.
fn machine() -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or(env::consts::ARCH, |(_, name)| name.trim());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let browser = chromium::find()
        .and_then(|file| process::output(process::tool(&file.to_string_lossy()).arg("--version")));
    let browser = browser.unwrap_or_default();
    let browser = browser.split(" built on").next().unwrap_or_default();
    format!("Machine: {model}, {cores} cores. Browser: {browser}.")
}
