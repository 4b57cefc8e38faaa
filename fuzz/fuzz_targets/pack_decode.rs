//! A pack of which every file may be anything: the manifest as given, the rest as its layers.
#![no_main]

use parvis_core::territory::decode::inspect;
use std::collections::BTreeMap;

libfuzzer_sys::fuzz_target!(|parts: Vec<Vec<u8>>| {
    let names = ["territory.json", "boundary.geojson", "buildings.geojson", "roads.geojson", "land_cover.tif", "wind.csv", "activity.csv"];
    let files: BTreeMap<String, Vec<u8>> = names.iter().map(|n| (*n).to_owned()).zip(parts).collect();
    let _ = inspect(&files);
});
