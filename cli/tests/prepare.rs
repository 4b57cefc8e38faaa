//! Packs of two real communes, from raw open data to a pack that `parvis check` accepts.
//!
//! The data is read from `$PARVIS_TERRITORIES`, by default `../shared/territories` beside the workspace. Where
//! it is absent the tests say so and, under CI=true, fail.

#![allow(clippy::unwrap_used, clippy::print_stdout)] // helpers of tests stand outside of the test functions

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Instant;

/// Files that the map needs before anything is computed.
const MAP: [&str; 7] = [
    "boundary.geojson",
    "areas.geojson",
    "roads.geojson",
    "streams.geojson",
    "buildings.geojson",
    "sites.geojson",
    "land_cover.tif",
];

fn territories() -> Option<PathBuf> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = match std::env::var_os("PARVIS_TERRITORIES") {
        Some(folder) => workspace.join(folder),
        None => workspace.join("../shared/territories"),
    };
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no territory data");
    assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "no territory data at {}", folder.display());
    None
}

fn parvis(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_parvis")).args(arguments).output().unwrap()
}

/// Prepares a pack, checks it, and returns its folder and manifest.
fn pack(name: &str, arguments: &[&str]) -> (PathBuf, Value) {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&out);
    let folder = out.display().to_string();
    let done = parvis(&[&["prepare"], arguments, &["--out", &folder]].concat());
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let checked = parvis(&["check", &folder]);
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    let manifest = json(&out.join("territory.json"));
    (out, manifest)
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn features(pack: &Path, layer: &str) -> Vec<Value> {
    json(&pack.join(format!("{layer}.geojson")))["features"].as_array().unwrap().clone()
}

fn gzip_kb(pack: &Path, names: impl Iterator<Item = String>) -> f64 {
    let gzip = |name: String| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        std::io::Write::write_all(&mut encoder, &std::fs::read(pack.join(name)).unwrap()).unwrap();
        encoder.finish().unwrap().len() as f64 / 1000.0
    };
    names.map(gzip).sum()
}

fn layer<'a>(manifest: &'a Value, kind: &str) -> Option<&'a Value> {
    manifest["layers"].as_array().unwrap().iter().find(|l| l["kind"] == kind)
}

#[test]
fn ordino_from_openstreetmap_and_srtm() {
    let Some(data) = territories() else { return };
    let at = |path: &str| data.join(path).display().to_string();
    let began = Instant::now();
    let (pack, manifest) = pack(
        "ordino",
        &[
            "osm",
            "--osm",
            &at("andorra/andorra-2021.osm.pbf"),
            "--dem",
            &at("andorra/N42E001.hgt.zip"),
            "--admin",
            "ORDINÓ",
            "--weather",
            &at("climate/lyon-bron_tmyx_2004-2018.epw"),
        ],
    );
    let seconds = began.elapsed().as_secs_f64();
    assert!(seconds < 30.0, "{seconds} s");
    assert_eq!((&manifest["name"], &manifest["country"]), (&"Ordino".into(), &"AD".into()));
    // The parish has 85 km2 by its own account; the drawn outline may differ by a few per cent.
    assert!((manifest["area_km2"].as_f64().unwrap() - 85.0).abs() < 8.0, "{}", manifest["area_km2"]);
    assert!((400..=440).contains(&features(&pack, "buildings").len()));
    let streams = features(&pack, "streams").len();
    assert!((60..=130).contains(&streams), "{streams}");
    assert!(features(&pack, "roads").len() > 500);
    let weather = layer(&manifest, "weather").unwrap();
    assert!(weather["note"].as_str().unwrap().contains("stands in for a nearer station"));
    assert_eq!(weather["basis"], "assumed");
    assert!(layer(&manifest, "hydrology").is_none());
    let village = features(&pack, "sites");
    assert!(
        village.iter().any(|s| s["properties"]["name"] == "Ordino" && s["properties"]["kind"] == "village")
    );
}

#[test]
fn olemps_from_bd_topo_with_roads_that_have_no_table() {
    let Some(data) = territories() else { return };
    let at = |path: &str| data.join(path).display().to_string();
    let (pack, manifest) = pack(
        "olemps",
        &[
            "bdtopo",
            "--dir",
            &at("olemps/bdtopo"),
            "--boundary",
            &at("olemps/boundary.geojson"),
            "--dem",
            &at("olemps/olemps_derived_tin_10m_L93.asc"),
            "--weather",
            &at("climate/lyon-bron_tmyx_2004-2018.epw"),
        ],
    );
    assert_eq!(manifest["population"], 3439);
    assert_eq!(manifest["population_basis"], "measured");
    assert_eq!(manifest["code"]["value"], "12174");
    assert!((manifest["area_km2"].as_f64().unwrap() - 12.8).abs() < 0.3);
    let buildings = features(&pack, "buildings");
    assert!((2240..=2274).contains(&buildings.len()), "{}", buildings.len());
    let dwellings: u64 = buildings.iter().map(|b| b["properties"]["dwellings"].as_u64().unwrap()).sum();
    assert!((1350..=1700).contains(&dwellings), "{dwellings}");

    let roads = features(&pack, "roads");
    assert!(roads.len() > 1000);
    assert!(roads.iter().all(|r| r["properties"]["assumed"].as_str().unwrap().contains("class")));
    for class in ["motorway", "secondary", "tertiary", "local", "track"] {
        assert!(roads.iter().any(|r| r["properties"]["class"] == class), "no {class}");
    }
    for kind in ["elevation", "streams", "land_cover"] {
        assert_eq!(layer(&manifest, kind).unwrap()["basis"], "derived", "{kind}");
    }
    let all = manifest["layers"].as_array().unwrap().iter().map(|l| l["path"].as_str().unwrap().to_owned());
    let whole = gzip_kb(&pack, all.chain(["territory.json".to_owned()]));
    let map = gzip_kb(&pack, MAP.iter().map(|name| (*name).to_owned()));
    assert!(whole <= 2000.0 && map <= 500.0, "{whole} kB, of which the map needs {map} kB");
}

#[test]
fn a_place_without_elevation_weather_and_river_still_gets_a_pack() {
    let Some(data) = territories() else { return };
    let at = |path: &str| data.join(path).display().to_string();
    let (_, manifest) =
        pack("bare", &["osm", "--osm", &at("andorra/andorra-2021.osm.pbf"), "--admin", "ordino"]);
    for kind in ["elevation", "weather", "wind", "hydrology"] {
        assert!(layer(&manifest, kind).is_none(), "{kind}");
    }
    for kind in ["boundary", "buildings", "roads", "streams", "land_cover", "population", "activity"] {
        assert!(layer(&manifest, kind).is_some(), "{kind}");
    }
    // The outline of COMMUNE stands in where no outline is given.
    let (_, manifest) = pack("olemps-bare", &["bdtopo", "--dir", &at("olemps/bdtopo")]);
    assert!((manifest["area_km2"].as_f64().unwrap() - 12.8).abs() < 0.1);
    assert!(layer(&manifest, "streams").is_none());
}

#[test]
fn errors_say_which_file_and_what_to_do() {
    let Some(data) = territories() else { return };
    let osm = data.join("andorra/andorra-2021.osm.pbf").display().to_string();
    let dem = data.join("olemps/olemps_derived_tin_10m_L93.asc").display().to_string();
    for (arguments, says) in [
        (
            vec!["osm", "--osm", &osm, "--admin", "Ordinno"],
            vec!["andorra-2021.osm.pbf", "the nearest names are Ordino"],
        ),
        (vec!["osm", "--osm", "no.osm", "--admin", "Ordino"], vec!["no.osm", "check the path"]),
        (vec!["osm", "--osm", &dem, "--admin", "Ordino"], vec![".asc", ".osm.pbf"]),
        (
            vec!["osm", "--osm", &osm, "--admin", "Ordino", "--dem", &dem],
            vec![".asc", "covers none of the commune"],
        ),
        (vec!["bdtopo", "--dir", "no-folder"], vec!["no-folder", "--dir"]),
    ] {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("broken").display().to_string();
        let done = parvis(&[&["prepare"], arguments.as_slice(), &["--out", &out]].concat());
        let text = String::from_utf8_lossy(&done.stderr);
        assert!(!done.status.success(), "{arguments:?}");
        assert!(says.iter().all(|s| text.contains(s)), "{arguments:?}: {text}");
    }
}
