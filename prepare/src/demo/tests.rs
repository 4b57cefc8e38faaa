//! The invented commune could be a real one, and is always the same.

use super::commune;
use crate::pack::encode;
use parvis_core::territory::decode::decode;
use parvis_core::territory::{Basis, Grid, Projection, RoadClass, SiteKind, Territory};
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

type Files = BTreeMap<String, Vec<u8>>;

fn files(seed: u64, km2: f64) -> Files {
    encode(&commune(seed, km2, &mut |_| {}).unwrap(), parvis_core::twin::baseline_figures).unwrap()
}

/// The bundled default: what `parvis prepare demo` writes.
static VALSOURCE: LazyLock<Files> = LazyLock::new(|| files(1, 13.0));
static TERRITORY: LazyLock<Territory> = LazyLock::new(|| decode(&*VALSOURCE).unwrap());

#[test]
fn the_bundled_pack_is_small() {
    let packed: usize = VALSOURCE.values().map(|b| miniz_oxide::deflate::compress_to_vec(b, 9).len()).sum();
    assert!(packed < 600_000, "{packed} bytes");
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_one_another_place() {
    let once = files(7, 2.0);
    assert_eq!(once, files(7, 2.0));
    assert_ne!(once["elevation.tif"], files(8, 2.0)["elevation.tif"]);
}

#[test]
fn sizes_that_make_no_sense_are_refused() {
    for km2 in [f64::NAN, -1.0, 0.0, 0.9, 1001.0, f64::INFINITY] {
        assert!(commune(1, km2, &mut |_| {}).is_err());
    }
}

#[test]
fn everything_is_filled_and_says_that_it_is_assumed() {
    let t = &*TERRITORY;
    assert_eq!(t.manifest.layers.len(), 13);
    assert!(t.manifest.layers.iter().all(|layer| layer.basis == Basis::Assumed));
    assert!(t.manifest.invented);
    let buildings = t.buildings.iter().flat_map(|b| [b.usage.1, b.storeys.1, b.period.1, b.heating.1]);
    assert!(buildings.chain(t.roads.iter().map(|r| r.vehicles_day.1)).all(|basis| basis == Basis::Assumed));
    let dwellings: u32 = t.buildings.iter().map(|b| u32::from(b.dwellings.0)).sum();
    assert!(dwellings >= t.manifest.households && dwellings < t.manifest.population);
    for kind in [SiteKind::Village, SiteKind::School, SiteKind::TownHall, SiteKind::Worship, SiteKind::Works]
    {
        assert!(t.sites.iter().any(|site| site.kind == kind), "{kind:?}");
    }
    assert_eq!(t.activities.0.len(), 42);
}

fn at(grid: &Grid<f32>, projection: &Projection, p: [f64; 2]) -> Option<f32> {
    grid.at(projection.to_metres(p).unwrap())
}

#[test]
fn rivers_run_downhill_all_along() {
    let projection = Projection::from_epsg(TERRITORY.manifest.crs_epsg).unwrap();
    let heights = TERRITORY.elevation_m.as_ref().unwrap();
    for stream in &TERRITORY.streams {
        let along: Vec<f32> = stream.line.iter().filter_map(|p| at(heights, &projection, *p)).collect();
        // Heights stand in the pack in steps of a sixteenth of a metre.
        let rise = along.windows(2).map(|w| w[1] - w[0]).fold(f32::MIN, f32::max);
        assert!(along.len() < 2 || rise <= 1.0 / 16.0, "{:?} rises by {rise} m", stream.name);
        assert!(along.len() < 4 || along[0] > along[along.len() - 1], "{:?}", stream.name);
    }
}

#[test]
fn one_can_drive_from_any_house_to_any_other() {
    let open: Vec<_> = TERRITORY.roads.iter().filter(|r| r.class.0.carries_traffic()).collect();
    let mut group: Vec<usize> = (0..open.len()).collect();
    fn root(group: &[usize], mut i: usize) -> usize {
        while group[i] != i {
            i = group[i];
        }
        i
    }
    let mut ends: HashMap<[i64; 2], usize> = HashMap::new();
    for (i, road) in open.iter().enumerate() {
        for p in [road.line[0], road.line[road.line.len() - 1]] {
            let key = p.map(|v| (v * 1e6).round() as i64);
            let other = *ends.entry(key).or_insert(i);
            let (a, b) = (root(&group, i), root(&group, other));
            group[a] = b;
        }
    }
    let mut sizes: HashMap<usize, usize> = HashMap::new();
    (0..open.len()).for_each(|i| *sizes.entry(root(&group, i)).or_default() += 1);
    let largest = sizes.values().max().copied().unwrap();
    assert!(largest as f64 > 0.97 * open.len() as f64, "{largest} of {} hang together", open.len());
    assert!(open.iter().any(|road| road.class.0 == RoadClass::Primary));
}

#[test]
fn no_house_stands_in_another_or_in_the_river() {
    let projection = Projection::from_epsg(TERRITORY.manifest.crs_epsg).unwrap();
    let ring = |line: &Vec<[f64; 2]>| -> geo::LineString {
        line.iter().map(|p| projection.to_metres(*p).unwrap()).map(|[x, y]| (x, y)).collect()
    };
    let outlines: Vec<geo::Polygon> =
        TERRITORY.buildings.iter().map(|b| geo::Polygon::new(ring(&b.polygon[0]), vec![])).collect();
    use geo::{Area, BooleanOps, BoundingRect, Intersects};
    let boxes: Vec<_> = outlines.iter().map(|o| o.bounding_rect().unwrap()).collect();
    for i in 0..outlines.len() {
        for j in i + 1..outlines.len() {
            if boxes[i].intersects(&boxes[j]) {
                let shared = outlines[i].intersection(&outlines[j]).unsigned_area();
                // Old houses share their walls.
                assert!(shared < 0.2 * outlines[i].unsigned_area(), "{shared} m2 of {i} in {j}");
            }
        }
    }
    for stream in &TERRITORY.streams {
        let course = ring(&stream.line);
        assert!(outlines.iter().all(|o| !o.intersects(&course)), "a house stands in {:?}", stream.name);
    }
}
