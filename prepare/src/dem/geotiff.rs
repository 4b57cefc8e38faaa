//! GeoTIFF elevation (OGC 19-008r4): north-up grids whose position stands in the tags `ModelPixelScale`
//! and `ModelTiepoint`, and whose reference system is an EPSG code in the GeoKey directory.

use super::{HEIGHTS_M, MAX_SAMPLES, Reference, Tile};
use crate::PrepareError;
use std::io::Cursor;
use tiff::decoder::{Decoder, DecodingResult, Limits};
use tiff::tags::Tag;

const GT_RASTER_TYPE: u16 = 1025;
const GEOGRAPHIC_TYPE: u16 = 2048;
const PROJECTED_TYPE: u16 = 3072;
const PIXEL_IS_POINT: u16 = 2;
const USER_DEFINED: u16 = 32_767;

/// Reads a GeoTIFF with one band of heights.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Tile, PrepareError> {
    let wrong = |what: String| {
        PrepareError::new(
            file,
            what,
            "export it again as a plain north-up GeoTIFF with one band of heights in metres",
        )
    };
    let broken = |e: tiff::TiffError| wrong(format!("cannot be decoded ({e})"));
    let mut limits = Limits::default();
    limits.decoding_buffer_size = MAX_SAMPLES * 8;
    let mut decoder = Decoder::new(Cursor::new(bytes)).map_err(broken)?.with_limits(limits);
    let (cols, rows) = decoder.dimensions().map_err(broken)?;
    let (cols, rows) = (cols as usize, rows as usize);
    if cols == 0 || rows == 0 || cols.checked_mul(rows).is_none_or(|n| n > MAX_SAMPLES) {
        return Err(wrong(format!("{cols} x {rows} cells cannot be read")));
    }

    let scale = decoder.get_tag_f64_vec(Tag::ModelPixelScaleTag).ok();
    let tie = decoder.get_tag_f64_vec(Tag::ModelTiepointTag).ok();
    let (Some([dx, dy, ..]), Some([i, j, _, x, y, ..])) = (scale.as_deref(), tie.as_deref()) else {
        return Err(wrong("has no position, or is turned against north".into()));
    };
    if !(*dx > 0.0 && *dy > 0.0 && [dx, dy, i, j, x, y].iter().all(|v| v.is_finite())) {
        return Err(wrong(format!("a cell of {dx} by {dy} has no size")));
    }
    let keys = decoder.get_tag_u16_vec(Tag::GeoKeyDirectoryTag).unwrap_or_default();
    let key = |id: u16| {
        let entries = keys.get(4..).unwrap_or_default().chunks_exact(4);
        entries
            .filter_map(|e| if let [k, 0, 1, value] = e { Some((*k, *value)) } else { None })
            .find(|e| e.0 == id)
            .map(|e| e.1)
    };
    let reference = match (key(PROJECTED_TYPE), key(GEOGRAPHIC_TYPE)) {
        (Some(USER_DEFINED), _) => {
            return Err(wrong("its reference system has no EPSG code".into()));
        }
        (Some(epsg), _) => Reference::Epsg(epsg.into()),
        (None, Some(_)) => Reference::LonLat,
        (None, None) if x.abs() <= 180.0 && y.abs() <= 90.0 && *dx < 1.0 => Reference::LonLat,
        (None, None) => Reference::Pack,
    };
    // A tie point names the corner of a cell, or its middle where cells stand for points.
    let half = if key(GT_RASTER_TYPE) == Some(PIXEL_IS_POINT) { 0.0 } else { 0.5 };
    let first = [x + (half - i) * dx, y - (half - j) * dy];

    let nodata = decoder.get_tag_ascii_string(Tag::GdalNodata).ok();
    let nodata: Option<f64> = nodata.and_then(|t| t.trim_matches(['\0', ' ']).parse().ok());
    let mut heights_m: Vec<f32> = match decoder.read_image().map_err(broken)? {
        DecodingResult::U8(v) => v.into_iter().map(f32::from).collect(),
        DecodingResult::U16(v) => v.into_iter().map(f32::from).collect(),
        DecodingResult::I16(v) => v.into_iter().map(f32::from).collect(),
        DecodingResult::U32(v) => v.into_iter().map(|h| h as f32).collect(),
        DecodingResult::I32(v) => v.into_iter().map(|h| h as f32).collect(),
        DecodingResult::F32(v) => v,
        DecodingResult::F64(v) => v.into_iter().map(|h| h as f32).collect(),
        _ => return Err(wrong("its kind of number is not one for heights".into())),
    };
    if heights_m.len() != cols * rows {
        return Err(wrong(format!("holds {} values for {} cells", heights_m.len(), cols * rows)));
    }
    for h in &mut heights_m {
        if nodata.is_some_and(|n| n as f32 == *h) || !HEIGHTS_M.contains(h) {
            *h = f32::NAN;
        }
    }
    Ok(Tile { file: file.to_owned(), reference, first, step: [*dx, *dy], cols, rows, heights_m })
}

#[cfg(test)]
mod tests {
    use super::*;
    use tiff::encoder::{TiffEncoder, colortype::Gray32Float};

    fn written(scale: &[f64], keys: &[u16]) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let mut encoder = TiffEncoder::new(&mut bytes).unwrap();
        let mut image = encoder.new_image::<Gray32Float>(2, 2).unwrap();
        let directory = image.encoder();
        directory.write_tag(Tag::ModelPixelScaleTag, scale).unwrap();
        directory.write_tag(Tag::ModelTiepointTag, &[0.0, 0.0, 0.0, 1000.0, 2000.0, 0.0][..]).unwrap();
        directory.write_tag(Tag::GeoKeyDirectoryTag, keys).unwrap();
        directory.write_tag(Tag::GdalNodata, "-9999").unwrap();
        image.write_data(&[1.0, 2.0, 3.0, -9999.0]).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn position_system_and_holes_are_read() {
        let area = written(&[10.0, 10.0, 0.0], &[1, 1, 0, 2, 1025, 0, 1, 1, 3072, 0, 1, 2154]);
        let tile = read("a.tif", &area).unwrap();
        assert_eq!((tile.reference, tile.first), (Reference::Epsg(2154), [1005.0, 1995.0]));
        assert_eq!((tile.height_at([1015.0, 1995.0]), tile.holes()), (Some(2.0), 1));
        let point = written(&[10.0, 10.0, 0.0], &[1, 1, 0, 2, 1025, 0, 1, 2, 3072, 0, 1, 2154]);
        assert_eq!(read("a.tif", &point).unwrap().first, [1000.0, 2000.0]);
    }

    #[test]
    fn a_grid_without_size_or_system_is_refused() {
        assert!(read("a.tif", &written(&[0.0, 10.0, 0.0], &[1, 1, 0, 0])).is_err());
        let odd = written(&[10.0, 10.0, 0.0], &[1, 1, 0, 1, 3072, 0, 1, 32767]);
        assert!(read("a.tif", &odd).unwrap_err().what.contains("EPSG"));
        let whole = written(&[10.0, 10.0, 0.0], &[1, 1, 0, 0]);
        for cut in 0..whole.len() {
            let _ = read("a.tif", &whole[..cut]);
        }
        assert!(read("a.tif", &whole[..whole.len() / 2]).is_err());
    }
}
