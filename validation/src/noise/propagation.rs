//! ISO/TR 17534-4:2020, TC01 to TC05: from a point source of 93 dB per band to a receiver.

use super::worst_band;
use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::noise::{
    Air, Attenuation, ProfilePoint, Spectrum, absorption_db_km, long_term_level_db, propagate,
};
use serde::Deserialize;
use std::collections::BTreeMap;

const EXPECTED: &str = "noise/iso17534-4_expected.json";
const SOURCE: &str = "ISO/TR 17534-4:2020";
/// Sound power of the source in each band, in dB.
const POWER_DB: f64 = 93.0;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Cut {
    cut_points: Vec<CutPoint>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct CutPoint {
    coordinate: Coordinate,
    z_ground: f64,
    ground_coefficient: f64,
}

#[derive(Deserialize)]
struct Coordinate {
    x: f64,
    y: f64,
    z: f64,
}

#[derive(Deserialize)]
struct Expected {
    cases: BTreeMap<String, BTreeMap<String, Spectrum>>,
}

/// Long-term, homogeneous and favourable levels, in each case the band that lies furthest off.
pub(super) fn iso_17534_4(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let expected: Expected = json(reference, EXPECTED)?;
    let mut rows = Vec::new();
    for case in ["TC01", "TC02", "TC03", "TC04", "TC05"] {
        let attenuation = attenuation(&json(reference, &format!("noise/{case}_Direct.json"))?)?;
        let homogeneous = attenuation.homogeneous_db().map(|a| POWER_DB - a);
        let favourable = attenuation.favourable_db().map(|a| POWER_DB - a);
        let long_term: Spectrum =
            std::array::from_fn(|i| long_term_level_db(homogeneous[i], favourable[i], 0.5));
        for (figure, got) in [("LH", homogeneous), ("LF", favourable), ("L", long_term)] {
            let wanted = expected
                .cases
                .get(case)
                .and_then(|figures| figures.get(figure))
                .ok_or_else(|| ReferenceError::unreadable(EXPECTED, format!("no {figure} for {case}")))?;
            let (hz, e, g) = worst_band(wanted, &got);
            let what = format!("{case} {figure}, of eight bands the one furthest off ({hz} Hz), dB");
            rows.push(Row::new("noise-propagation", what, e, g, Bound::Absolute(0.1), SOURCE));
        }
    }
    Ok(rows)
}

fn attenuation(cut: &Cut) -> Result<Attenuation, ReferenceError> {
    let (Some(source), Some(receiver)) = (cut.cut_points.first(), cut.cut_points.last()) else {
        return Err(ReferenceError::unreadable("noise", "a profile has no points"));
    };
    let profile: Vec<_> = cut
        .cut_points
        .iter()
        .enumerate()
        .map(|(i, p)| ProfilePoint {
            x_m: (p.coordinate.x - source.coordinate.x).hypot(p.coordinate.y - source.coordinate.y),
            ground_m: p.z_ground,
            obstacle_m: 0.0,
            // The file gives the ground that begins at a point; the first point's is that of the source.
            ground_factor: if i == 0 { source.ground_coefficient } else { p.ground_coefficient },
        })
        .collect();
    Ok(propagate(
        &profile,
        source.coordinate.z - source.z_ground,
        receiver.coordinate.z - receiver.z_ground,
        source.ground_coefficient,
        &absorption_db_km(&Air::REFERENCE)?,
    )?)
}

fn json<T: serde::de::DeserializeOwned>(reference: &dyn Reference, path: &str) -> Result<T, ReferenceError> {
    serde_json::from_slice(&reference.read(path)?).map_err(|e| ReferenceError::unreadable(path, e))
}
