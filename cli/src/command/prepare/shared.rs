//! What the sources share: companion files, progress, the summary.

use crate::{folder, output};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use parvis_core::territory::Territory;
use parvis_prepare::assemble::Prepared;
use parvis_prepare::request::{Companions, File};
use parvis_prepare::{PrepareError, pack};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Files and words that go with a map source.
#[derive(Args)]
pub(crate) struct Options {
    /// The commune's outline, GeoJSON.
    #[arg(long, value_name = "FILE.geojson")]
    boundary: Option<PathBuf>,
    /// Elevation: .hgt, .hgt.zip, ESRI ASCII or GeoTIFF; several times for several files, the best one first.
    #[arg(long, value_name = "FILE")]
    dem: Vec<PathBuf>,
    /// Reference system of ESRI ASCII elevation in metres, where it is not the pack's own.
    #[arg(long, value_name = "EPSG")]
    dem_epsg: Option<u32>,
    /// A typical year of weather: climate.onebuilding.org has stations of the whole world.
    #[arg(long, value_name = "FILE.epw")]
    weather: Option<PathBuf>,
    /// Rain, evapotranspiration and river flow by the day: date,p_mm,pet_mm,t_c,q_mm.
    #[arg(long, value_name = "FILE.csv")]
    hydrology: Option<PathBuf>,
    /// What the commune knows better: docs/facts.example.toml shows every field.
    #[arg(long, value_name = "FILE.toml")]
    facts: Option<PathBuf>,
    /// The commune's name, where the source does not tell it.
    #[arg(long)]
    name: Option<String>,
    /// The name of the pack, for links: lower-case letters, digits and hyphens.
    #[arg(long)]
    slug: Option<String>,
    /// The country (ISO 3166-1, as in FR), where the source does not tell it.
    #[arg(long, value_name = "XX")]
    country: Option<String>,
    /// The year of the map data, where the file does not tell it.
    #[arg(long, value_name = "YYYY")]
    year: Option<i32>,
    /// The folder for the pack; in a folder `territories` the list of packs is brought up to date.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// A file with its name for messages.
pub(super) fn file(path: &Path) -> Result<File, PrepareError> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path)
        .map_err(|e| PrepareError::new(&name, format!("cannot be read ({e})"), "check the path"))?;
    Ok((name, bytes))
}

/// Reads the companions, prepares the pack with `work` under a progress line, writes it and sums it up.
pub(super) fn prepare(
    options: Options,
    work: impl FnOnce(Companions, &mut dyn FnMut(&str)) -> Result<Prepared, PrepareError>,
) -> Result<ExitCode, Box<dyn Error>> {
    let began = Instant::now();
    let optional = |path: &Option<PathBuf>| path.as_deref().map(file).transpose();
    let companions = Companions {
        boundary: optional(&options.boundary)?,
        dem: options.dem.iter().map(|p| file(p)).collect::<Result<_, _>>()?,
        dem_epsg: options.dem_epsg,
        weather: optional(&options.weather)?,
        hydrology: optional(&options.hydrology)?,
        facts: optional(&options.facts)?,
        name: options.name,
        slug: options.slug,
        country: options.country,
        year: options.year,
    };
    let bar = ProgressBar::new_spinner();
    bar.set_style(ProgressStyle::with_template("{spinner} {elapsed:>4} {msg}")?);
    bar.enable_steady_tick(Duration::from_millis(100));
    let mut step = |what: &str| bar.set_message(what.to_owned());
    let prepared = work(companions, &mut step);
    let files = prepared.and_then(|prepared| {
        step("writing the pack");
        pack::encode(&prepared.draft, parvis_core::twin::baseline_figures)
            .map(|files| (prepared, files))
            .map_err(|e| {
                PrepareError::new("the pack", e.to_string(), "this is a fault of parvis: please report it")
            })
    });
    bar.finish_and_clear();
    let (prepared, files) = files?;
    folder::write(&options.out, &files)?;
    folder::write_index(&options.out)?;
    for remark in &prepared.remarks {
        output::note(&remark.to_string());
    }
    summary(&prepared.draft.territory, &files)?;
    output::line(&format!("written to {} in {:.1} s", options.out.display(), began.elapsed().as_secs_f64()));
    Ok(ExitCode::SUCCESS)
}

/// What the pack holds, and its size as a web server sends it.
fn summary(t: &Territory, files: &BTreeMap<String, Vec<u8>>) -> Result<(), Box<dyn Error>> {
    let manifest = &t.manifest;
    output::line(&format!(
        "{} ({}): {} residents, {} km2, grid {} x {} cells of {} m, EPSG:{}",
        manifest.name,
        manifest.country,
        manifest.population,
        manifest.area_km2,
        manifest.grid.cols,
        manifest.grid.rows,
        manifest.grid.cell_m,
        manifest.crs_epsg
    ));
    output::line(&format!(
        "{} buildings, {} roads, {} streams, {} areas, {} sites",
        t.buildings.len(),
        t.roads.len(),
        t.streams.len(),
        t.areas.len(),
        t.sites.len()
    ));
    output::line(&format!("{:<20}{:>10}{:>10}", "file", "kB", "kB gzip"));
    let kb = |bytes: usize| bytes as f64 / 1000.0;
    let (mut plain, mut packed) = (0, 0);
    for (name, bytes) in files {
        let gzip = gzip_len(bytes)?;
        output::line(&format!("{name:<20}{:>10.1}{:>10.1}", kb(bytes.len()), kb(gzip)));
        plain += bytes.len();
        packed += gzip;
    }
    output::line(&format!("{:<20}{:>10.1}{:>10.1}", "together", kb(plain), kb(packed)));
    Ok(())
}

fn gzip_len(bytes: &[u8]) -> std::io::Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut encoder, bytes)?;
    Ok(encoder.finish()?.len())
}
