//! Elevation: files in, one surface on the pack's grid out.

mod asc;
mod geotiff;
mod hgt;
mod holes;
mod mosaic;
mod tile;

pub use holes::fill;
pub use mosaic::{Surface, mosaic};
pub use tile::{Reference, Tile};

use crate::{PrepareError, inflate};

/// The most samples that one elevation file may hold: a tile of 1 arc second has 13 million.
const MAX_SAMPLES: usize = 100_000_000;

/// Heights that the ground of the earth has \[m\]; what lies outside is taken for a hole.
const HEIGHTS_M: std::ops::RangeInclusive<f32> = -500.0..=9000.0;

/// Reads an elevation file: `.hgt`, `.hgt.zip`, ESRI ASCII or GeoTIFF, told apart by their content.
///
/// `epsg` is the reference system of files that do not name their own (ESRI ASCII in metres).
pub fn read(file: &str, bytes: &[u8], epsg: Option<u32>) -> Result<Tile, PrepareError> {
    match bytes {
        [b'P', b'K', 3, 4, ..] => {
            let (name, content) = inflate::unzip(file, bytes, ".hgt", inflate::LIMIT)?;
            hgt::read(&name, &content).map_err(|e| PrepareError { file: format!("{file}/{}", e.file), ..e })
        }
        [b'I', b'I', ..] | [b'M', b'M', ..]
            if matches!(bytes.get(2..4), Some([42 | 43, 0] | [0, 42 | 43])) =>
        {
            geotiff::read(file, bytes)
        }
        _ if file.to_lowercase().ends_with(".hgt") => hgt::read(file, bytes),
        _ => asc::read(file, bytes, epsg),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn no_bytes_panic(head in 0..4usize, tail in proptest::collection::vec(any::<u8>(), 0..400)) {
            let magic: [&[u8]; 4] = [b"PK\x03\x04", b"II*\0", b"MM\0*", b"ncols 3\n"];
            let bytes = [magic[head], tail.as_slice()].concat();
            let _ = read("N42E001.hgt", &bytes, None);
            let _ = read("a.asc", &bytes, Some(2154));
        }
    }
}
