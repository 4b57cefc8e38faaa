//! The grids as GeoTIFF (OGC 19-008r4): one image of one band, deflated; floating-point numbers with the
//! predictor of Adobe's Photoshop TIFF Technical Note 3 (2005).

use parvis_core::territory::{Frame, Grid, LandCover};
use std::io::Cursor;
use tiff::TiffError;
use tiff::encoder::TiffEncoder;
use tiff::tags::Tag;

/// Deflate's own scale: 9 is smallest.
const LEVEL: u8 = 9;

/// Rows that are compressed together.
const STRIP_ROWS: usize = 64;

/// A class a cell, 8 bits.
pub(super) fn classes(grid: &Grid<LandCover>, epsg: u32) -> Result<Vec<u8>, TiffError> {
    let values: Vec<u8> = grid.values.iter().map(|class| *class as u8).collect();
    let strips = values.chunks(strip_len(grid.frame)).map(<[u8]>::to_vec);
    image(strips, grid.frame, epsg, &Samples { bits: 8, format: 1, predictor: 1 })
}

/// A number a cell, 32 bits, in steps of one `per`-th; steps that are powers of two compress best.
pub(super) fn numbers(grid: &Grid<f32>, epsg: u32, per: f32) -> Result<Vec<u8>, TiffError> {
    let cols = grid.frame.cols as usize;
    let strips = grid.values.chunks(strip_len(grid.frame)).map(|strip| {
        strip
            .chunks(cols.max(1))
            .flat_map(|row| predicted(row.iter().map(|v| (v * per).round() / per)))
            .collect()
    });
    image(strips, grid.frame, epsg, &Samples { bits: 32, format: 3, predictor: 3 })
}

fn strip_len(frame: Frame) -> usize {
    (frame.cols as usize * STRIP_ROWS).max(1)
}

/// A row by the floating-point predictor: first all first bytes, then all second ones and so on, each byte
/// less the one before.
fn predicted(row: impl Iterator<Item = f32>) -> Vec<u8> {
    let words: Vec<[u8; 4]> = row.map(f32::to_be_bytes).collect();
    let planes: Vec<u8> = (0..4).flat_map(|byte| words.iter().map(move |word| word[byte])).collect();
    let before = std::iter::once(0).chain(planes.iter().copied());
    planes.iter().zip(before).map(|(byte, before)| byte.wrapping_sub(before)).collect()
}

struct Samples {
    bits: u16,
    format: u16,
    predictor: u16,
}

fn image(
    strips: impl Iterator<Item = Vec<u8>>,
    frame: Frame,
    epsg: u32,
    samples: &Samples,
) -> Result<Vec<u8>, TiffError> {
    let mut file = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut file)?;
    let mut directory = encoder.image_directory()?;
    let (mut offsets, mut sizes) = (Vec::new(), Vec::new());
    for strip in strips {
        let small = miniz_oxide::deflate::compress_to_vec_zlib(&strip, LEVEL);
        offsets.push(u32::try_from(directory.write_data(small.as_slice())?)?);
        sizes.push(u32::try_from(small.len())?);
    }
    let one = [1u16];
    directory.write_tag(Tag::ImageWidth, frame.cols)?;
    directory.write_tag(Tag::ImageLength, frame.rows)?;
    directory.write_tag(Tag::BitsPerSample, samples.bits)?;
    directory.write_tag(Tag::Compression, 8u16)?;
    directory.write_tag(Tag::PhotometricInterpretation, 1u16)?;
    directory.write_tag(Tag::StripOffsets, offsets.as_slice())?;
    directory.write_tag(Tag::SamplesPerPixel, one.as_slice())?;
    directory.write_tag(Tag::RowsPerStrip, STRIP_ROWS as u32)?;
    directory.write_tag(Tag::StripByteCounts, sizes.as_slice())?;
    directory.write_tag(Tag::Predictor, samples.predictor)?;
    directory.write_tag(Tag::SampleFormat, samples.format)?;
    directory.write_tag(Tag::ModelPixelScaleTag, [frame.cell_m, frame.cell_m, 0.0].as_slice())?;
    let tie = [0.0, 0.0, 0.0, frame.west_m, frame.north_m, 0.0];
    directory.write_tag(Tag::ModelTiepointTag, tie.as_slice())?;
    directory.write_tag(Tag::GeoKeyDirectoryTag, geo_keys(epsg).as_slice())?;
    directory.finish()?;
    Ok(file.into_inner())
}

/// Version 1.1.0 and three keys: a projected model, a value for a whole cell, the reference system.
fn geo_keys(epsg: u32) -> [u16; 16] {
    let code = u16::try_from(epsg).unwrap_or(u16::MAX);
    [1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, code]
}
