//! ESRI ASCII grids: a header of `ncols`, `nrows`, `xllcorner` or `xllcenter`, `yll...`, `cellsize` and
//! `NODATA_value`, then the heights row by row from the north.

use super::{HEIGHTS_M, MAX_SAMPLES, Reference, Tile};
use crate::PrepareError;

#[derive(Default)]
struct Header {
    ncols: Option<f64>,
    nrows: Option<f64>,
    x: Option<(f64, bool)>,
    y: Option<(f64, bool)>,
    cellsize: Option<f64>,
    nodata: Option<f64>,
}

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
    let mut words = text.split_ascii_whitespace().peekable();
    let mut header = Header::default();
    while let Some(word) = words.next_if(|w| w.starts_with(|c: char| c.is_ascii_alphabetic()) && !is_nan(w)) {
        let value = words
            .next()
            .and_then(|w| w.parse::<f64>().ok())
            .filter(|v| v.is_finite() || word.eq_ignore_ascii_case("nodata_value"))
            .ok_or_else(|| wrong(format!("header: {word} has no number")))?;
        match word.to_ascii_lowercase().as_str() {
            "ncols" => header.ncols = Some(value),
            "nrows" => header.nrows = Some(value),
            "xllcorner" => header.x = Some((value, false)),
            "yllcorner" => header.y = Some((value, false)),
            "xllcenter" => header.x = Some((value, true)),
            "yllcenter" => header.y = Some((value, true)),
            "cellsize" => header.cellsize = Some(value),
            "nodata_value" => header.nodata = Some(value),
            _ => {
                return Err(wrong(format!("header: {:?} is not a field of an ESRI ASCII grid", short(word))));
            }
        }
    }
    let need =
        |value: Option<f64>, field: &str| value.ok_or_else(|| wrong(format!("header: {field} is missing")));
    let count = |value: Option<f64>, field: &str| {
        let v = need(value, field)?;
        let whole = v.fract() == 0.0 && (1.0..=MAX_SAMPLES as f64).contains(&v);
        if whole { Ok(v as usize) } else { Err(wrong(format!("header: {field} {v} is not a count"))) }
    };
    let (cols, rows) = (count(header.ncols, "ncols")?, count(header.nrows, "nrows")?);
    let cell = need(header.cellsize, "cellsize")?;
    if cell <= 0.0 {
        return Err(wrong(format!("header: cellsize {cell} is not above 0")));
    }
    let samples = cols.checked_mul(rows).filter(|n| *n <= MAX_SAMPLES);
    let samples = samples.ok_or_else(|| wrong(format!("{cols} x {rows} cells are too many")))?;
    let middle = |position: Option<(f64, bool)>, field: &str| match position {
        Some((v, true)) => Ok(v),
        Some((v, false)) => Ok(v + cell / 2.0),
        None => Err(wrong(format!("header: {field} is missing"))),
    };
    let (x, y) = (middle(header.x, "xllcorner")?, middle(header.y, "yllcorner")?);

    // Reserve what the text can hold, not what the header claims.
    let mut heights_m = Vec::with_capacity(samples.min(bytes.len() / 2));
    for word in words {
        let h: f64 = word.parse().map_err(|_| {
            let row = heights_m.len() / cols + 1;
            wrong(format!("row {row} of the grid: {:?} is not a number", short(word)))
        })?;
        let hole = header.nodata.is_some_and(|n| n == h) || !HEIGHTS_M.contains(&(h as f32));
        heights_m.push(if hole { f32::NAN } else { h as f32 });
        if heights_m.len() > samples {
            break;
        }
    }
    if heights_m.len() != samples {
        let found = if heights_m.len() > samples { "more".into() } else { heights_m.len().to_string() };
        return Err(wrong(format!("the header promises {samples} heights, the file holds {found}")));
    }
    let on_globe = x.abs() <= 180.0 && y.abs() <= 90.0 && cell < 1.0;
    let reference = if on_globe { Reference::LonLat } else { epsg.map_or(Reference::Pack, Reference::Epsg) };
    Ok(Tile {
        file: file.to_owned(),
        reference,
        first: [x, y + (rows - 1) as f64 * cell],
        step: [cell, cell],
        cols,
        rows,
        heights_m,
    })
}

fn is_nan(word: &str) -> bool {
    word.eq_ignore_ascii_case("nan")
}

fn short(word: &str) -> String {
    word.chars().take(20).collect()
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
            ("nrows 2", "nrows 3", "promises 6 heights, the file holds 4"),
            ("nrows 2", "nrows 1", "promises 2 heights, the file holds more"),
            ("cellsize 10", "cellsize 0", "not above 0"),
            ("ncols 2", "ncols 2.5", "not a count"),
            ("ncols 2", "ncols 1e9", "not a count"),
            ("yllcorner 2000\n", "", "yllcorner is missing"),
            ("3 -9999", "3 x", "row 2"),
            ("ncols", "wcols", "wcols"),
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
            prop_assert_eq!((tile.cols, tile.rows, tile.first[0]), (cols, rows, x));
            prop_assert_eq!(tile.height_at(tile.first), Some(h));
        }

        #[test]
        fn no_text_panics(text in "(ncols|nrows|xllcorner|cellsize|[0-9eE.+-]{1,6}|nan| |\n){0,40}") {
            let _ = read("a.asc", text.as_bytes(), None);
        }
    }
}
