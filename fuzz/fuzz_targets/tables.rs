//! What people write by hand: facts (TOML), daily rain (CSV), an outline (GeoJSON).
#![no_main]

use parvis_prepare::{boundary, facts::Facts, hydrology};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = Facts::read("a.toml", bytes);
    if let Ok(series) = hydrology::read("a.csv", bytes) {
        assert_eq!(series.date.len(), series.p_mm.len());
    }
    if let Ok(outline) = boundary::read("a.geojson", bytes) {
        let _ = parvis_prepare::place::Place::new("a.geojson", &outline.outline);
    }
});
