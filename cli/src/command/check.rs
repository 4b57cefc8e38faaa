//! `parvis check`: hold a territory pack against every rule of the format.

use crate::folder::Folder;
use crate::output;
use clap::Args;
use parvis_core::territory::decode::{Inspection, MANIFEST_FILE, PackError, inspect};
use parvis_core::territory::{Basis, LayerEntry, LayerKind, Territory};
use serde::Serialize;
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

/// Hold a territory pack against every rule of the format.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The pack's folder.
    dir: PathBuf,
    /// Print the result as JSON.
    #[arg(long)]
    json: bool,
}

/// What was found, as `--json` prints it.
#[derive(Serialize)]
struct Report<'a> {
    ok: bool,
    name: &'a str,
    population: u32,
    area_km2: f64,
    layers: Vec<LayerLine<'a>>,
    errors: Vec<ErrorLine<'a>>,
    /// Files in the folder that are not part of the pack.
    strangers: Vec<String>,
}

#[derive(Serialize)]
struct LayerLine<'a> {
    kind: LayerKind,
    path: &'a str,
    holds: usize,
    bytes: u64,
    basis: Basis,
    year: i32,
    licence: &'a str,
}

#[derive(Serialize)]
struct ErrorLine<'a> {
    #[serde(flatten)]
    error: &'a PackError,
    message: String,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let inspection = inspect(&Folder(arguments.dir.clone()));
    let report = Report::new(&inspection, strangers(arguments, &inspection));
    if arguments.json {
        output::json(&report)?;
    } else {
        report.print();
    }
    Ok(if report.ok { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl<'a> Report<'a> {
    fn new(Inspection { territory, errors }: &'a Inspection, strangers: Vec<String>) -> Self {
        let manifest = &territory.manifest;
        Self {
            ok: errors.is_empty(),
            name: &manifest.name,
            population: manifest.population,
            area_km2: manifest.area_km2,
            layers: manifest.layers.iter().map(|entry| LayerLine::new(entry, territory)).collect(),
            errors: errors.iter().map(|error| ErrorLine { error, message: error.to_string() }).collect(),
            strangers,
        }
    }

    fn print(&self) {
        if !self.layers.is_empty() {
            output::line(&format!("{:<12}{:>9}  {:<9}{:<6}licence", "layer", "holds", "basis", "year"));
        }
        for layer in &self.layers {
            let (kind, basis) = (layer.kind.name(), format!("{:?}", layer.basis).to_lowercase());
            let LayerLine { holds, year, licence, .. } = layer;
            output::line(&format!("{kind:<12}{holds:>9}  {basis:<9}{year:<6}{licence}"));
        }
        for name in &self.strangers {
            output::note(&format!("parvis: {name} is not part of the pack"));
        }
        for error in &self.errors {
            output::error(&error.message);
        }
        if self.ok {
            let Self { name, population, area_km2, .. } = self;
            output::line(&format!("OK: {name}, {population} residents, {area_km2} km2"));
        } else {
            output::error(&format!("{} rules are broken", self.errors.len()));
        }
    }
}

impl<'a> LayerLine<'a> {
    fn new(entry: &'a LayerEntry, territory: &Territory) -> Self {
        let LayerEntry { kind, path, bytes, basis, year, licence, .. } = entry;
        Self {
            kind: *kind,
            path,
            holds: holds(*kind, territory),
            bytes: *bytes,
            basis: *basis,
            year: *year,
            licence,
        }
    }
}

/// How many features, cells or rows a layer holds.
fn holds(kind: LayerKind, territory: &Territory) -> usize {
    let t = territory;
    match kind {
        LayerKind::Boundary => t.boundary.len(),
        LayerKind::Buildings => t.buildings.len(),
        LayerKind::Roads => t.roads.len(),
        LayerKind::Streams => t.streams.len(),
        LayerKind::Areas => t.areas.len(),
        LayerKind::Sites => t.sites.len(),
        LayerKind::LandCover => t.land_cover.as_ref().map_or(0, |grid| grid.values.len()),
        LayerKind::Elevation => t.elevation_m.as_ref().map_or(0, |grid| grid.values.len()),
        LayerKind::Population => t.population.as_ref().map_or(0, |grid| grid.values.len()),
        LayerKind::Wind => t.wind.as_ref().map_or(0, |rose| rose.bins.len()),
        LayerKind::Weather => t.weather.as_ref().map_or(0, |year| year.temperature_c.len()),
        LayerKind::Hydrology => t.hydrology.as_ref().map_or(0, |days| days.date.len()),
        LayerKind::Activity => t.activities.0.len(),
    }
}

/// Names of files in the folder that the manifest does not list.
fn strangers(arguments: &Arguments, inspection: &Inspection) -> Vec<String> {
    let layers = &inspection.territory.manifest.layers;
    let files = std::fs::read_dir(&arguments.dir).into_iter().flatten().flatten();
    let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    let mut list: Vec<String> = names
        .filter(|name| name != MANIFEST_FILE && !layers.is_empty() && layers.iter().all(|l| l.path != *name))
        .collect();
    list.sort();
    list
}
