//! Where a pack lies: its outline, its reference system, its grid.

use crate::PrepareError;
use geo::{Area, BoundingRect, Buffer, Centroid, Contains, Coord, MapCoords, MultiPolygon, Point};
use parvis_core::territory::{Frame, Projection};

/// Roads and streams are kept this far beyond the outline \[m\], so that the map does not end with it; the
/// grid reaches as far.
pub const MARGIN_M: f64 = 50.0;

/// Side of a cell \[m\] up to [`FINE_KM2`].
const FINE_CELL_M: f64 = 10.0;
/// Communes up to this area \[km2\] have cells of 10 m: 400 000 of them.
const FINE_KM2: f64 = 40.0;
/// Sides of cells are multiples of this \[m\].
const CELL_STEP_M: f64 = 5.0;
/// A grid has at most this many cells, with what lies around the commune.
const MOST_CELLS: f64 = 4_000_000.0;
/// A commune has at most this area \[km2\]; the largest in metropolitan France has 759.
const MOST_KM2: f64 = 5000.0;

/// Where a pack lies.
#[derive(Debug, Clone)]
pub struct Place {
    /// Degrees to metres and back.
    pub projection: Projection,
    /// The outline in metres.
    pub outline: MultiPolygon,
    /// The outline widened by [`MARGIN_M`], in metres.
    pub around: MultiPolygon,
    /// Area inside the outline \[km2\].
    pub area_km2: f64,
    /// The grid that all raster layers share.
    pub frame: Frame,
}

impl Place {
    /// Chooses reference system and grid for an outline in degrees; `file` is where the outline is from.
    ///
    /// Cells are 10 m wide up to 40 km2. Beyond, they grow with the square root of the area, in steps of
    /// 5 m, so that the commune keeps 400 000 cells or fewer.
    pub fn new(file: &str, outline_deg: &MultiPolygon) -> Result<Self, PrepareError> {
        let wrong =
            |what: String| PrepareError::new(file, what, "check that the outline is that of one commune");
        let centre = outline_deg.centroid().ok_or_else(|| wrong("the outline is empty".into()))?;
        let projection = Projection::for_place([centre.x(), centre.y()]).map_err(|e| wrong(e.to_string()))?;
        let outline = to_metres(&projection, outline_deg).map_err(wrong)?;
        let area_km2 = outline.unsigned_area() / 1e6;
        if !(0.001..=MOST_KM2).contains(&area_km2) {
            return Err(wrong(format!(
                "the outline holds {area_km2:.3} km2; from 0.001 to {MOST_KM2} can be prepared"
            )));
        }
        let frame = frame(&outline, area_km2).map_err(wrong)?;
        let around = outline.buffer(MARGIN_M);
        Ok(Self { projection, outline, around, area_km2, frame })
    }

    /// Easting and northing \[m\] of a position in degrees, if the pack's system can show it.
    pub fn to_metres(&self, position: [f64; 2]) -> Option<Coord> {
        self.projection.to_metres(position).ok().map(|[x, y]| Coord { x, y })
    }

    /// Longitude and latitude \[deg\], with the six decimals that a pack holds, of a position in metres.
    pub fn to_degrees(&self, c: Coord) -> Option<[f64; 2]> {
        let degrees = self.projection.to_degrees([c.x, c.y]).ok()?;
        Some(degrees.map(|d| (d * 1e6).round() / 1e6))
    }

    /// Whether a position in metres lies in the commune.
    pub fn holds(&self, c: Coord) -> bool {
        self.frame.index_at([c.x, c.y]).is_some() && self.outline.contains(&Point(c))
    }
}

fn to_metres(projection: &Projection, outline: &MultiPolygon) -> Result<MultiPolygon, String> {
    outline.try_map_coords(|c| {
        projection.to_metres([c.x, c.y]).map(|[x, y]| Coord { x, y }).map_err(|e| e.to_string())
    })
}

fn frame(outline: &MultiPolygon, area_km2: f64) -> Result<Frame, String> {
    let rect = outline.bounding_rect().ok_or("the outline is empty")?;
    let (width, height) = (rect.width() + 2.0 * MARGIN_M, rect.height() + 2.0 * MARGIN_M);
    let by_area = FINE_CELL_M * (area_km2 / FINE_KM2).sqrt();
    let by_cells = (width * height / MOST_CELLS).sqrt();
    let cell_m = ((by_area.max(by_cells).max(FINE_CELL_M) / CELL_STEP_M).ceil()) * CELL_STEP_M;
    // Edges on multiples of the cell, so that two packs of neighbours share their cells.
    let down = |v: f64| ((v - MARGIN_M) / cell_m).floor() * cell_m;
    let up = |v: f64| ((v + MARGIN_M) / cell_m).ceil() * cell_m;
    let (west_m, north_m) = (down(rect.min().x), up(rect.max().y));
    let cols = ((up(rect.max().x) - west_m) / cell_m).round() as u32;
    let rows = ((north_m - down(rect.min().y)) / cell_m).round() as u32;
    Ok(Frame { west_m, north_m, cell_m, cols, rows })
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Rect, coord};
    use proptest::prelude::*;

    fn square(lon: f64, lat: f64, side: f64) -> MultiPolygon {
        Rect::new(coord! {x: lon, y: lat}, coord! {x: lon + side, y: lat + side}).to_polygon().into()
    }

    #[test]
    fn thirteen_square_kilometres_get_ten_metres_and_eighty_fifteen() {
        let small = Place::new("b", &square(2.5, 44.3, 0.036)).unwrap();
        assert!((small.area_km2 - 11.5).abs() < 1.0 && small.frame.cell_m == 10.0, "{small:?}");
        assert_eq!(small.projection.epsg(), 2154);
        let large = Place::new("b", &square(1.5, 42.6, 0.095)).unwrap();
        assert!((large.area_km2 - 82.0).abs() < 3.0 && large.frame.cell_m == 15.0, "{large:?}");
    }

    #[test]
    fn nothing_and_a_continent_are_refused() {
        assert!(Place::new("b", &MultiPolygon(vec![])).is_err());
        assert!(Place::new("b", &square(0.0, 40.0, 10.0)).unwrap_err().what.contains("km2"));
        assert!(Place::new("b", &square(0.0, 40.0, 0.0)).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn the_grid_holds_the_outline_and_its_margin(lon in -179.0..178.0f64, lat in -70.0..70.0f64, side in 0.005..0.5f64) {
            let place = Place::new("b", &square(lon, lat, side)).unwrap();
            let f = place.frame;
            let rect = place.outline.bounding_rect().unwrap();
            prop_assert!(f.west_m <= rect.min().x - MARGIN_M && f.north_m >= rect.max().y + MARGIN_M);
            prop_assert!(f.west_m + f64::from(f.cols) * f.cell_m >= rect.max().x + MARGIN_M);
            prop_assert!(f.north_m - f64::from(f.rows) * f.cell_m <= rect.min().y - MARGIN_M);
            prop_assert!(place.area_km2 * 1e6 / f.cell_m2() <= 400_001.0 || f.cell_m > 10.0);
        }

        #[test]
        fn there_and_back_is_the_same_place(x in 0.0..0.05f64, y in 0.0..0.05f64) {
            let place = Place::new("b", &square(2.5, 44.3, 0.05)).unwrap();
            let back = place.to_degrees(place.to_metres([2.5 + x, 44.3 + y]).unwrap()).unwrap();
            prop_assert!((back[0] - 2.5 - x).abs() < 6e-7 && (back[1] - 44.3 - y).abs() < 6e-7);
        }
    }
}
