//! ESRI ASCII grids as elevation: read by the core, then placed by their coordinates.

use super::{HEIGHTS_M, Reference, Tile};
use crate::PrepareError;
use parvis_core::exchange::esri_ascii;
use parvis_core::territory::Frame;

/// Reads an ESRI ASCII grid. Without a reference system of its own, coordinates that fit on a globe and
/// cells below one degree are taken for degrees, all else for metres in `epsg` or in the pack's system.
pub(super) fn read(file: &str, bytes: &[u8], epsg: Option<u32>) -> Result<Tile, PrepareError> {
    let wrong = |what: String| {
        PrepareError::new(
            file,
            what,
            "elevation is read from .hgt, .hgt.zip, ESRI ASCII (.asc) and GeoTIFF (.tif); export it again as one of these",
        )
    };
    let text = std::str::from_utf8(bytes)
        .map_err(|_| wrong("is no elevation file that could be told by its content".into()))?;
    let grid = esri_ascii::read(text).map_err(|e| wrong(e.to_string()))?;
    let Frame { cell_m: cell, cols, rows, .. } = grid.frame;
    let first = grid.frame.centre_m(0, 0);
    let south = grid.frame.centre_m(0, rows - 1)[1];
    let height = |h: f64| if HEIGHTS_M.contains(&(h as f32)) { h as f32 } else { f32::NAN };
    let on_globe = first[0].abs() <= 180.0 && south.abs() <= 90.0 && cell < 1.0;
    let reference = if on_globe { Reference::LonLat } else { epsg.map_or(Reference::Pack, Reference::Epsg) };
    Ok(Tile {
        file: file.to_owned(),
        reference,
        first,
        step: [cell, cell],
        cols: cols as usize,
        rows: rows as usize,
        heights_m: grid.values.into_iter().map(height).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const GRID: &str =
        "ncols 2\nnrows 2\nxllcorner 1000\nyllcorner 2000\ncellsize 10\nNODATA_value -9999\n1 2\n3 -9999\n";

    #[test]
    fn the_first_row_is_the_northern_one() {
        let tile = read("a.asc", GRID.as_bytes(), Some(2154)).unwrap();
        assert_eq!(tile.reference, Reference::Epsg(2154));
        assert_eq!(tile.first, [1005.0, 2015.0]);
        assert_eq!(tile.height_at([1005.0, 2015.0]), Some(1.0));
        assert_eq!(tile.height_at([1005.0, 2005.0]), Some(3.0));
        assert_eq!(tile.height_at([1015.0, 2005.0]), None);
    }

    #[test]
    fn degrees_are_told_from_metres() {
        let text =
            GRID.replace("1000", "2.5").replace("2000", "44.3").replace("cellsize 10", "cellsize 0.001");
        assert_eq!(read("a.asc", text.as_bytes(), Some(2154)).unwrap().reference, Reference::LonLat);
    }

    #[test]
    fn errors_say_what_is_wrong() {
        for (from, to, says) in [
            ("nrows 2", "nrows 3", "there are 4 values; the header says 6"),
            ("nrows 2", "nrows 1", "there are 3 values; the header says 2"),
            ("cellsize 10", "cellsize 0", "above 0"),
            ("ncols 2", "ncols 2.5", "whole number"),
            ("ncols 2", "ncols 1e9", "the header says"),
            ("yllcorner 2000\n", "", "yllcorner is missing"),
            ("3 -9999", "3 x", "\"x\""),
            ("ncols", "wcols", "ncols, nrows"),
        ] {
            let error = read("a.asc", GRID.replace(from, to).as_bytes(), None).unwrap_err();
            assert!(error.what.contains(says), "{error}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn what_was_written_is_read(cols in 1..6usize, rows in 1..6usize, x in -1e6..1e6f64, y in -1e6..1e6f64, h in 0.0..4000f32) {
            let line = vec![h.to_string(); cols].join(" ");
            let text = format!("NCOLS {cols}\nNROWS {rows}\nXLLCENTER {x}\nYLLCENTER {y}\nCELLSIZE 25\n{}", vec![line; rows].join("\n"));
            let tile = read("a.asc", text.as_bytes(), None).unwrap();
            prop_assert_eq!((tile.cols, tile.rows), (cols, rows));
            prop_assert!((tile.first[0] - x).abs() < 1e-6);
            prop_assert_eq!(tile.height_at(tile.first), Some(h));
        }

        #[test]
        fn no_text_panics(text in "(ncols|nrows|xllcorner|cellsize|[0-9eE.+-]{1,6}|nan| |\n){0,40}") {
            let _ = read("a.asc", text.as_bytes(), None);
        }
    }
}
