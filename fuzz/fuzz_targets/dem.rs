//! Elevation: `.hgt`, `.hgt.zip`, ESRI ASCII and GeoTIFF, whichever the bytes look like.
#![no_main]

use parvis_prepare::dem;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for name in ["N42E001.hgt", "a.asc"] {
        if let Ok(tile) = dem::read(name, bytes, Some(2154)) {
            assert_eq!(tile.heights_m.len(), tile.cols * tile.rows);
            let _ = tile.height_at(tile.first);
        }
    }
});
