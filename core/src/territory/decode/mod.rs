//! From the files of a pack to a [`Territory`], with every rule of `docs/PACK.md` checked.
//!
//! Sizes are held against the limits before anything is allocated, checksums before anything is parsed. A
//! hostile pack gets an error within bounded time and memory, never a panic.

mod buildings;
mod check;
mod error;
mod extent;
mod files;
mod geojson;
mod hydrology;
pub mod limits;
mod manifest;
mod outlines;
mod raster;
mod ring;
mod roads;
mod table;
mod tables;

pub use error::{Fault, PackError, Place};
pub use files::PackFiles;
pub use manifest::{MANIFEST_FILE, decode_manifest};
pub use ring::crossing;

use super::{LayerEntry, LayerKind, Manifest, Territory};
use error::{Faults, Found};
use ring::Shapes;
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// What was found in a pack.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspection {
    /// The territory, as far as it could be read; without layers where the manifest is at fault.
    pub territory: Territory,
    /// Every fault, file by file.
    pub errors: Vec<PackError>,
}

/// Reads a pack and checks every rule.
///
/// # Errors
/// The first rule that the pack breaks. [`inspect`] finds them all.
pub fn decode(files: &dyn PackFiles) -> Result<Territory, PackError> {
    let Inspection { territory, errors } = inspect(files);
    errors.into_iter().next().map_or(Ok(territory), Err)
}

/// Reads a pack and gathers every rule that it breaks, at most twenty a file.
pub fn inspect(files: &dyn PackFiles) -> Inspection {
    let mut territory = Territory::default();
    let manifest = match files.read(MANIFEST_FILE, limits::MANIFEST_BYTES) {
        Some(bytes) => decode_manifest(&bytes),
        None => Err(Found::from(Fault::Missing).within(MANIFEST_FILE, None)),
    };
    let manifest = match manifest {
        Ok(manifest) => manifest,
        Err(error) => return Inspection { territory, errors: vec![error] },
    };
    let mut errors = Vec::new();
    for entry in &manifest.layers {
        let mut faults = Faults::default();
        if let Some(bytes) = faults.note(intact(files, entry)) {
            layer(entry.kind, &bytes, &manifest, &mut territory, &mut faults);
        }
        errors
            .extend(faults.into_list().into_iter().map(|found| found.within(&entry.path, Some(entry.kind))));
    }
    if !manifest.layers.iter().any(|entry| entry.kind == LayerKind::Boundary) {
        let kind = LayerKind::Boundary;
        errors.push(Found::from(Fault::Missing).within(kind.file_name(), Some(kind)));
    }
    territory.manifest = manifest;
    if errors.is_empty() {
        let faults = extent::check(&territory);
        errors.extend(faults.into_list().into_iter().map(|found| found.within(MANIFEST_FILE, None)));
    }
    Inspection { territory, errors }
}

/// The bytes of a layer, if they are those that the manifest speaks of.
fn intact<'a>(files: &'a dyn PackFiles, entry: &LayerEntry) -> Result<Cow<'a, [u8]>, Fault> {
    let bytes = files.read(&entry.path, entry.bytes).ok_or(Fault::Missing)?;
    let got = bytes.len() as u64;
    if got != entry.bytes {
        return Err(Fault::Size { expected: entry.bytes, got });
    }
    if checksum(&bytes) != entry.sha256 {
        return Err(Fault::Checksum);
    }
    Ok(bytes)
}

/// SHA-256 (FIPS 180-4) in hexadecimal, small letters, as manifests hold it.
pub fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn layer(kind: LayerKind, bytes: &[u8], manifest: &Manifest, territory: &mut Territory, faults: &mut Faults) {
    let mut shapes = Shapes::new(manifest.bbox);
    match kind {
        LayerKind::Boundary => territory.boundary = outlines::boundary(bytes, &mut shapes, faults),
        LayerKind::Buildings => territory.buildings = buildings::decode(bytes, &mut shapes, faults),
        LayerKind::Roads => territory.roads = roads::decode(bytes, &mut shapes, faults),
        LayerKind::Streams => territory.streams = outlines::streams(bytes, &mut shapes, faults),
        LayerKind::Areas => territory.areas = outlines::areas(bytes, &mut shapes, faults),
        LayerKind::Sites => territory.sites = outlines::sites(bytes, &mut shapes, faults),
        LayerKind::LandCover => territory.land_cover = raster::land_cover(bytes, manifest, faults),
        LayerKind::Elevation => territory.elevation_m = raster::elevation(bytes, manifest, faults),
        LayerKind::Population => territory.population = raster::population(bytes, manifest, faults),
        LayerKind::Wind => territory.wind = tables::wind(bytes, faults),
        LayerKind::Weather => territory.weather = tables::weather(bytes, faults),
        LayerKind::Hydrology => territory.hydrology = hydrology::decode(bytes, faults),
        LayerKind::Activity => territory.activities = tables::activity(bytes, faults),
    }
}
