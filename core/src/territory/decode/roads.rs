//! `roads.geojson`

use super::check;
use super::error::{Faults, Found};
use super::geojson::{Bases, Feature, Ids, Lined, course, features};
use super::ring::Shapes;
use crate::territory::Road;
use serde::Deserialize;
use std::borrow::Cow;

/// Attributes whose basis a road states.
const ATTRIBUTES: [&str; 4] = ["class", "speed_kmh", "vehicles_day", "heavy_share"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Properties<'a> {
    id: u32,
    #[serde(borrow)]
    name: Option<Cow<'a, str>>,
    #[serde(borrow)]
    class: Cow<'a, str>,
    speed_kmh: f64,
    vehicles_day: f64,
    heavy_share: f64,
    #[serde(borrow)]
    derived: Option<Cow<'a, str>>,
    #[serde(borrow)]
    assumed: Option<Cow<'a, str>>,
}

pub(super) fn decode(bytes: &[u8], shapes: &mut Shapes, faults: &mut Faults) -> Vec<Road> {
    let mut ids = Ids::default();
    features(bytes, faults, |feature| road(feature, &mut ids, shapes))
}

fn road(
    Feature { properties: p, geometry, .. }: Feature<Properties<'_>, Lined>,
    ids: &mut Ids,
    shapes: &mut Shapes,
) -> Result<Road, Found> {
    let bases = Bases::new(&p.derived, &p.assumed, &ATTRIBUTES)?;
    Ok(Road {
        id: ids.take(p.id)?,
        name: p.name.map(|name| check::text("name", &name).map(str::to_owned)).transpose()?,
        class: (check::word("class", &p.class)?, bases.of("class")),
        speed_kmh: (
            check::number("speed_kmh", p.speed_kmh, 0.0, 200.0, "from 0 to 200")?,
            bases.of("speed_kmh"),
        ),
        vehicles_day: (
            check::number("vehicles_day", p.vehicles_day, 0.0, 500_000.0, "from 0 to 500 000")?,
            bases.of("vehicles_day"),
        ),
        heavy_share: (
            check::number("heavy_share", p.heavy_share, 0.0, 1.0, "from 0 to 1")?,
            bases.of("heavy_share"),
        ),
        line: course(shapes, geometry)?,
    })
}
