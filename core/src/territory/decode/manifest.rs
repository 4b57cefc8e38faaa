//! `territory.json`

use super::check;
use super::error::{Fault, Found, PackError};
use super::geojson::json_fault;
use super::limits;
use crate::territory::{FORMAT, LayerEntry, Manifest, Projection, VERSION};
use serde::Deserialize;
use std::collections::HashSet;

/// The manifest's name in the pack.
pub const MANIFEST_FILE: &str = "territory.json";

/// What every version of the manifest starts with.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

/// Reads and checks a manifest alone: enough for a first view, before any layer is there.
///
/// # Errors
/// The first rule that the manifest breaks.
pub fn decode_manifest(bytes: &[u8]) -> Result<Manifest, PackError> {
    read(bytes).map_err(|found| found.within(MANIFEST_FILE, None))
}

fn read(bytes: &[u8]) -> Result<Manifest, Found> {
    if bytes.len() as u64 > limits::MANIFEST_BYTES {
        return Err(Fault::TooLarge { what: "bytes", limit: limits::MANIFEST_BYTES }.into());
    }
    let head: Head = serde_json::from_slice(bytes).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => Fault::NotAPack.into(),
        _ => json_fault(bytes, &error),
    })?;
    if head.format != FORMAT {
        return Err(Fault::NotAPack.into());
    }
    if head.version > VERSION {
        return Err(Fault::Newer { found: head.version, known: VERSION }.into());
    }
    let manifest: Manifest = serde_json::from_slice(bytes).map_err(|error| json_fault(bytes, &error))?;
    place(&manifest)?;
    grid(&manifest)?;
    layers(&manifest)?;
    baseline(&manifest)?;
    Ok(manifest)
}

/// Who and where the commune is.
fn place(manifest: &Manifest) -> Result<(), Found> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let slug = &manifest.slug;
    let ok = !slug.is_empty() && slug.len() <= 60 && slug.chars().all(plain);
    check::accept("slug", slug, ok, "1 to 60 small letters, digits and hyphens")?;
    check::number(
        "version",
        f64::from(manifest.version),
        1.0,
        f64::from(VERSION),
        "a version of the format",
    )?;
    check::text("name", &manifest.name)?;
    if let Some(code) = &manifest.code {
        check::text("code.register", &code.register)?;
        check::text("code.value", &code.value)?;
    }
    let ok = manifest.country.len() == 2 && manifest.country.bytes().all(|b| b.is_ascii_uppercase());
    check::accept("country", &manifest.country, ok, "two capital letters (ISO 3166-1)")?;
    check::number(
        "households",
        f64::from(manifest.households),
        0.0,
        f64::from(manifest.population),
        "at most the population",
    )?;
    check::year("population_year", manifest.population_year)?;
    check::number("area_km2", manifest.area_km2, 1e-3, 1e5, "from 0.001 to 100 000")?;
    let [west, south, east, north] = manifest.bbox;
    check::number("bbox", west, -180.0, 180.0, "a longitude")?;
    check::number("bbox", east, west, 180.0, "a longitude east of its western edge")?;
    check::number("bbox", south, -85.0, 85.0, "a latitude from -85 to 85")?;
    check::number("bbox", north, south, 85.0, "a latitude north of its southern edge")?;
    if let Some(budget) = manifest.budget_eur {
        check::number("budget_eur", budget, 0.0, 1e12, "finite and 0 or more")?;
    }
    Ok(())
}

fn grid(manifest: &Manifest) -> Result<(), Found> {
    if Projection::from_epsg(manifest.crs_epsg).is_err() {
        let must = "2154, or a zone of UTM on WGS 84 (326xx, 327xx) or ETRS89 (258xx)";
        return Err(Found::field("crs_epsg", Fault::Number { got: f64::from(manifest.crs_epsg), must }));
    }
    let frame = manifest.grid;
    check::number("grid.west_m", frame.west_m, -1e8, 1e8, "finite, in metres")?;
    check::number("grid.north_m", frame.north_m, -1e8, 1e8, "finite, in metres")?;
    check::number("grid.cell_m", frame.cell_m, 0.5, 10_000.0, "from 0.5 to 10 000")?;
    let cells = u64::from(frame.cols) * u64::from(frame.rows);
    if cells == 0 {
        return Err(Found::field("grid", Fault::Number { got: 0.0, must: "one cell or more" }));
    }
    if cells > limits::CELLS {
        return Err(Found::field("grid", Fault::TooLarge { what: "cells", limit: limits::CELLS }));
    }
    Ok(())
}

fn layers(manifest: &Manifest) -> Result<(), Found> {
    let (mut kinds, mut total) = (HashSet::new(), 0u64);
    for (i, entry) in manifest.layers.iter().enumerate() {
        if !kinds.insert(entry.kind) {
            return Err(Found::field("layers", Fault::Twice { what: entry.kind.name().to_owned() }));
        }
        total = total.saturating_add(entry.bytes);
        layer(entry, &|name| format!("layers[{i}].{name}"))?;
    }
    if total > limits::PACK_BYTES {
        return Err(Found::field("layers", Fault::TooLarge { what: "bytes", limit: limits::PACK_BYTES }));
    }
    Ok(())
}

fn layer(entry: &LayerEntry, field: &dyn Fn(&str) -> String) -> Result<(), Found> {
    let name = entry.kind.file_name();
    if entry.path != name {
        let got = entry.path.chars().take(60).collect();
        return Err(Found::field(&field("path"), Fault::Word { got, known: name.to_owned() }));
    }
    let hexadecimal = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    let ok = entry.sha256.len() == 64 && entry.sha256.bytes().all(hexadecimal);
    check::accept(&field("sha256"), &entry.sha256, ok, "64 hexadecimal digits in small letters")?;
    if entry.bytes > limits::FILE_BYTES {
        return Err(Found::field(
            &field("bytes"),
            Fault::TooLarge { what: "bytes", limit: limits::FILE_BYTES },
        ));
    }
    check::text(&field("licence"), &entry.licence)?;
    check::text(&field("attribution"), &entry.attribution)?;
    check::note(&field("note"), &entry.note)?;
    check::year(&field("year"), entry.year)?;
    Ok(())
}

fn baseline(manifest: &Manifest) -> Result<(), Found> {
    for (id, quantity) in &manifest.baseline {
        let field = |name: &str| format!("baseline.{id}.{name}");
        check::text("baseline", id)?;
        check::number(&field("low"), quantity.low, f64::MIN, quantity.value, "finite and at most the value")?;
        check::number(
            &field("high"),
            quantity.high,
            quantity.value,
            f64::MAX,
            "finite and at least the value",
        )?;
        check::number(&field("value"), quantity.value, f64::MIN, f64::MAX, "finite")?;
        check::note(&field("unit"), &quantity.unit)?;
        check::note(&field("source"), &quantity.source)?;
    }
    Ok(())
}
