//! Where the grid lies on the map.

use parvis_core::territory::{Manifest, Projection};
use parvis_web::protocol::Mesh;

/// Points along a side: between two of them the projected grid is straight to within a hundredth of a cell.
const SIDE: u32 = 17;

/// Longitude and latitude of points spread evenly over the grid.
pub(crate) fn of(manifest: &Manifest) -> Mesh {
    let frame = manifest.grid;
    let Ok(projection) = Projection::from_epsg(manifest.crs_epsg) else { return Mesh::default() };
    let part = |i: u32, of: u32| f64::from(i) / f64::from(SIDE - 1) * f64::from(of) * frame.cell_m;
    let points = (0..SIDE * SIDE).filter_map(|i| {
        let (col, row) = (i % SIDE, i / SIDE);
        let metres = [frame.west_m + part(col, frame.cols), frame.north_m - part(row, frame.rows)];
        projection.to_degrees(metres).ok()
    });
    let points: Vec<_> = points.collect();
    if points.len() < (SIDE * SIDE) as usize {
        return Mesh::default();
    }
    Mesh { cols: frame.cols, rows: frame.rows, side: SIDE, points }
}
