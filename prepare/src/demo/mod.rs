//! An invented commune: hills worn by rivers, a village by the water, farms, woods and fields. The same seed
//! and size give the same bytes.

#[allow(dead_code)]
mod ground;
#[allow(dead_code)]
mod lattice;
#[allow(dead_code)]
mod lines;
mod noise;
mod outline;
#[allow(dead_code)]
mod relief;
#[allow(dead_code)]
mod rivers;

use crate::pack::{LayerSource, PackDraft};
use ground::Ground;
use lattice::P;
use lines::{Path, nearest};
use parvis_core::territory::{
    Basis, Frame, Grid, LayerKind, Line, Manifest, Projection, ProjectionError, Stream, Territory,
};
use thiserror::Error;

/// Where the commune lies: in the hills of the Massif Central, on nobody's ground in particular.
const PLACE: [f64; 2] = [2.9, 45.1];

/// The year that it pretends to be.
const YEAR: i32 = 2024;

/// Why there is no such commune.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum DemoError {
    /// Too small or too large.
    #[error("a commune of {0} km2 cannot be made; ask for 1 to 1000 km2")]
    Size(f64),
    /// The place cannot be projected.
    #[error("{0}")]
    Place(#[from] ProjectionError),
}

/// An invented commune of `km2`, 1 to 1000.
///
/// # Errors
/// A size out of range.
pub fn commune(seed: u64, km2: f64) -> Result<PackDraft, DemoError> {
    if !(1.0..=1000.0).contains(&km2) {
        return Err(DemoError::Size(km2));
    }
    let projection = Projection::for_place(PLACE)?;
    let centre_m = projection.to_metres(PLACE)?.map(|v| (v / 1000.0).round() * 1000.0);
    let radius_m = (km2 * 1e6 / std::f64::consts::PI).sqrt();
    let relief = relief::relief(seed, 1.8 * radius_m + 700.0, 62e6 * (km2 / 13.0).max(0.5));
    let mut rivers = rivers::rivers(seed, &relief);
    let middle = rivers.first().and_then(|main| nearest(&main.line, [0.0, 0.0])).map_or([0.0, 0.0], |n| n.1);
    let outline = outline::outline(seed, middle, km2);
    let frame = frame(&outline, km2);
    let ground = Ground::new(seed, frame, &relief, &mut rivers);

    let degrees = |line: &Path| -> Result<Line, ProjectionError> {
        line.iter().map(|p| projection.to_degrees([p[0] + centre_m[0], p[1] + centre_m[1]])).collect()
    };
    let boundary = degrees(&outline)?;
    let mut streams = Vec::new();
    for (i, river) in rivers.iter().enumerate() {
        streams.push(Stream { id: i as u32, name: None, class: river.class(), line: degrees(&river.line)? });
    }
    let grid = Frame { west_m: frame.west_m + centre_m[0], north_m: frame.north_m + centre_m[1], ..frame };
    let bbox = boundary.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |[w, s, e, n], [x, y]| {
        [w.min(*x), s.min(*y), e.max(*x), n.max(*y)]
    });
    let manifest = Manifest {
        slug: "valsource".into(),
        name: "Valsource".into(),
        invented: true,
        country: "FR".into(),
        population: 1240,
        households: 560,
        population_basis: Basis::Assumed,
        population_year: YEAR,
        area_km2: km2,
        crs_epsg: projection.epsg(),
        grid,
        bbox,
        budget_eur: Some(120_000.0),
        ..Manifest::default()
    };
    let source = |note: &str| LayerSource {
        licence: "CC0-1.0".into(),
        attribution: "Parvis, invented commune".into(),
        year: YEAR,
        basis: Basis::Assumed,
        note: note.into(),
    };
    Ok(PackDraft {
        sources: LayerKind::ALL.iter().map(|kind| (*kind, source("invented"))).collect(),
        territory: Territory {
            elevation_m: Some(Grid {
                frame: grid,
                values: ground.heights.iter().map(|h| *h as f32).collect(),
            }),
            boundary: vec![vec![boundary]],
            streams,
            manifest,
            ..Territory::default()
        },
    })
}

/// The grid around an outline: cells of 10 m up to 40 km2, of 20 m up to 160 km2, of 25 m beyond.
fn frame(outline: &[P], km2: f64) -> Frame {
    let cell_m = match km2 {
        km2 if km2 <= 40.0 => 10.0,
        km2 if km2 <= 160.0 => 20.0,
        _ => 25.0,
    };
    let [west, south, east, north] =
        outline.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |b, [x, y]| {
            [b[0].min(*x), b[1].min(*y), b[2].max(*x), b[3].max(*y)]
        });
    let (low, high) = (|v: f64| (v / 100.0).floor() * 100.0, |v: f64| (v / 100.0).ceil() * 100.0);
    let count = |from: f64, to: f64| ((to - from) / cell_m).round() as u32;
    Frame {
        west_m: low(west),
        north_m: high(north),
        cell_m,
        cols: count(low(west), high(east)),
        rows: count(low(south), high(north)),
    }
}
