//! Small territories with every layer, drawn at random.

use crate::pack::{LayerSource, PackDraft};
use parvis_core::territory::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// West and south of every village \[deg\].
const CORNER: Point = [2.9, 45.1];

/// Side of every village \[deg\].
const SIDE: f64 = 0.01;

fn inside(x: f64, y: f64) -> Point {
    crate::pack::tidy::point([CORNER[0] + SIDE * x, CORNER[1] + SIDE * y])
}

fn basis() -> impl Strategy<Value = Basis> {
    prop::sample::select(vec![Basis::Measured, Basis::Derived, Basis::Assumed])
}

fn place() -> impl Strategy<Value = Point> {
    (0.0..1.0f64, 0.0..1.0f64).prop_map(|(x, y)| inside(x, y))
}

fn name() -> impl Strategy<Value = Option<String>> {
    prop::option::of("[A-Za-zéèà'\"\\\\<\\[{ ]{0,20}[a-z]")
}

fn square() -> impl Strategy<Value = Polygon> {
    (0.0..0.9f64, 0.0..0.9f64, 0.01..0.1f64).prop_map(|(x, y, s)| {
        let ring = [(x, y), (x + s, y), (x + s, y + s), (x, y + s), (x, y)];
        vec![ring.iter().map(|&(x, y)| inside(x, y)).collect()]
    })
}

fn line() -> impl Strategy<Value = Line> {
    prop::collection::vec(place(), 2..8).prop_filter_map("a line", |line| crate::pack::tidy::line(&line))
}

prop_compose! {
    fn building()(polygon in square(), bases in prop::collection::vec(basis(), 6), storeys: u8,
        area in 0..10_000u32, dwellings in 0..60u16, height in prop::option::of(0..300u32),
        usage in prop::sample::select(vec![BuildingUse::Residential, BuildingUse::Annex, BuildingUse::Other]),
        period in prop::sample::select(vec![Period::Before1949, Period::From1975, Period::Unknown]),
        heating in prop::sample::select(vec![Heating::HeatPump, Heating::Wood, Heating::None, Heating::Mix]),
    ) -> Building {
        Building {
            id: 0,
            usage: (usage, bases[0]),
            storeys: (storeys, bases[1]),
            floor_area_m2: (f64::from(area), bases[2]),
            dwellings: (dwellings, bases[3]),
            period: (period, bases[4]),
            heating: (heating, bases[5]),
            height_m: height.map(|h| f64::from(h) / 10.0),
            polygon,
        }
    }
}

prop_compose! {
    fn road()(line in line(), bases in prop::collection::vec(basis(), 4), name in name(), speed in 0..130u32,
        vehicles in 0..20_000u32, heavy in 0..10_000u32,
        class in prop::sample::select(vec![RoadClass::Primary, RoadClass::Local, RoadClass::Path]),
    ) -> Road {
        Road {
            id: 0,
            name,
            class: (class, bases[0]),
            speed_kmh: (f64::from(speed), bases[1]),
            vehicles_day: (f64::from(vehicles), bases[2]),
            heavy_share: (f64::from(heavy) / 1e4, bases[3]),
            line,
        }
    }
}

fn grid<T: Copy + std::fmt::Debug + 'static>(
    frame: Frame,
    value: impl Strategy<Value = T> + 'static,
) -> impl Strategy<Value = Grid<T>> {
    prop::collection::vec(value, frame.len()).prop_map(move |values| Grid { frame, values })
}

fn wind() -> impl Strategy<Value = WindRose> {
    prop::collection::vec((0..360u32, 0.0..20.0f64, 0..6u8), 1..20).prop_map(|bins| {
        let frequency = 1.0 / bins.len() as f64;
        let bin = |(from, speed_ms, stability)| WindBin {
            from_deg: f64::from(from),
            speed_ms,
            stability,
            frequency,
        };
        WindRose { bins: bins.into_iter().map(bin).collect() }
    })
}

fn hydrology() -> impl Strategy<Value = Hydrology> {
    (1usize..29, any::<bool>(), 0.0..80.0f64).prop_map(|(days, warm, p)| Hydrology {
        date: (1..=days).map(|day| format!("2024-02-{day:02}")).collect(),
        p_mm: (0..days).map(|day| p / (day + 1) as f64).collect(),
        pet_mm: vec![1.25; days],
        t_c: warm.then(|| vec![-3.5; days]),
        q_mm: None,
    })
}

fn weather() -> impl Strategy<Value = Weather> {
    (-20.0..30.0f64, 0.0..15.0f64).prop_map(|(t, wind)| Weather {
        temperature_c: (0..8760).map(|hour| t + f64::from(hour % 24) / 10.0).collect(),
        wind_ms: vec![wind; 8760],
        wind_from_deg: vec![225.0; 8760],
        ghi_w_m2: vec![100.0; 8760],
        dni_w_m2: vec![0.0; 8760],
        dhi_w_m2: vec![100.0; 8760],
    })
}

fn activities() -> impl Strategy<Value = Activities> {
    prop::collection::btree_map("farming\\.[a-z]{1,9}", (0.0..1e4f64, basis()), 0..5).prop_map(|list| {
        let figure = |(value, basis)| Activity {
            value,
            low: value * 0.5,
            high: value * 2.0,
            unit: "head".into(),
            year: 2020,
            basis,
            source: "a \"census\", of sorts".into(),
        };
        Activities(list.into_iter().map(|(id, figures)| (id, figure(figures))).collect())
    })
}

/// Gives features their numbers.
fn numbered<T>(mut list: Vec<T>, id: impl Fn(&mut T) -> &mut u32) -> Vec<T> {
    list.iter_mut().enumerate().for_each(|(i, item)| *id(item) = i as u32);
    list
}

fn manifest() -> Manifest {
    let projection = Projection::for_place(CORNER).unwrap();
    let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)].map(|(x, y)| inside(x, y));
    let metres = corners.map(|corner| projection.to_metres(corner).unwrap());
    let west_m = metres.iter().map(|m| m[0]).fold(f64::MAX, f64::min).floor();
    let north_m = metres.iter().map(|m| m[1]).fold(f64::MIN, f64::max).ceil();
    Manifest {
        slug: "essai".into(),
        name: "Essai".into(),
        invented: true,
        country: "FR".into(),
        population: 40,
        households: 20,
        population_year: 2024,
        area_km2: 0.8744,
        crs_epsg: projection.epsg(),
        grid: Frame { west_m, north_m, cell_m: 100.0, cols: 9, rows: 12 },
        bbox: [CORNER[0], CORNER[1], corners[3][0], corners[3][1]],
        ..Manifest::default()
    }
}

prop_compose! {
    /// A village with every layer.
    pub(super) fn village()(
        buildings in prop::collection::vec(building(), 1..6),
        roads in prop::collection::vec(road(), 1..6),
        streams in prop::collection::vec((line(), name()), 1..4),
        areas in prop::collection::vec((square(), prop::sample::select(LandCover::ALL.to_vec())), 1..6),
        sites in prop::collection::vec((place(), name()), 1..4),
        land_cover in grid(manifest().grid, prop::sample::select(LandCover::ALL.to_vec())),
        elevation in grid(manifest().grid, -1000..20_000i32),
        home in 0usize..108,
        wind in wind(), weather in weather(), hydrology in hydrology(), activities in activities(),
    ) -> PackDraft {
        let manifest = manifest();
        let mut population = Grid::filled(manifest.grid, 0.0);
        population.values[home] = 40.0;
        let outline = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)].map(|(x, y)| inside(x, y));
        let source = |kind: LayerKind| LayerSource {
            licence: "CC0-1.0".into(),
            attribution: "nobody".into(),
            year: 2024,
            basis: Basis::Assumed,
            note: format!("drawn at random: {}", kind.name()),
        };
        let stream = |(line, name)| Stream { id: 0, name, class: StreamClass::Minor, line };
        let site = |(point, name)| Site { id: 0, kind: SiteKind::TownHall, name, point };
        PackDraft {
            sources: LayerKind::ALL.iter().map(|kind| (*kind, source(*kind))).collect::<BTreeMap<_, _>>(),
            territory: Territory {
                boundary: vec![vec![outline.to_vec()]],
                land_cover: Some(land_cover),
                elevation_m: Some(Grid {
                    frame: manifest.grid,
                    values: elevation.values.iter().map(|v| *v as f32 / 16.0).collect(),
                }),
                population: Some(population),
                buildings: numbered(buildings, |b| &mut b.id),
                roads: numbered(roads, |r| &mut r.id),
                streams: numbered(streams.into_iter().map(stream).collect(), |s| &mut s.id),
                areas: areas.into_iter().map(|(polygon, cover)| Area { cover, polygon }).collect(),
                sites: numbered(sites.into_iter().map(site).collect(), |s| &mut s.id),
                wind: Some(wind),
                weather: Some(weather),
                hydrology: Some(hydrology),
                activities: if activities.0.is_empty() { Activities::default() } else { activities },
                manifest,
            },
        }
    }
}

/// One fixed village, for tests that break it.
pub(super) fn one() -> PackDraft {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut draft = village().new_tree(&mut TestRunner::deterministic()).unwrap().current();
    let figure = draft.territory.activities.0.values().next().cloned().unwrap_or(Activity {
        value: 1.0,
        low: 1.0,
        high: 1.0,
        unit: "head".into(),
        year: 2020,
        basis: Basis::Assumed,
        source: "nobody".into(),
    });
    draft.territory.activities.0.insert("farming.sheep".into(), figure);
    draft
}
