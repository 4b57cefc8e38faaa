//! Road emission against the coefficients of the directives and the Commission's own tool.

use super::worst_band;
use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::noise::{
    Category, Flow, Gradient, Junction, RoadCoefficients, RoadConditions, RoadSurface, Spectrum,
    StuddedTyres, VehicleCoefficients, road_emission_db_m,
};
use serde::Deserialize;
use std::collections::BTreeMap;

const FILE_2015: &str = "noise/RoadCnossos_2015.json";
const FILE_2021: &str = "noise/RoadCnossos_2020.json";
const CATEGORIES: [&str; 5] = ["1", "2", "3", "4a", "4b"];

#[derive(Deserialize)]
struct File {
    vehicles: BTreeMap<String, Vehicle>,
    roads: BTreeMap<String, Road>,
}

#[derive(Deserialize)]
struct Vehicle {
    ar: Spectrum,
    br: Spectrum,
    ap: Spectrum,
    bp: Spectrum,
}

#[derive(Deserialize)]
struct Road {
    #[serde(rename = "ref")]
    categories: BTreeMap<String, Surface>,
}

#[derive(Deserialize)]
struct Surface {
    #[serde(rename = "ßm")]
    beta: f64,
    spectrum: Spectrum,
}

impl File {
    fn read(reference: &dyn Reference, path: &str) -> Result<Self, ReferenceError> {
        serde_json::from_slice(&reference.read(path)?).map_err(|e| ReferenceError::unreadable(path, e))
    }

    fn coefficients(&self, path: &str) -> Result<RoadCoefficients, ReferenceError> {
        let mut vehicles = RoadCoefficients::DIRECTIVE_2021.vehicles;
        for (vehicle, name) in vehicles.iter_mut().zip(CATEGORIES) {
            let read = self
                .vehicles
                .get(name)
                .ok_or_else(|| ReferenceError::unreadable(path, format!("no category {name}")))?;
            *vehicle = VehicleCoefficients {
                rolling_db: read.ar,
                rolling_slope_db: read.br,
                propulsion_db: read.ap,
                propulsion_slope_db: read.bp,
            };
        }
        Ok(RoadCoefficients { vehicles })
    }

    fn surface(&self, path: &str, name: &str) -> Result<RoadSurface, ReferenceError> {
        let file_name = if name == "reference" { "DEF" } else { name };
        let road = self.roads.get(file_name);
        let mut surface = RoadSurface::REFERENCE;
        for (m, category) in CATEGORIES.into_iter().take(3).enumerate() {
            let read = road
                .and_then(|r| r.categories.get(category))
                .ok_or_else(|| ReferenceError::unreadable(path, format!("no surface {file_name}")))?;
            surface.alpha_db[m] = read.spectrum;
            surface.beta_db[m] = read.beta;
        }
        Ok(surface)
    }
}

/// The tables in the code against the published ones: each category at several speeds on each surface.
pub(super) fn coefficients(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let mut rows = Vec::new();
    for (path, ours, source) in [
        (FILE_2021, RoadCoefficients::DIRECTIVE_2021, "Directive (EU) 2021/1226, appendix F"),
        (FILE_2015, RoadCoefficients::DIRECTIVE_2015, "Directive (EU) 2015/996, appendix F"),
    ] {
        let file = File::read(reference, path)?;
        let published = file.coefficients(path)?;
        // The surfaces in the code are those of 2021; earlier ones are not offered.
        let surfaces: Vec<_> =
            RoadSurface::TABLE.iter().take(if path == FILE_2021 { usize::MAX } else { 1 }).collect();
        for (category, name) in Category::ALL.into_iter().zip(CATEGORIES) {
            let mut worst = (f64::NAN, 0.0, 0.0, 0.0, "");
            for surface in &surfaces {
                let published_surface = file.surface(path, surface.name)?;
                for speed_km_h in [20.0, 30.0, 50.0, 70.0, 90.0, 130.0] {
                    let mut flows = [Flow::default(); 5];
                    flows[category as usize] = Flow { vehicles_h: 1000.0, speed_km_h };
                    let conditions = &RoadConditions::REFERENCE;
                    let e = road_emission_db_m(&published, &published_surface, &flows, conditions)?;
                    let g = road_emission_db_m(&ours, surface, &flows, conditions)?;
                    let (hz, e, g) = worst_band(&e, &g);
                    if worst.0.is_nan() || (g - e).abs() > f64::abs(worst.2 - worst.1) {
                        worst = (hz, e, g, speed_km_h, surface.name);
                    }
                }
            }
            let (hz, e, g, speed, surface) = worst;
            let what = format!(
                "category {name}, 1000 vehicles an hour, of {} surfaces, 6 speeds and 8 bands the one furthest \
                 off ({surface}, {speed} km/h, {hz} Hz), dB/m",
                surfaces.len()
            );
            rows.push(Row::new("noise", what, e, g, Bound::Absolute(0.01), source));
        }
    }
    Ok(rows)
}

/// Mixed traffic with every correction at once, against the tool that came with the method of 2015.
pub(super) fn reference_tool(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let file = File::read(reference, FILE_2015)?;
    let coefficients = file.coefficients(FILE_2015)?;
    let same = |vehicles, speed| [(vehicles, speed); 5];
    let slow = [(58.0, 40.0), (50.0, 43.0), (40.0, 45.0), (100.0, 35.0), (100.0, 32.0)];
    let busy = [(582.0, 40.0), (500.0, 43.0), (400.0, 45.0), (1000.0, 35.0), (1100.0, 32.0)];
    let cases = [
        ("NL01", same(1000.0, 70.0), 15.0, 10.0, Junction::Crossing(200.0), 7, 77.6711),
        ("NL02", busy, 5.0, -5.0, Junction::Crossing(200.0), 4, 79.6814),
        ("NL03", slow, -5.0, -7.0, Junction::Crossing(200.0), 7, 58.8222),
        ("NL03", slow, -5.0, -7.0, Junction::Crossing(50.0), 0, 82.785),
        ("NL01", same(1000.0, 70.0), 15.0, 10.0, Junction::Roundabout(30.0), 6, 85.4991),
    ];
    let mut rows = Vec::new();
    for (surface, traffic, temperature_c, slope_pct, junction, band, expected) in cases {
        let flows = traffic.map(|(vehicles_h, speed_km_h)| Flow { vehicles_h, speed_km_h });
        let conditions = RoadConditions {
            temperature_c,
            gradient: Gradient::OneWay(slope_pct),
            junction: Some(junction),
            studded: Some(StuddedTyres { share: 0.5, months: 4.0 }),
        };
        let road = file.surface(FILE_2015, surface)?;
        let got = road_emission_db_m(&coefficients, &road, &flows, &conditions)?[band];
        let hz = parvis_core::models::noise::BANDS_HZ[band];
        let what = format!(
            "five categories, {surface}, {temperature_c} °C, {slope_pct} %, {junction:?}, studs, {hz} Hz, dB/m"
        );
        rows.push(Row::new(
            "noise",
            what,
            expected,
            got,
            Bound::Absolute(0.01),
            "CNOSSOS-EU reference software of the European Commission (2015 coefficients)",
        ));
    }
    Ok(rows)
}
