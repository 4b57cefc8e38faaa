//! Packs that were damaged or made to do harm: an error that names the place, never a panic, soon.

use super::village::one;
use super::{Files, forge};
use crate::pack::encode;
use parvis_core::territory::LayerKind;
use parvis_core::territory::decode::{Fault, MANIFEST_FILE, PackError, Place, decode, inspect};
use proptest::prelude::*;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static SOUND: LazyLock<Files> = LazyLock::new(|| encode(&one(), |_| Default::default()).unwrap());

fn text(kind: LayerKind) -> String {
    String::from_utf8(SOUND[kind.file_name()].clone()).unwrap()
}

/// The error after one replacement in a layer's text, checksum mended.
fn after(kind: LayerKind, from: &str, to: &str) -> PackError {
    let whole = text(kind);
    assert!(whole.contains(from), "{from} is not in {whole}");
    let mut files = SOUND.clone();
    forge(&mut files, kind, whole.replacen(from, to, 1).into_bytes());
    refused(&files)
}

fn refused(files: &Files) -> PackError {
    let start = Instant::now();
    let error = decode(files).unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(20), "{error} took {:?}", start.elapsed());
    error
}

fn manifest_with(from: &str, to: &str) -> PackError {
    let mut files = SOUND.clone();
    let whole = String::from_utf8(files[MANIFEST_FILE].clone()).unwrap();
    assert!(whole.contains(from), "{from} is not in {whole}");
    files.insert(MANIFEST_FILE.into(), whole.replacen(from, to, 1).into_bytes());
    refused(&files)
}

#[test]
fn a_file_that_is_gone_longer_or_changed_is_named() {
    for kind in LayerKind::ALL {
        let name = kind.file_name();
        let mut files = SOUND.clone();
        files.remove(name);
        let error = refused(&files);
        assert_eq!((error.file.as_str(), error.layer, *error.fault), (name, Some(kind), Fault::Missing));

        let mut files = SOUND.clone();
        files.get_mut(name).unwrap().push(b'\n');
        assert!(matches!(*refused(&files).fault, Fault::Size { .. }));

        let mut files = SOUND.clone();
        let bytes = files.get_mut(name).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        assert_eq!(*refused(&files).fault, Fault::Checksum);
    }
}

#[test]
fn two_files_in_each_others_place_are_refused() {
    let mut files = SOUND.clone();
    forge(&mut files, LayerKind::Roads, SOUND["buildings.geojson"].clone());
    let error = refused(&files);
    assert_eq!((error.layer, error.place), (Some(LayerKind::Roads), Some(Place::Line(2))));
    let mut files = SOUND.clone();
    forge(&mut files, LayerKind::Population, SOUND["land_cover.tif"].clone());
    assert!(matches!(*refused(&files).fault, Fault::Syntax { .. }));
}

#[test]
fn the_manifest_is_held_to_its_rules() {
    let newer = manifest_with("\"version\": 1", "\"version\": 2, \"novelty\": []");
    assert_eq!(*newer.fault, Fault::Newer { found: 2, known: 1 });
    assert!(newer.to_string().contains("newer Parvis"));
    assert_eq!(*manifest_with("parvis-territory", "parvis-scenario").fault, Fault::NotAPack);
    assert!(matches!(*manifest_with("\"slug\"", "\"slag\"").fault, Fault::Syntax { .. }));
    for (from, to, field) in [
        ("\"essai\"", "\"../essai\"", "slug"),
        ("\"Essai\"", "\"\"", "name"),
        ("\"crs_epsg\": 2154", "\"crs_epsg\": 3857", "crs_epsg"),
        ("\"cols\": 9", "\"cols\": 4000000000", "grid"),
        ("\"cols\": 9", "\"cols\": 0", "grid"),
        ("\"cell_m\": 100.0", "\"cell_m\": 0.0", "grid.cell_m"),
        ("\"households\": 20", "\"households\": 50", "households"),
        ("\"area_km2\": 0.8744", "\"area_km2\": 12.0", "area_km2"),
        ("\"cols\": 9", "\"cols\": 4", "land_cover.tif"),
        ("\"path\": \"roads.geojson\"", "\"path\": \"../roads.geojson\"", "layers[2].path"),
        ("\"path\": \"roads.geojson\"", "\"path\": \"/etc/passwd\"", "layers[2].path"),
        ("\"kind\": \"roads\"", "\"kind\": \"streams\"", "layers"),
        ("\"population\": 40", "\"population\": 41", "population.tif"),
    ] {
        let error = manifest_with(from, to);
        let named = error.field.clone().unwrap_or_else(|| error.file.clone());
        assert!(named.contains(field) || error.file == field || field == "layers", "{error}");
    }
    let huge = manifest_with("\"bytes\": ", "\"bytes\": 9999999999");
    assert!(matches!(*huge.fault, Fault::TooLarge { .. }), "{huge}");
}

#[test]
fn a_wrong_word_or_number_names_feature_and_field() {
    let error = after(LayerKind::Buildings, "\"use\":\"", "\"use\":\"castle_");
    assert_eq!(error.place, Some(Place::Feature(1)));
    assert_eq!(error.field.as_deref(), Some("use"));
    assert!(error.to_string().contains("residential, annex, commercial"), "{error}");
    for (kind, from, to, field) in [
        (LayerKind::Buildings, "\"floor_area_m2\":", "\"floor_area_m2\":-1", "floor_area_m2"),
        (LayerKind::Buildings, "\"storeys\":", "\"storeys\":900", "storeys"),
        (LayerKind::Buildings, "\"dwellings\":", "\"dwellings\":NaN,\"x\":", "dwellings"),
        (LayerKind::Buildings, "\"period\"", "\"colour\":1,\"period\"", "colour"),
        (LayerKind::Roads, "\"heavy_share\":", "\"heavy_share\":7", "heavy_share"),
        (LayerKind::Roads, "\"speed_kmh\":", "\"speed_kmh\":1e999,\"x\":", "speed_kmh"),
        (LayerKind::Roads, "\"class\":\"", "\"class\":\"goat_", "class"),
        (LayerKind::Sites, "town_hall", "castle", "kind"),
        (LayerKind::Areas, "\"cover\":\"", "\"cover\":\"un", "cover"),
        (LayerKind::Activity, ",head,", ",,", "unit"),
        (LayerKind::Wind, "from_deg", "to_deg", "columns"),
        (LayerKind::Wind, "\n", "\nNaN,", "fields"),
        (LayerKind::Hydrology, "2024-02-01", "2024-02-30", "date"),
        (LayerKind::Hydrology, "2024-02-01", "2023-02-01", "date"),
        (LayerKind::Hydrology, ",1.25,", ",NaN,", "pet_mm"),
        (LayerKind::Weather, "\n", "\ninf,1,1,1,1,1\n", "temperature_c"),
        (LayerKind::Weather, "\n", "\n1,1,1,1,1,1\n", "8760"),
    ] {
        let error = after(kind, from, to);
        assert_eq!(error.layer, Some(kind));
        assert!(error.to_string().contains(field), "{error} does not name {field}");
    }
}

#[test]
fn shares_that_do_not_add_up_are_refused() {
    let mut files = SOUND.clone();
    let rose = "from_deg,speed_ms,stability,frequency\n0,2,D,0.5\n90,2,D,0.4\n";
    forge(&mut files, LayerKind::Wind, rose.into());
    assert!(matches!(*refused(&files).fault, Fault::Disagrees { .. }));
    let mix = "id,value,low,high,unit,year,basis,source\nheating_mix.gas,0.5,0.4,0.6,share,2020,assumed,x\n";
    forge(&mut files, LayerKind::Wind, SOUND["wind.csv"].clone());
    forge(&mut files, LayerKind::Activity, mix.into());
    assert_eq!(refused(&files).field.as_deref(), Some("heating_mix"));
}

/// A collection of one building with this ring.
fn ring(positions: &str) -> PackError {
    let properties = "\"id\":1,\"use\":\"other\",\"storeys\":1,\"floor_area_m2\":1,\"dwellings\":0,\
                      \"period\":\"unknown\",\"heating\":\"mix\"";
    let file = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{{{properties}}},\
         \"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{positions}]]}}}}]}}"
    );
    let mut files = SOUND.clone();
    forge(&mut files, LayerKind::Buildings, file.into_bytes());
    refused(&files)
}

#[test]
fn rings_are_closed_simple_near_and_long_enough() {
    let fault = |positions| *ring(positions).fault;
    assert!(matches!(
        fault("[2.9,45.1],[2.91,45.11],[2.91,45.1],[2.9,45.11],[2.9,45.1]"),
        Fault::Crossing { .. }
    ));
    assert!(matches!(fault("[2.9,45.1],[2.91,45.11],[2.91,45.1],[2.9,45.11]"), Fault::Open { .. }));
    assert!(matches!(fault("[2.9,45.1],[2.91,45.11],[2.9,45.1]"), Fault::Short { got: 3, .. }));
    assert!(matches!(fault("[2.9,45.1],[92.9,45.1],[2.91,45.11],[2.9,45.1]"), Fault::Outside { .. }));
    assert!(matches!(fault("[2.9,45.1,0],[2.9,45.1],[2.91,45.11],[2.9,45.1]"), Fault::Syntax { .. }));
    assert!(matches!(fault("[NaN,45.1],[2.9,45.1],[2.91,45.11],[2.9,45.1]"), Fault::Syntax { .. }));
    assert!(matches!(fault("[1e400,45.1],[2.9,45.1],[2.91,45.11],[2.9,45.1]"), Fault::Syntax { .. }));
}

#[test]
fn a_ring_of_millions_of_positions_or_endless_depth_ends_soon() {
    assert!(matches!(*ring(&"[2.9,45.1],".repeat(5_500_000)).fault, Fault::TooLarge { .. }));
    assert!(matches!(
        *ring(&"[2.9,45.1],".repeat(2_100_000)).fault,
        Fault::Syntax { .. } | Fault::TooLarge { .. }
    ));
    assert!(matches!(*ring(&"[".repeat(4_000_000)).fault, Fault::Syntax { .. }));
    // A comb whose teeth all lie over each other in longitude: every edge against every other.
    let comb: String =
        (0..200_000).map(|i| format!("[2.{},45.{:06}],", 90 + i % 2, 100_000 + i / 25)).collect();
    let fault = *ring(&format!("{comb}[2.90,45.100000]")).fault;
    assert!(matches!(fault, Fault::TooLarge { .. } | Fault::Crossing { .. }), "{fault:?}");
}

/// A copy of a grid's file with the values of a tag of 16 or 32 bits replaced.
fn with_tag(file: &[u8], tag: u16, value: u32) -> Vec<u8> {
    let mut bytes = file.to_vec();
    let start = u32::from_le_bytes(bytes[4..8].try_into().unwrap()) as usize;
    let count = u16::from_le_bytes(bytes[start..start + 2].try_into().unwrap()) as usize;
    for entry in (0..count).map(|i| start + 2 + 12 * i) {
        if bytes[entry..entry + 2] == tag.to_le_bytes() {
            bytes[entry + 8..entry + 12].copy_from_slice(&value.to_le_bytes());
        }
    }
    bytes
}

#[test]
fn a_grid_that_claims_or_inflates_to_too_much_is_refused() {
    let width = 256;
    for (tag, value) in
        [(width, u32::MAX), (257, u32::MAX), (258, 64), (277, 60_000), (278, u32::MAX), (279, u32::MAX)]
    {
        let mut files = SOUND.clone();
        forge(&mut files, LayerKind::Elevation, with_tag(&SOUND["elevation.tif"], tag, value));
        let _ = inspect(&files);
        if tag < 258 {
            assert!(matches!(*refused(&files).fault, Fault::Disagrees { .. } | Fault::Syntax { .. }));
        }
    }
    // The manifest goes along with the claim, the data do not: 16 million cells in a few bytes.
    let mut files = SOUND.clone();
    let mut bomb = with_tag(&SOUND["elevation.tif"], width, 4000);
    bomb = with_tag(&bomb, 257, 4000);
    forge(&mut files, LayerKind::Elevation, with_tag(&bomb, 278, 4000));
    let whole = String::from_utf8(files[MANIFEST_FILE].clone()).unwrap();
    let whole = whole.replacen("\"cols\":9", "\"cols\":4000", 1).replacen("\"rows\":12", "\"rows\":4000", 1);
    files.insert(MANIFEST_FILE.into(), whole.into_bytes());
    let errors = inspect(&files).errors;
    assert!(errors.iter().any(|error| error.layer == Some(LayerKind::Elevation)));
}

#[test]
fn a_grid_in_another_place_or_system_or_with_wild_values_is_refused() {
    let draft = one();
    for change in 0..5 {
        let mut other = draft.clone();
        let manifest = &mut other.territory.manifest;
        match change {
            0 => manifest.grid.west_m += 50.0,
            1 => manifest.grid.cell_m = 99.0,
            2 => manifest.crs_epsg = 32631,
            _ => {}
        }
        let grid = other.territory.elevation_m.as_mut().unwrap();
        grid.frame = manifest.grid;
        match change {
            3 => grid.values[7] = f32::INFINITY,
            4 => grid.values[7] = -9999.0,
            _ => {}
        }
        let file = crate::pack::raster::numbers(grid, manifest.crs_epsg, 16.0).unwrap();
        let mut files = SOUND.clone();
        forge(&mut files, LayerKind::Elevation, file);
        let error = refused(&files);
        match change {
            0..=2 => assert!(matches!(*error.fault, Fault::Disagrees { .. }), "{error}"),
            _ => assert_eq!(error.place, Some(Place::Cell(7))),
        }
    }
}

#[test]
fn every_file_cut_anywhere_is_refused() {
    for kind in LayerKind::ALL {
        let whole = &SOUND[kind.file_name()];
        let steps = whole.len().min(150);
        for cut in (0..steps).map(|i| i * whole.len() / steps) {
            let mut files = SOUND.clone();
            forge(&mut files, kind, whole[..cut].to_vec());
            // A table cut between two lines is a shorter table, which may be sound.
            let table = kind.file_name().ends_with("csv");
            let tail = whole[cut..].iter().all(u8::is_ascii_whitespace);
            let errors = inspect(&files).errors;
            assert!(!errors.is_empty() || table || tail, "{kind:?} cut at {cut} of {}", whole.len());
        }
    }
    let whole = &SOUND[MANIFEST_FILE];
    for cut in 0..whole.len() - 2 {
        let mut files = Files::new();
        files.insert(MANIFEST_FILE.into(), whole[..cut].to_vec());
        assert_eq!(refused(&files).file, MANIFEST_FILE);
    }
}

#[test]
fn all_faults_are_found_not_the_first_alone() {
    let mut files = SOUND.clone();
    files.remove("roads.geojson");
    forge(&mut files, LayerKind::Sites, text(LayerKind::Sites).replace("town_hall", "castle").into_bytes());
    forge(&mut files, LayerKind::Hydrology, b"date\n".to_vec());
    let errors = inspect(&files).errors;
    let layers: std::collections::BTreeSet<_> = errors.iter().filter_map(|error| error.layer).collect();
    assert_eq!(layers, [LayerKind::Roads, LayerKind::Sites, LayerKind::Hydrology].into());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_flipped_bit_never_makes_it_panic(kind in prop::sample::select(LayerKind::ALL.to_vec()), at: usize, bit in 0u8..8) {
        let mut bytes = SOUND[kind.file_name()].clone();
        let at = at % bytes.len();
        bytes[at] ^= 1 << bit;
        let mut files = SOUND.clone();
        forge(&mut files, kind, bytes);
        let _ = inspect(&files);
    }

    #[test]
    fn noise_never_makes_it_panic(kind in prop::sample::select(LayerKind::ALL.to_vec()), noise: Vec<u8>) {
        let mut files = SOUND.clone();
        files.insert(MANIFEST_FILE.into(), noise.clone());
        prop_assert!(decode(&files).is_err());
        let mut files = SOUND.clone();
        forge(&mut files, kind, noise);
        let _ = inspect(&files);
    }
}
