//! The files of a pack, and the manifest that holds their checksums.

use super::{LayerSource, PackDraft, features, raster, tables};
use parvis_core::outcome::Quantity;
use parvis_core::territory::decode::{MANIFEST_FILE, PackError, checksum, decode};
use parvis_core::territory::{FORMAT, LayerEntry, LayerKind, Territory, VERSION};
use std::collections::BTreeMap;
use thiserror::Error;

/// Heights in steps of a sixteenth of a metre.
const ELEVATION_STEPS: f32 = 16.0;

/// Residents in steps of a 4096th.
const POPULATION_STEPS: f32 = 4096.0;

/// Why a draft did not become a pack.
#[derive(Debug, Error)]
pub enum EncodeError {
    /// A table could not be written.
    #[error("{0}")]
    Table(#[from] csv::Error),
    /// A grid could not be written.
    #[error("{0}")]
    Raster(#[from] tiff::TiffError),
    /// The manifest could not be written.
    #[error("{0}")]
    Manifest(#[from] serde_json::Error),
    /// The pack would break a rule of the format.
    #[error("{0}")]
    Rule(#[from] PackError),
}

/// The files of a pack by their names. `baseline` computes the manifest's figures from the territory as the
/// pack holds it; `|_| Default::default()` leaves them out.
///
/// # Errors
/// The first rule of the format that the pack would break: it is decoded before it is handed out.
pub fn encode(
    draft: &PackDraft,
    baseline: impl FnOnce(&Territory) -> BTreeMap<String, Quantity>,
) -> Result<BTreeMap<String, Vec<u8>>, EncodeError> {
    let mut files = BTreeMap::new();
    let mut manifest = draft.territory.manifest.clone();
    manifest.format = FORMAT.to_owned();
    manifest.version = VERSION;
    manifest.baseline.clear();
    manifest.layers.clear();
    for kind in LayerKind::ALL {
        let Some(source) = draft.sources.get(&kind) else { continue };
        let Some(bytes) = layer(kind, &draft.territory)? else { continue };
        manifest.layers.push(entry(kind, source, &bytes));
        files.insert(kind.file_name().to_owned(), bytes);
    }
    files.insert(MANIFEST_FILE.to_owned(), json(&manifest)?);
    manifest.baseline = baseline(&decode(&files)?);
    files.insert(MANIFEST_FILE.to_owned(), json(&manifest)?);
    Ok(files)
}

/// The content of a layer's file, or `None` where the territory has no such layer.
fn layer(kind: LayerKind, territory: &Territory) -> Result<Option<Vec<u8>>, EncodeError> {
    let epsg = territory.manifest.crs_epsg;
    let filled = |empty: bool, bytes: fn(&Territory) -> Vec<u8>| (!empty).then(|| bytes(territory));
    Ok(match kind {
        LayerKind::Boundary => filled(territory.boundary.is_empty(), |t| features::boundary(&t.boundary)),
        LayerKind::Buildings => filled(territory.buildings.is_empty(), |t| features::buildings(&t.buildings)),
        LayerKind::Roads => filled(territory.roads.is_empty(), |t| features::roads(&t.roads)),
        LayerKind::Streams => filled(territory.streams.is_empty(), |t| features::streams(&t.streams)),
        LayerKind::Areas => filled(territory.areas.is_empty(), |t| features::areas(&t.areas)),
        LayerKind::Sites => filled(territory.sites.is_empty(), |t| features::sites(&t.sites)),
        LayerKind::LandCover => {
            territory.land_cover.as_ref().map(|grid| raster::classes(grid, epsg)).transpose()?
        }
        LayerKind::Elevation => {
            let grid = territory.elevation_m.as_ref();
            grid.map(|grid| raster::numbers(grid, epsg, ELEVATION_STEPS)).transpose()?
        }
        LayerKind::Population => {
            let grid = territory.population.as_ref();
            grid.map(|grid| raster::numbers(grid, epsg, POPULATION_STEPS)).transpose()?
        }
        LayerKind::Wind => territory.wind.as_ref().map(tables::wind).transpose()?,
        LayerKind::Weather => territory.weather.as_ref().map(tables::weather).transpose()?,
        LayerKind::Hydrology => territory.hydrology.as_ref().map(tables::hydrology).transpose()?,
        LayerKind::Activity => {
            let activities = &territory.activities;
            (!activities.0.is_empty()).then(|| tables::activity(activities)).transpose()?
        }
    })
}

fn entry(kind: LayerKind, source: &LayerSource, bytes: &[u8]) -> LayerEntry {
    let LayerSource { licence, attribution, year, basis, note } = source.clone();
    LayerEntry {
        kind,
        path: kind.file_name().to_owned(),
        sha256: checksum(bytes),
        bytes: bytes.len() as u64,
        licence,
        attribution,
        year,
        basis,
        note,
    }
}

fn json(value: &impl serde::Serialize) -> Result<Vec<u8>, serde_json::Error> {
    let mut text = serde_json::to_vec_pretty(value)?;
    text.push(b'\n');
    Ok(text)
}
