//! ESRI ASCII grids (`.asc`): a header of a few lines, then the values row by row from the north-west.
//!
//! Format: Esri, ArcGIS documentation, "Esri ASCII raster format". Cells must be square; the header's keys
//! may come in any order and in any case; the origin may be the corner or the centre of the south-western cell.

use crate::territory::{Frame, Grid};
use std::fmt::Write;
use thiserror::Error;

/// Why a text is not an ESRI ASCII grid.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum AsciiGridError {
    /// The header lacks a key, or its value is no number of the right kind.
    #[error("the header's {key} is missing or not a valid number; it must be {must}")]
    Header {
        /// The key, lower case.
        key: &'static str,
        /// What its value would have to be.
        must: &'static str,
    },
    /// A value does not read as a finite number, or as `nan` for none.
    #[error("value {index} (counted from 0) is {text:?}; it must be a finite number")]
    Value {
        /// Its place in the grid, row by row.
        index: usize,
        /// What stands there, cut to 20 characters.
        text: String,
    },
    /// There are more or fewer values than the header says.
    #[error("there are {got} values; the header says {expected}")]
    Count {
        /// Columns times rows.
        expected: u64,
        /// How many there are (counting stops one past the expected).
        got: u64,
    },
}

/// Reads a grid; cells without data are NaN.
///
/// # Errors
/// A header without its keys, values that are not finite numbers, too many or too few of them.
pub fn read(text: &str) -> Result<Grid<f64>, AsciiGridError> {
    let (header, body) = Header::read(text)?;
    let cols = header.whole("ncols", header.cols)?;
    let rows = header.whole("nrows", header.rows)?;
    let side = Some(header.cell_m).filter(|side| side.is_finite() && *side > 0.0);
    let cell_m = side.ok_or(AsciiGridError::Header { key: "cellsize", must: "above 0" })?;
    let corner = |key, [corner, centre]: [f64; 2]| {
        let origin = if corner.is_nan() { centre - 0.5 * cell_m } else { corner };
        let must = "the coordinate of the lower left corner or centre, in metres";
        if origin.is_finite() { Ok(origin) } else { Err(AsciiGridError::Header { key, must }) }
    };
    let south_m = corner("yllcorner", header.y)?;
    let west_m = corner("xllcorner", header.x)?;
    let frame = Frame { west_m, north_m: south_m + f64::from(rows) * cell_m, cell_m, cols, rows };

    let expected = u64::from(cols) * u64::from(rows);
    // A value takes two characters at least, so that a false header cannot ask for memory.
    let most = (body.len() as u64).div_ceil(2);
    if expected > most {
        return Err(AsciiGridError::Count { expected, got: most });
    }
    let mut values = Vec::with_capacity(frame.len());
    for (index, word) in body.split_ascii_whitespace().enumerate() {
        if index as u64 == expected {
            return Err(AsciiGridError::Count { expected, got: expected + 1 });
        }
        let value = word
            .parse::<f64>()
            .ok()
            .filter(|v| !v.is_infinite())
            .ok_or_else(|| AsciiGridError::Value { index, text: word.chars().take(20).collect() })?;
        values.push(if Some(value) == header.no_data { f64::NAN } else { value });
    }
    let got = values.len() as u64;
    if got == expected { Ok(Grid { frame, values }) } else { Err(AsciiGridError::Count { expected, got }) }
}

/// Writes a grid; NaN becomes -9999.
pub fn write(grid: &Grid<f64>) -> String {
    let Frame { west_m, north_m, cell_m, cols, rows } = grid.frame;
    let south_m = north_m - f64::from(rows) * cell_m;
    let mut text = format!(
        "ncols {cols}\nnrows {rows}\nxllcorner {west_m}\nyllcorner {south_m}\ncellsize {cell_m}\nNODATA_value -9999\n"
    );
    for row in grid.values.chunks(cols.max(1) as usize) {
        for (i, value) in row.iter().enumerate() {
            let value = if value.is_nan() { -9999.0 } else { *value };
            // Writing to a string cannot fail.
            let _ = write!(text, "{}{value}", if i == 0 { "" } else { " " });
        }
        text.push('\n');
    }
    text
}

/// What the header says; NaN where it says nothing.
struct Header {
    cols: f64,
    rows: f64,
    cell_m: f64,
    x: [f64; 2],
    y: [f64; 2],
    no_data: Option<f64>,
}

impl Header {
    /// Reads the lines that start with a letter; what follows is the body.
    fn read(text: &str) -> Result<(Self, &str), AsciiGridError> {
        let none = f64::NAN;
        let mut header =
            Self { cols: none, rows: none, cell_m: none, x: [none; 2], y: [none; 2], no_data: None };
        let mut rest = text.trim_start_matches('\u{feff}').trim_ascii_start();
        while rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
            let mut words = line.split_ascii_whitespace();
            let key = words.next().unwrap_or_default().to_ascii_lowercase();
            if key == "nan" {
                break;
            }
            let value = words.next().and_then(|word| word.parse().ok()).unwrap_or(f64::NAN);
            match key.as_str() {
                "ncols" => header.cols = value,
                "nrows" => header.rows = value,
                "cellsize" => header.cell_m = value,
                "xllcorner" => header.x[0] = value,
                "xllcenter" => header.x[1] = value,
                "yllcorner" => header.y[0] = value,
                "yllcenter" => header.y[1] = value,
                "nodata_value" => header.no_data = Some(value),
                _ => {
                    let must = "one of ncols, nrows, xllcorner, yllcorner, cellsize, nodata_value";
                    return Err(AsciiGridError::Header { key: "key", must });
                }
            }
            rest = after.trim_ascii_start();
        }
        Ok((header, rest))
    }

    fn whole(&self, key: &'static str, value: f64) -> Result<u32, AsciiGridError> {
        let whole = value >= 1.0 && value <= f64::from(u32::MAX) && value.fract() == 0.0;
        if whole {
            Ok(value as u32)
        } else {
            Err(AsciiGridError::Header { key, must: "a whole number from 1" })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SMALL: &str = "NCOLS 3\nnrows 2\nxllcorner 100\nyllcorner -7.5\ncellsize 5\nNODATA_value -9999\n \
                         1 2 3\n4 -9999 6.5\n";

    #[test]
    fn the_first_value_is_in_the_north_west() {
        let grid = read(SMALL).unwrap();
        assert_eq!(grid.frame, Frame { west_m: 100.0, north_m: 2.5, cell_m: 5.0, cols: 3, rows: 2 });
        assert_eq!(grid.at([101.0, 2.0]), Some(1.0));
        assert_eq!(grid.at([114.0, -7.0]), Some(6.5));
        assert!(grid.at([107.0, -7.0]).unwrap().is_nan());
    }

    #[test]
    fn a_centre_is_half_a_cell_from_the_corner() {
        let grid = read("ncols 1\nnrows 1\nxllcenter 2.5\nyllcenter 2.5\ncellsize 5\n7").unwrap();
        assert_eq!((grid.frame.west_m, grid.frame.north_m), (0.0, 5.0));
    }

    #[test]
    fn false_headers_and_values_are_named() {
        let says = |text: &str| read(text).unwrap_err().to_string();
        assert!(says("").contains("ncols"));
        assert!(says(&SMALL.replace("5\nNODATA", "-5\nNODATA")).contains("cellsize"));
        assert!(says(&SMALL.replace("NCOLS 3", "NCOLS 4000000000")).contains("the header says 8000000000"));
        assert!(says(&SMALL.replace("6.5", "")).contains("there are 5 values"));
        assert!(says(&SMALL.replace("6.5", "6 7")).contains("there are 7 values"));
        assert!(says(&SMALL.replace("6.5", "inf")).contains("\"inf\""));
    }

    #[test]
    fn a_value_may_be_missing_by_name_even_the_first() {
        let grid = read("ncols 2\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 5\nNaN 7").unwrap();
        assert!(grid.values[0].is_nan() && grid.values[1] == 7.0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_is_written_reads_back(cols in 1u32..6, rows in 1u32..6, seed in prop::collection::vec(-1e4..1e4_f64, 36)) {
            let frame = Frame { west_m: 10.0, north_m: f64::from(rows) * 2.5, cell_m: 2.5, cols, rows };
            let grid = Grid { frame, values: seed[..frame.len()].to_vec() };
            prop_assert_eq!(read(&write(&grid)).unwrap(), grid);
        }

        #[test]
        fn any_text_gets_an_answer(text in "(?i)(ncols 2\nnrows 1\ncellsize 1\nxllcorner 0\nyllcorner 0\n)?[-0-9a-z. \n]{0,60}") {
            let _ = read(&text);
        }
    }
}
