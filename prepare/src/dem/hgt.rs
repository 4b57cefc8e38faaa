//! SRTM tiles, `N42E001.hgt`: one degree of big-endian 16 bit heights, named after their south-western
//! corner (Farr et al. 2007, *Rev. Geophys.* 45, RG2004; the file format is that of the SRTM user guide).

use super::{HEIGHTS_M, Reference, Tile};
use crate::PrepareError;

const NAME: &str = "name the file after its south-western corner, as in N42E001.hgt";

/// Reads an `.hgt` file. Points lie on the edges of the tile, so neighbouring tiles share a row of points;
/// the number of points on a side follows from the size of the file (1201 or 3601 in SRTM).
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Tile, PrepareError> {
    let (west, south) = corner(file).ok_or_else(|| {
        PrepareError::new(file, "the name does not tell which degree of the earth the tile covers", NAME)
    })?;
    let side = (bytes.len() / 2).isqrt();
    if !(2..=10_801).contains(&side) || side * side * 2 != bytes.len() {
        return Err(PrepareError::new(
            file,
            format!("{} bytes are not a square of 16 bit heights", bytes.len()),
            "download the tile again: 2884802 bytes at 3 arc seconds, 25934402 at 1",
        ));
    }
    let height = |pair: &[u8]| match pair {
        [high, low] => {
            let h = f32::from(i16::from_be_bytes([*high, *low]));
            if HEIGHTS_M.contains(&h) { h } else { f32::NAN }
        }
        _ => f32::NAN,
    };
    let step = 1.0 / (side - 1) as f64;
    Ok(Tile {
        file: file.to_owned(),
        reference: Reference::LonLat,
        first: [west, south + 1.0],
        step: [step, step],
        cols: side,
        rows: side,
        heights_m: bytes.chunks_exact(2).map(height).collect(),
    })
}

/// Longitude and latitude of the corner that the name tells.
fn corner(file: &str) -> Option<(f64, f64)> {
    let name = file.rsplit(['/', '\\']).next()?.to_uppercase();
    let axis = |text: &str, plus: char, minus: char, most: f64| {
        let sign = text
            .chars()
            .next()
            .and_then(|c| [(plus, 1.0), (minus, -1.0)].iter().find(|s| s.0 == c).map(|s| s.1))?;
        let degrees: f64 = text.get(1..)?.parse::<u16>().ok()?.into();
        (degrees <= most).then_some(sign * degrees)
    };
    let latitude = axis(name.get(..3)?, 'N', 'S', 90.0)?;
    let longitude = axis(name.get(3..7)?, 'E', 'W', 180.0)?;
    Some((longitude, latitude))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_name_tells_the_corner() {
        assert_eq!(corner("a/b/N42E001.hgt"), Some((1.0, 42.0)));
        assert_eq!(corner("s05w170.hgt"), Some((-170.0, -5.0)));
        for wrong in ["X42E001.hgt", "N4E1.hgt", "N99E001.hgt", "é42E001.hgt", ""] {
            assert_eq!(corner(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn first_is_north_west_and_voids_are_holes() {
        let heights: [i16; 9] = [100, 200, 300, 400, -32768, 600, 700, 800, 900];
        let bytes: Vec<u8> = heights.iter().flat_map(|h| h.to_be_bytes()).collect();
        let tile = read("N42E001.hgt", &bytes).unwrap();
        assert_eq!(tile.height_at([1.0, 43.0]), Some(100.0));
        assert_eq!(tile.height_at([2.0, 42.0]), Some(900.0));
        assert_eq!(tile.height_at([1.5, 42.5]), None);
        assert_eq!(tile.holes(), 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn only_squares_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let side = (bytes.len() / 2).isqrt();
            let square = side >= 2 && side * side * 2 == bytes.len();
            prop_assert_eq!(read("N42E001.hgt", &bytes).is_ok(), square);
        }
    }
}
