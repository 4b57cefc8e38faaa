//! OSM XML, plain or in gzip, up to a survey. PBF is left out: its library decides what to do with damage.
#![no_main]

use parvis_prepare::osm::{self, OsmFile, admin};
use parvis_prepare::place::Place;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.windows(9).any(|w| w == b"OSMHeader") {
        return;
    }
    let Ok(file) = OsmFile::open("a.osm", bytes) else { return };
    let _ = file.year();
    let _ = admin::find(&file, "a", None);
    let outline = geo(0.0, 45.0);
    let (Ok(extract), Ok(place)) = (osm::extract(&file, [-1.0, 44.0, 1.0, 46.0]), Place::new("a", &outline)) else {
        return;
    };
    let _ = osm::survey(&extract, &place, 2020);
});

fn geo(lon: f64, lat: f64) -> geo_types::MultiPolygon {
    let ring = [(0.0, 0.0), (0.02, 0.0), (0.02, 0.02), (0.0, 0.02), (0.0, 0.0)];
    let exterior = ring.iter().map(|(x, y)| (lon + x, lat + y)).collect();
    geo_types::MultiPolygon(vec![geo_types::Polygon::new(exterior, vec![])])
}
