//! Rules that hold between the manifest and the boundary.

use super::error::{Fault, Faults, Found};
use crate::territory::{Line, Projection, Territory};

/// How far the boundary's edges may lie from the manifest's bounding box \[deg\].
const EDGE_DEG: f64 = 1e-3;

/// By how much the boundary's area may differ from the manifest's: official figures are rounded, and drawn
/// by other means.
const AREA_SHARE: f64 = 0.1;

/// Holds bounding box, grid and area against the boundary.
pub(super) fn check(territory: &Territory) -> Faults {
    let mut faults = Faults::default();
    let manifest = &territory.manifest;
    let positions = || territory.boundary.iter().flatten().flatten();
    let found = positions().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |[w, s, e, n], [x, y]| {
        [w.min(*x), s.min(*y), e.max(*x), n.max(*y)]
    });
    if found.iter().zip(manifest.bbox).any(|(a, b)| (a - b).abs() > EDGE_DEG) {
        let (got, with) = (format!("{:?}", manifest.bbox), format!("the boundary reaches over {found:?}"));
        faults.push(Found::field("bbox", Fault::Disagrees { got, with }));
    }
    let Some(projection) = faults.note(Projection::from_epsg(manifest.crs_epsg).map_err(system)) else {
        return faults;
    };
    let mut area_m2 = 0.0;
    let frame = manifest.grid;
    let (east, south) = (f64::from(frame.cols) * frame.cell_m, f64::from(frame.rows) * frame.cell_m);
    for ring in territory.boundary.iter().flat_map(|polygon| polygon.iter().enumerate()) {
        let (hole, ring): (bool, &Line) = (ring.0 > 0, ring.1);
        let metres: Result<Vec<_>, _> = ring.iter().map(|p| projection.to_metres(*p)).collect();
        let Some(metres) = faults.note(metres.map_err(system)) else { return faults };
        area_m2 += if hole { -area(&metres) } else { area(&metres) };
        let outside = metres.iter().position(|[x, y]| {
            let (col, row) = (x - frame.west_m, frame.north_m - y);
            let slack = frame.cell_m;
            !(col >= -slack && row >= -slack && col <= east + slack && row <= south + slack)
        });
        if let Some(position) = outside.and_then(|i| ring.get(i).copied()) {
            faults.push(Found::field("grid", Fault::Outside { position, of: "the grid" }));
        }
    }
    let area_km2 = area_m2 / 1e6;
    if (area_km2 / manifest.area_km2 - 1.0).abs() > AREA_SHARE {
        let (got, with) =
            (format!("{} km2", manifest.area_km2), format!("the boundary holds {area_km2:.3} km2"));
        faults.push(Found::field("area_km2", Fault::Disagrees { got, with }));
    }
    faults
}

fn system(error: crate::territory::ProjectionError) -> Found {
    Found::field("crs_epsg", Fault::Syntax { why: error.to_string() })
}

/// Area inside a closed ring, whichever way it turns (shoelace formula).
fn area(ring: &[[f64; 2]]) -> f64 {
    let twice: f64 = ring.windows(2).map(|w| w[0][0] * w[1][1] - w[1][0] * w[0][1]).sum();
    twice.abs() / 2.0
}
