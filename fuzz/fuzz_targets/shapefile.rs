//! A layer of BD TOPO: the first half of the bytes is the shapes, the second the table.
#![no_main]

use parvis_core::territory::Projection;
use parvis_prepare::bdtopo::{Files, Layer};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (shapes, table) = bytes.split_at(bytes.len() / 2);
    let files = Files::from([("A.SHP".into(), shapes.to_vec()), ("A.DBF".into(), table.to_vec())]);
    let Ok(to) = Projection::from_epsg(2154) else { return };
    if let Ok(Some(layer)) = Layer::read(&files, "A", &to) {
        for (shape, row) in layer.features() {
            let _ = (shape.middle(), row.text(&["NATURE"]));
        }
    }
});
