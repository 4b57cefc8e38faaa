//! `parvis run`: a scenario on a pack, baseline and scenario side by side.

use crate::folder::Folder;
use crate::output;
use clap::Args;
use parvis_core::report::{Figure, Report};
use parvis_core::scenario::{self, Command, Scenario};
use parvis_core::territory::decode;
use parvis_core::twin::Twin;
use serde_json::{Map, Value, json};
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// Run a scenario on a territory pack.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The folder of the pack.
    pack: PathBuf,
    /// A scenario as JSON: `{"pack": "...", "levers": {"emissions.retrofit": 0.3}, "measures": []}`.
    #[arg(long, conflicts_with = "code")]
    scenario: Option<PathBuf>,
    /// A scenario as the code of a shared link: what stands behind `?s=`.
    #[arg(long)]
    code: Option<String>,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let began = Instant::now();
    let territory = decode::decode(&Folder(arguments.pack.clone()))?;
    let load_ms = ms(began);
    let scenario = read(arguments, &territory.manifest.slug)?;

    let began = Instant::now();
    let mut twin = Twin::prepare(&territory);
    let prepare_ms = ms(began);
    let began = Instant::now();
    let outcome = twin.run(&scenario).clone();
    let run_ms = ms(began);

    let report = twin.report(&outcome);
    if arguments.json {
        output::json(&json!({
            "baseline": figures(&report, |f| &f.baseline),
            "scenario": figures(&report, |f| &f.scenario),
            "timings_ms": {"load": load_ms, "prepare": prepare_ms, "run": run_ms},
        }))?;
    } else {
        for figure in &report.figures {
            let (a, b) = (&figure.baseline, &figure.scenario);
            output::line(&format!(
                "{:<26} {:>12.2} -> {:>12.2} ({:.2} to {:.2}) {}",
                figure.id, a.value, b.value, b.low, b.high, b.unit
            ));
        }
        output::note(&format!("load {load_ms:.1} ms, prepare {prepare_ms:.1} ms, run {run_ms:.1} ms"));
    }
    for (theme, why) in twin.absent() {
        output::note(&format!("{theme} is not available: {why}"));
    }
    Ok(ExitCode::SUCCESS)
}

/// The scenario that the arguments name; the commune as it is where they name none.
fn read(arguments: &Arguments, slug: &str) -> Result<Scenario, Box<dyn Error>> {
    let given = match (&arguments.scenario, &arguments.code) {
        (Some(path), _) => {
            let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
            serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?
        }
        (None, Some(code)) => scenario::decode(code)?,
        (None, None) => return Ok(Scenario::baseline(slug)),
    };
    let mut scenario = Scenario::baseline(slug);
    Command::Replace(given).apply(&mut scenario)?;
    Ok(scenario)
}

fn figures(report: &Report, side: impl Fn(&Figure) -> &parvis_core::outcome::Quantity) -> Value {
    let entry = |figure: &Figure| Ok((figure.id.clone(), serde_json::to_value(side(figure))?));
    let all: Result<Map<_, _>, serde_json::Error> = report.figures.iter().map(entry).collect();
    all.map_or(Value::Null, Value::Object)
}

fn ms(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}
