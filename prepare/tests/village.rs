//! An invented village, a situation a test, from OSM XML to a pack that decodes.

#![allow(clippy::unwrap_used)] // helpers of tests stand outside of the test functions

use parvis_core::territory::decode::decode;
use parvis_core::territory::{Basis, BuildingUse, LandCover, LayerKind, RoadClass, SiteKind, Territory};
use parvis_prepare::request::{Companions, File, from_osm};
use parvis_prepare::{PrepareError, Remark, pack};

/// Degrees of a point by its metres east and north of 45.0 N 4.0 E (Massif central).
fn at(x: f64, y: f64) -> [f64; 2] {
    [4.0 + x / 78_850.0, 45.0 + y / 111_130.0]
}

/// A village of 2 km by 2 km, written down element by element.
struct Village {
    nodes: String,
    ways: String,
    relations: String,
    count: i64,
}

impl Village {
    /// A village with its boundary, and a main road through it from west to east.
    fn new() -> Self {
        let mut village =
            Self { nodes: String::new(), ways: String::new(), relations: String::new(), count: 0 };
        village.way(
            &[(-1000.0, -1000.0), (1000.0, -1000.0), (1000.0, 1000.0), (-1000.0, 1000.0), (-1000.0, -1000.0)],
            &[],
        );
        village.relations += "<relation id='1'><member type='way' ref='1' role='outer'/>
            <tag k='type' v='boundary'/><tag k='boundary' v='administrative'/><tag k='admin_level' v='8'/>
            <tag k='name' v='Valrieu'/><tag k='ref:INSEE' v='99999'/></relation>";
        village.way(
            &[(-1300.0, 0.0), (200.0, 0.0), (1300.0, 0.0)],
            &[("highway", "secondary"), ("ref", "D 12")],
        );
        village
    }

    /// A way through these points; equal first and last points share their node.
    fn way(&mut self, points: &[(f64, f64)], tags: &[(&str, &str)]) -> i64 {
        let mut refs = Vec::new();
        for (i, (x, y)) in points.iter().enumerate() {
            if i > 0 && i == points.len() - 1 && points.first() == points.last() {
                refs.push(refs[0]);
                continue;
            }
            self.count += 1;
            let [lon, lat] = at(*x, *y);
            self.nodes += &format!("<node id='{}' lon='{lon:.7}' lat='{lat:.7}'/>", self.count);
            refs.push(self.count);
        }
        self.count += 1;
        let id = self.count;
        let id = if self.ways.is_empty() { 1 } else { id };
        let refs: String = refs.iter().map(|r| format!("<nd ref='{r}'/>")).collect();
        let tags: String = tags.iter().map(|(k, v)| format!("<tag k='{k}' v='{v}'/>")).collect();
        self.ways += &format!("<way id='{id}'>{refs}{tags}</way>");
        id
    }

    /// A square by its middle and side.
    fn square(&mut self, x: f64, y: f64, side: f64, tags: &[(&str, &str)]) {
        let h = side / 2.0;
        self.way(&[(x - h, y - h), (x + h, y - h), (x + h, y + h), (x - h, y + h), (x - h, y - h)], tags);
    }

    fn file(&self) -> File {
        let text = format!(
            "<osm version='0.6'><meta osm_base=\"2023-04-01T00:00:00Z\"/>{}{}{}</osm>",
            self.nodes, self.ways, self.relations
        );
        ("village.osm".into(), text.into_bytes())
    }

    fn prepare(&self, companions: Companions) -> Result<(Territory, Vec<Remark>), PrepareError> {
        let prepared = from_osm(&self.file(), Some(("valrieu", None)), companions, &mut |_| ())?;
        let files = pack::encode(&prepared.draft, |_| Default::default()).unwrap();
        Ok((decode(&files).unwrap(), prepared.remarks))
    }
}

fn facts(text: &str) -> Companions {
    Companions { facts: Some(("facts.toml".into(), text.as_bytes().to_vec())), ..Companions::default() }
}

#[test]
fn a_bare_village_is_a_pack_and_says_what_it_lacks() {
    let (t, remarks) = Village::new().prepare(Companions::default()).unwrap();
    let m = &t.manifest;
    assert_eq!(
        (m.name.as_str(), m.slug.as_str(), m.country.as_str(), m.crs_epsg),
        ("Valrieu", "valrieu", "FR", 2154)
    );
    assert_eq!(m.code.as_ref().map(|c| c.value.as_str()), Some("99999"));
    assert!((m.area_km2 - 4.0).abs() < 0.02, "{}", m.area_km2);
    let left_out: Vec<&String> =
        remarks.iter().filter_map(|r| if let Remark::LeftOut(t) = r { Some(t) } else { None }).collect();
    for what in ["elevation", "buildings", "streams", "population", "weather", "rain"] {
        assert!(left_out.iter().any(|t| t.contains(what)), "{what}: {left_out:?}");
    }
    let [road] = t.roads.as_slice() else { panic!("{:?}", t.roads) };
    assert_eq!((road.class, road.name.as_deref()), ((RoadClass::Secondary, Basis::Measured), Some("D 12")));
    // Clipped 50 m beyond the outline.
    let [west, ..] = road.line[0];
    assert!((west - at(-1050.0, 0.0)[0]).abs() < 2e-5);
}

#[test]
fn houses_give_residents_and_their_lane_its_traffic() {
    let mut village = Village::new();
    village.way(&[(200.0, 0.0), (200.0, 400.0)], &[("highway", "residential")]);
    for i in 0..10 {
        village.square(220.0, 50.0 + 30.0 * f64::from(i), 10.0, &[("building", "yes")]);
    }
    village.square(700.0, 700.0, 10.0, &[("building", "barn")]);
    village.square(1500.0, 0.0, 10.0, &[("building", "house")]);
    let (t, _) = village.prepare(Companions::default()).unwrap();
    assert_eq!(t.buildings.len(), 11);
    let homes: u16 = t.buildings.iter().map(|b| b.dwellings.0).sum();
    assert_eq!((homes, t.manifest.population, t.manifest.population_basis), (10, 22, Basis::Derived));
    assert!(t.buildings.iter().any(|b| b.usage == (BuildingUse::Agricultural, Basis::Measured)));
    // Ten homes, 22 residents with 1.4 car trips a day, half of which pass the middle of the lane.
    let lane = t.roads.iter().find(|r| r.class.0 == RoadClass::Local).unwrap();
    assert_eq!(lane.vehicles_day, (15.0, Basis::Derived));
    assert_eq!(lane.speed_kmh, (40.0, Basis::Assumed));
    assert_eq!(t.roads.iter().filter(|r| r.class.0 == RoadClass::Secondary).count(), 2);
    let sum: f64 = t.population.unwrap().values.iter().map(|v| f64::from(*v)).sum();
    assert!((sum - 22.0).abs() < 0.1);
    let cover = t.land_cover.unwrap();
    let count = |class| cover.values.iter().filter(|c| **c == class).count();
    assert!(count(LandCover::Building) >= 8 && count(LandCover::Green) > 50 && count(LandCover::Sealed) > 50);
}

#[test]
fn a_count_replaces_the_default_and_a_wrong_road_is_an_error() {
    let village = Village::new();
    let count = |road: &str| {
        facts(&format!(
            "[[traffic_count]]\nroad = \"{road}\"\nvehicles_day = 3400\nheavy_share = 0.07\nyear = 2022\nsource = \"x\""
        ))
    };
    let (t, _) = village.prepare(count("d12")).unwrap();
    assert_eq!(t.roads[0].vehicles_day, (3400.0, Basis::Measured));
    assert_eq!(t.roads[0].heavy_share, (0.07, Basis::Measured));
    assert!(village.prepare(count("D 99")).unwrap_err().to_string().contains("D 99"));
}

#[test]
fn facts_name_people_and_the_example_of_the_handbook_fits() {
    let example = include_str!("../../docs/facts.example.toml");
    let mut village = Village::new();
    village.way(&[(-800.0, 500.0), (800.0, 500.0)], &[("highway", "unclassified")]);
    // The example's point lies elsewhere: move it onto the new road.
    let [lon, lat] = at(0.0, 500.0);
    let (t, _) =
        village.prepare(facts(&example.replace("[2.5701, 44.3412]", &format!("[{lon}, {lat}]")))).unwrap();
    let m = &t.manifest;
    assert_eq!((m.population, m.households, m.population_basis), (1240, 560, Basis::Measured));
    assert_eq!(m.budget_eur, Some(60_000.0));
    assert_eq!(
        t.activities.get("farming.dairy_cows").map(|a| (a.value, a.basis)),
        Some((140.0, Basis::Measured))
    );
    assert!(t.roads.iter().any(|r| r.class == (RoadClass::Motorway, Basis::Measured)));
}

#[test]
fn elevation_in_degrees_is_laid_on_the_grid_and_streams_follow_it() {
    // A valley that falls to the south, 3 km wide, in an ESRI ASCII grid of 0.0005 deg.
    let (cols, rows, cell) = (80, 70, 0.0005);
    let mut text = format!(
        "ncols {cols}\nnrows {rows}\nxllcorner 3.98\nyllcorner 44.9825\ncellsize {cell}\nNODATA_value -9999\n"
    );
    for row in 0..rows {
        for col in 0..cols {
            let hole = (row, col) == (35, 20);
            let height = 900.0 - 3.0 * f64::from(row) + 8.0 * (f64::from(col) - 40.0).abs();
            text += &if hole { "-9999 ".to_owned() } else { format!("{height} ") };
        }
        text.push('\n');
    }
    let companions =
        Companions { dem: vec![("valley.asc".into(), text.into_bytes())], ..Companions::default() };
    let (t, _) = Village::new().prepare(companions).unwrap();
    let elevation = t.elevation_m.unwrap();
    assert!(elevation.values.iter().all(|h| h.is_finite() && (600.0..1300.0).contains(h)));
    let layer = |kind| t.manifest.layers.iter().find(|l| l.kind == kind).unwrap();
    assert!(layer(LayerKind::Elevation).note.contains("holes filled"));
    assert_eq!(layer(LayerKind::Streams).basis, Basis::Derived);
    let longest = t.streams.iter().max_by_key(|s| s.line.len()).unwrap();
    assert!(longest.line.iter().all(|p| (p[0] - 4.0).abs() < 0.002), "{longest:?}");
}

#[test]
fn a_lake_with_an_island_and_a_school() {
    let mut village = Village::new();
    let outer = village
        .way(&[(-500.0, 300.0), (-100.0, 300.0), (-100.0, 700.0), (-500.0, 700.0), (-500.0, 300.0)], &[]);
    let inner = village
        .way(&[(-350.0, 450.0), (-250.0, 450.0), (-250.0, 550.0), (-350.0, 550.0), (-350.0, 450.0)], &[]);
    village.relations += &format!(
        "<relation id='2'><member type='way' ref='{outer}' role='outer'/><member type='way' ref='{inner}' role='inner'/>
         <tag k='type' v='multipolygon'/><tag k='natural' v='water'/></relation>"
    );
    village.square(300.0, -300.0, 60.0, &[("amenity", "school"), ("name", "Jules")]);
    village.square(300.0, -300.0, 20.0, &[("building", "yes")]);
    let (t, _) = village.prepare(Companions::default()).unwrap();
    let lake = t.areas.iter().find(|a| a.cover == LandCover::Water).unwrap();
    assert_eq!(lake.polygon.len(), 2);
    let water = t.land_cover.unwrap().values.iter().filter(|c| **c == LandCover::Water).count();
    assert!((1470..=1530).contains(&water), "{water}");
    assert!(t.sites.iter().any(|s| s.kind == SiteKind::School && s.name.as_deref() == Some("Jules")));
    assert_eq!(t.buildings[0].usage, (BuildingUse::Public, Basis::Derived));
}
