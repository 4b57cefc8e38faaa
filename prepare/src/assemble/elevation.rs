//! The elevation layer.

use crate::PrepareError;
use crate::dem::{self, Reference, Tile};
use crate::facts::Facts;
use crate::pack::{LayerSource, PackDraft};
use crate::place::Place;
use crate::remark::Remark;
use parvis_core::territory::{Basis, LayerKind, Projection};

/// With less of the commune covered than this, there is no elevation layer.
const LEAST_COVERED: f64 = 0.5;

pub(super) fn add(
    place: &Place,
    inside: &[bool],
    tiles: &[Tile],
    year: i32,
    facts: &Facts,
    draft: &mut PackDraft,
    remarks: &mut Vec<Remark>,
) -> Result<(), PrepareError> {
    let Some(first) = tiles.first() else {
        remarks.push(Remark::LeftOut("elevation: no --dem file was given".into()));
        return Ok(());
    };
    let mut projections = Vec::new();
    for tile in tiles {
        if let Reference::Epsg(epsg) = tile.reference
            && epsg != place.projection.epsg()
            && projections.iter().all(|p: &Projection| p.epsg() != epsg)
        {
            projections.push(Projection::from_epsg(epsg).map_err(|e| {
                PrepareError::new(&tile.file, e.to_string(), "reproject the file to one of these systems")
            })?);
        }
    }
    let mut surface = dem::mosaic(place.frame, tiles, |reference, point| match reference {
        Reference::Pack => Some(point),
        Reference::LonLat => place.projection.to_degrees(point).ok(),
        Reference::Epsg(epsg) => match projections.iter().find(|p| p.epsg() == epsg) {
            None => Some(point),
            Some(other) => other.to_metres(place.projection.to_degrees(point).ok()?).ok(),
        },
    });
    let within = |known: bool| {
        let cells = surface.grid.values.iter().zip(inside).filter(|(h, i)| **i && (!known || h.is_finite()));
        cells.count() as f64
    };
    let covered = within(true) / within(false).max(1.0);
    if covered == 0.0 {
        return Err(PrepareError::new(
            &first.file,
            "the elevation covers none of the commune",
            "give the tile that does; for ESRI ASCII in another reference system add --dem-epsg CODE",
        ));
    }
    if covered < LEAST_COVERED {
        remarks.push(Remark::LeftOut(format!(
            "elevation: the files cover {:.0} % of the commune",
            100.0 * covered
        )));
        return Ok(());
    }
    let filled = dem::fill(&mut surface.grid, inside);
    let unknown = surface.grid.values.iter().filter(|h| h.is_nan()).count();
    let is_srtm = surface.used.iter().all(|f| f.to_lowercase().ends_with(".hgt"));
    let mut source = match facts.credit.get("elevation") {
        Some(credit) => LayerSource {
            licence: credit.licence.clone(),
            attribution: credit.attribution.clone(),
            year: credit.year.unwrap_or(2000),
            basis: credit.basis.unwrap_or(Basis::Measured),
            note: credit.note.clone().unwrap_or_default(),
        },
        None if is_srtm => LayerSource {
            licence: "public domain".into(),
            attribution: "NASA, Shuttle Radar Topography Mission".into(),
            year: 2000,
            basis: Basis::Measured,
            note: String::new(),
        },
        // Nobody vouches for it, so it is not called measured.
        None => LayerSource {
            licence: "not stated".into(),
            attribution: surface.used.join(", ").chars().take(200).collect(),
            year,
            basis: Basis::Derived,
            note: "Origin not stated by the file; taken for derived.".into(),
        },
    };
    let note = format!(
        "Linear between the points of {} file(s), on cells of {} m; {filled} holes filled from their edges, {unknown} cells beyond the commune unknown.",
        surface.used.len(),
        place.frame.cell_m
    );
    remarks.push(Remark::Derived(format!("elevation: {}", note.trim_end_matches('.'))));
    source.note = format!("{} {note}", source.note).trim().to_owned();
    draft.sources.insert(LayerKind::Elevation, source);
    draft.territory.elevation_m = Some(surface.grid);
    Ok(())
}
