//! `buildings.geojson`

use super::check;
use super::error::{Faults, Found};
use super::geojson::{Bases, Feature, Ids, Outlined, features, outline};
use super::ring::Shapes;
use crate::territory::Building;
use serde::Deserialize;
use std::borrow::Cow;

/// Attributes whose basis a building states.
const ATTRIBUTES: [&str; 6] = ["use", "storeys", "floor_area_m2", "dwellings", "period", "heating"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Properties<'a> {
    id: u32,
    #[serde(borrow, rename = "use")]
    usage: Cow<'a, str>,
    storeys: u8,
    floor_area_m2: f64,
    dwellings: u16,
    #[serde(borrow)]
    period: Cow<'a, str>,
    #[serde(borrow)]
    heating: Cow<'a, str>,
    height_m: Option<f64>,
    #[serde(borrow)]
    derived: Option<Cow<'a, str>>,
    #[serde(borrow)]
    assumed: Option<Cow<'a, str>>,
}

pub(super) fn decode(bytes: &[u8], shapes: &mut Shapes, faults: &mut Faults) -> Vec<Building> {
    let mut ids = Ids::default();
    features(bytes, faults, |feature| building(feature, &mut ids, shapes))
}

fn building(
    Feature { properties: p, geometry, .. }: Feature<Properties<'_>, Outlined>,
    ids: &mut Ids,
    shapes: &mut Shapes,
) -> Result<Building, Found> {
    let bases = Bases::new(&p.derived, &p.assumed, &ATTRIBUTES)?;
    if let Some(height_m) = p.height_m {
        check::number("height_m", height_m, 0.0, 1000.0, "from 0 to 1000")?;
    }
    Ok(Building {
        id: ids.take(p.id)?,
        usage: (check::word("use", &p.usage)?, bases.of("use")),
        storeys: (p.storeys, bases.of("storeys")),
        floor_area_m2: (
            check::number("floor_area_m2", p.floor_area_m2, 0.0, 1e6, "from 0 to 1 000 000")?,
            bases.of("floor_area_m2"),
        ),
        dwellings: (p.dwellings, bases.of("dwellings")),
        period: (check::word("period", &p.period)?, bases.of("period")),
        heating: (check::word("heating", &p.heating)?, bases.of("heating")),
        height_m: p.height_m,
        polygon: outline(shapes, geometry)?,
    })
}
