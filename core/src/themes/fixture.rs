//! A hamlet for the tests of the themes: forty houses, a main road, a street, fields, a wood, a school.

use crate::territory::*;

const ACTIVITIES: &[(&str, f64, &str)] = &[
    ("heating_mix.gas", 0.3, "share"),
    ("heating_mix.oil", 0.2, "share"),
    ("heating_mix.electric", 0.25, "share"),
    ("heating_mix.heat_pump", 0.05, "share"),
    ("heating_mix.wood", 0.2, "share"),
    ("wood.old_stove_share", 0.5, "share"),
    ("electricity.household_kwh", 2500.0, "kWh/a"),
    ("tertiary.kwh_m2", 200.0, "kWh/m2/a"),
    ("traffic.short_trip_share", 0.25, "share"),
    ("farming.dairy_cows", 40.0, "head"),
    ("farming.cropland_ha", 60.0, "ha"),
    ("farming.irrigated_ha", 20.0, "ha"),
    ("waste.residual_kg_person", 250.0, "kg/a"),
    ("water.drinking_l_person_day", 150.0, "l/d"),
    ("water.leak_share", 0.25, "share"),
    ("water.irrigation_mm", 180.0, "mm/a"),
    ("water.catchment_km2", 4.0, "km2"),
    ("air.background_no2_ug_m3", 5.0, "ug/m3"),
    ("air.background_pm25_ug_m3", 8.0, "ug/m3"),
];

/// The hamlet.
pub(crate) fn hamlet() -> Territory {
    let frame = Frame { west_m: 660_000.0, north_m: 6_360_000.0, cell_m: 50.0, cols: 40, rows: 40 };
    let projection = Projection::from_epsg(2154).unwrap();
    let place =
        |east: f64, south: f64| projection.to_degrees([660_000.0 + east, 6_360_000.0 - south]).unwrap();
    let house = |i: u32| {
        let (east, south) = (700.0 + 40.0 * f64::from(i % 8), 800.0 + 60.0 * f64::from(i / 8));
        let corner = |dx: f64, dy: f64| place(east + dx, south + dy);
        Building {
            id: i,
            usage: (BuildingUse::Residential, Basis::Measured),
            storeys: (2, Basis::Measured),
            floor_area_m2: (120.0, Basis::Derived),
            dwellings: (1, Basis::Measured),
            period: (Period::From1949, Basis::Measured),
            heating: (Heating::Mix, Basis::Assumed),
            height_m: None,
            polygon: vec![vec![
                corner(0.0, 0.0),
                corner(9.0, 0.0),
                corner(9.0, 8.0),
                corner(0.0, 8.0),
                corner(0.0, 0.0),
            ]],
        }
    };
    let road = |id: u32, class, vehicles: f64, speed: f64, line| Road {
        id,
        name: None,
        class: (class, Basis::Measured),
        speed_kmh: (speed, Basis::Assumed),
        vehicles_day: (vehicles, Basis::Assumed),
        heavy_share: (0.05, Basis::Assumed),
        line,
    };
    let buildings: Vec<_> = (0..40).map(house).collect();
    let mut population = Grid::filled(frame, 0.0f32);
    for building in &buildings {
        let metres = projection.to_metres(building.centre().unwrap()).unwrap();
        population.values[frame.index_at(metres).unwrap()] += 2.5;
    }
    let mut land_cover = Grid::filled(frame, LandCover::Grassland);
    land_cover.values[..400].fill(LandCover::Broadleaf);
    land_cover.values[1200..].fill(LandCover::Cropland);
    let wind = (0..8).flat_map(|d| {
        [(2.0, 3u8, 0.1), (4.0, 3, 0.025)].map(|(speed_ms, stability, frequency)| WindBin {
            from_deg: f64::from(d) * 45.0,
            speed_ms,
            stability,
            frequency,
        })
    });
    let days = 3 * 365;
    let season = |day: usize| (std::f64::consts::TAU * day as f64 / 365.0).cos();
    let activity = |(id, value, unit): &(&str, f64, &str)| {
        let figure = Activity {
            value: *value,
            low: 0.8 * value,
            high: 1.2 * value,
            unit: (*unit).to_owned(),
            year: 2020,
            basis: Basis::Assumed,
            source: "test".to_owned(),
        };
        ((*id).to_owned(), figure)
    };
    let entry = |kind: LayerKind| LayerEntry {
        kind,
        path: kind.file_name().to_owned(),
        sha256: String::new(),
        bytes: 0,
        licence: String::new(),
        attribution: String::new(),
        year: 2020,
        basis: Basis::Assumed,
        note: String::new(),
    };
    Territory {
        manifest: Manifest {
            slug: "hamlet".to_owned(),
            country: "FR".to_owned(),
            population: 100,
            households: 40,
            area_km2: 4.0,
            crs_epsg: 2154,
            grid: frame,
            layers: LayerKind::ALL.map(entry).to_vec(),
            ..Manifest::default()
        },
        roads: vec![
            road(1, RoadClass::Primary, 6000.0, 70.0, vec![place(0.0, 1000.0), place(2000.0, 950.0)]),
            road(2, RoadClass::Local, 400.0, 50.0, vec![place(700.0, 780.0), place(1000.0, 1060.0)]),
        ],
        sites: vec![Site {
            id: 1,
            kind: SiteKind::School,
            name: Some("School".into()),
            point: place(820.0, 940.0),
        }],
        hydrology: Some(Hydrology {
            date: (0..days).map(|d| format!("2020-{:02}-01", d / 30 % 12 + 1)).collect(),
            p_mm: (0..days).map(|d| if d % 4 == 0 { 8.0 + 3.0 * season(d) } else { 0.0 }).collect(),
            pet_mm: (0..days).map(|d| 2.2 - 1.9 * season(d)).collect(),
            t_c: None,
            q_mm: None,
        }),
        wind: Some(WindRose { bins: wind.collect() }),
        population: Some(population),
        land_cover: Some(land_cover),
        activities: Activities(ACTIVITIES.iter().map(activity).collect()),
        buildings,
        ..Territory::default()
    }
}

/// The middle of the hamlet.
pub(crate) fn middle() -> Point {
    Projection::from_epsg(2154).unwrap().to_degrees([660_850.0, 6_359_050.0]).unwrap()
}
