//! `land_cover.tif`, `elevation.tif` and `population.tif`: GeoTIFF (OGC 19-008r4), one image of one band.

use super::error::{Fault, Faults, Found, Place};
use super::limits;
use crate::territory::{Frame, Grid, LandCover, Manifest};
use std::io::Cursor;
use tiff::ColorType;
use tiff::decoder::{Decoder, DecodingResult, Limits};
use tiff::tags::Tag;

/// Key of a GeoTIFF's projected reference system in its key directory.
const PROJECTED_CRS_KEY: u16 = 3072;

/// Bytes of the largest tag: the places of all strips of the tallest grid.
const TAG_BYTES: usize = 1 << 20;

pub(super) fn land_cover(bytes: &[u8], manifest: &Manifest, faults: &mut Faults) -> Option<Grid<LandCover>> {
    let DecodingResult::U8(numbers) = faults.note(image(bytes, manifest, ColorType::Gray(8)))? else {
        faults.push(Fault::Syntax { why: "its values are not whole numbers of 8 bits".to_owned() });
        return None;
    };
    let mut values = Vec::with_capacity(numbers.len());
    for (cell, number) in numbers.iter().enumerate() {
        let Some(class) = LandCover::from_number(*number) else {
            let fault =
                Fault::Number { got: f64::from(*number), must: "the number of a land cover class, 0 to 12" };
            faults.push(Found::from(fault).at(Place::Cell(cell)));
            return None;
        };
        values.push(class);
    }
    Some(Grid { frame: manifest.grid, values })
}

pub(super) fn elevation(bytes: &[u8], manifest: &Manifest, faults: &mut Faults) -> Option<Grid<f32>> {
    let ok = |v: f32| v.is_nan() || (-500.0..=9000.0).contains(&v);
    floats(bytes, manifest, faults, ok, "from -500 to 9000, or NaN where unknown")
}

pub(super) fn population(bytes: &[u8], manifest: &Manifest, faults: &mut Faults) -> Option<Grid<f32>> {
    let ok = |v: f32| (0.0..=1e6).contains(&v);
    let grid = floats(bytes, manifest, faults, ok, "from 0 to 1 000 000")?;
    let sum: f64 = grid.values.iter().map(|v| f64::from(*v)).sum();
    if (sum - f64::from(manifest.population)).abs() > 0.5 {
        faults.push(Fault::Disagrees {
            got: format!("{sum:.1} residents in all cells together"),
            with: format!("the manifest says {}", manifest.population),
        });
    }
    Some(grid)
}

fn floats(
    bytes: &[u8],
    manifest: &Manifest,
    faults: &mut Faults,
    ok: impl Fn(f32) -> bool,
    must: &'static str,
) -> Option<Grid<f32>> {
    let DecodingResult::F32(values) = faults.note(image(bytes, manifest, ColorType::Gray(32)))? else {
        faults.push(Fault::Syntax { why: "its values are not floating-point numbers of 32 bits".to_owned() });
        return None;
    };
    if let Some(cell) = values.iter().position(|v| !ok(*v)) {
        let got = values.get(cell).copied().map_or(f64::NAN, f64::from);
        faults.push(Found::from(Fault::Number { got, must }).at(Place::Cell(cell)));
        return None;
    }
    Some(Grid { frame: manifest.grid, values })
}

/// The only image of the file, after its size and place have been held against the manifest.
fn image(bytes: &[u8], manifest: &Manifest, colour: ColorType) -> Result<DecodingResult, Found> {
    let frame = manifest.grid;
    let mut limits = Limits::default();
    // Tags are read into the same buffer; they need little, but something even in the smallest grid.
    limits.decoding_buffer_size = (frame.len() * 4).clamp(TAG_BYTES, limits::INFLATED_BYTES);
    limits.intermediate_buffer_size = limits::INFLATED_BYTES;
    limits.ifd_value_size = TAG_BYTES;
    let mut decoder = Decoder::new(Cursor::new(bytes)).map_err(syntax)?.with_limits(limits);
    let (cols, rows) = decoder.dimensions().map_err(syntax)?;
    if (cols, rows) != (frame.cols, frame.rows) {
        return Err(Fault::Disagrees {
            got: format!("{cols} x {rows} cells"),
            with: format!("the manifest's grid has {} x {}", frame.cols, frame.rows),
        }
        .into());
    }
    if decoder.colortype().map_err(syntax)? != colour {
        return Err(Fault::Syntax { why: format!("it is not one band of {colour:?}") }.into());
    }
    place(&mut decoder, frame)?;
    system(&mut decoder, manifest.crs_epsg)?;
    let values = decoder.read_image().map_err(syntax)?;
    let count = match &values {
        DecodingResult::U8(v) => v.len(),
        DecodingResult::F32(v) => v.len(),
        _ => 0,
    };
    if count != frame.len() {
        return Err(Fault::Syntax { why: format!("it holds {count} values of {colour:?}") }.into());
    }
    Ok(values)
}

/// Holds the file's cell size and north-western corner against the manifest's grid.
fn place(decoder: &mut Decoder<Cursor<&[u8]>>, frame: Frame) -> Result<(), Found> {
    let scale = numbers(decoder, Tag::ModelPixelScaleTag, "ModelPixelScale")?;
    let tie = numbers(decoder, Tag::ModelTiepointTag, "ModelTiepoint")?;
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-3;
    let fits = match (scale.as_slice(), tie.as_slice()) {
        ([w, h, ..], [0.0, 0.0, _, west, north, _]) => {
            near(*w, frame.cell_m)
                && near(*h, frame.cell_m)
                && near(*west, frame.west_m)
                && near(*north, frame.north_m)
        }
        _ => false,
    };
    if fits {
        return Ok(());
    }
    let Frame { west_m, north_m, cell_m, .. } = frame;
    Err(Fault::Disagrees {
        got: format!("at scale {scale:?} from tie point {tie:?}"),
        with: format!("the manifest's grid has cells of {cell_m} m from {west_m}, {north_m}"),
    }
    .into())
}

/// Holds the file's projected reference system against the manifest's.
fn system(decoder: &mut Decoder<Cursor<&[u8]>>, epsg: u32) -> Result<(), Found> {
    let keys = decoder
        .get_tag_u16_vec(Tag::GeoKeyDirectoryTag)
        .map_err(|error| tag_fault("GeoKeyDirectory", &error))?;
    let mut entries = keys.chunks_exact(4).skip(1);
    let got = entries.find_map(|entry| match entry {
        [PROJECTED_CRS_KEY, 0, 1, code] => Some(u32::from(*code)),
        _ => None,
    });
    if got == Some(epsg) {
        return Ok(());
    }
    let got = got.map_or("in no projected reference system".to_owned(), |code| format!("in EPSG:{code}"));
    Err(Fault::Disagrees { got, with: format!("the manifest says EPSG:{epsg}") }.into())
}

fn numbers(decoder: &mut Decoder<Cursor<&[u8]>>, tag: Tag, name: &str) -> Result<Vec<f64>, Found> {
    decoder.get_tag_f64_vec(tag).map_err(|error| tag_fault(name, &error))
}

fn tag_fault(tag: &str, error: &tiff::TiffError) -> Found {
    match error {
        tiff::TiffError::FormatError(tiff::TiffFormatError::RequiredTagNotFound(_)) => {
            Found::field(tag, Fault::Missing)
        }
        _ => Found::field(tag, Fault::Syntax { why: error.to_string() }),
    }
}

fn syntax(error: tiff::TiffError) -> Found {
    Fault::Syntax { why: error.to_string() }.into()
}
