//! `boundary.geojson`, `streams.geojson`, `areas.geojson` and `sites.geojson`

use super::check;
use super::error::{Fault, Faults};
use super::geojson::{Feature, Ids, Lined, Outlined, Outlines, Pointed, course, features, outline};
use super::ring::Shapes;
use crate::territory::{Area, Polygon, Site, Stream};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::borrow::Cow;

/// The one feature of the commune's outline.
pub(super) fn boundary(bytes: &[u8], shapes: &mut Shapes, faults: &mut Faults) -> Vec<Polygon> {
    let mut outlines = features(bytes, faults, |feature: Feature<IgnoredAny, Outlines>| {
        let polygons = match feature.geometry {
            Outlines::Polygon(polygon) => vec![polygon],
            Outlines::MultiPolygon(polygons) => polygons,
        };
        polygons.iter().try_for_each(|polygon| shapes.polygon(polygon))?;
        Ok(polygons)
    });
    match outlines.len() {
        1 => {}
        0 => faults.push(Fault::Missing),
        _ => faults.push(Fault::Twice { what: "the boundary".to_owned() }),
    }
    outlines.pop().unwrap_or_default()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StreamProperties<'a> {
    id: u32,
    #[serde(borrow)]
    name: Option<Cow<'a, str>>,
    #[serde(borrow)]
    class: Cow<'a, str>,
}

pub(super) fn streams(bytes: &[u8], shapes: &mut Shapes, faults: &mut Faults) -> Vec<Stream> {
    let mut ids = Ids::default();
    features(
        bytes,
        faults,
        |Feature { properties: p, geometry, .. }: Feature<StreamProperties<'_>, Lined>| {
            Ok(Stream {
                id: ids.take(p.id)?,
                name: p.name.map(|name| check::text("name", &name).map(str::to_owned)).transpose()?,
                class: check::word("class", &p.class)?,
                line: course(shapes, geometry)?,
            })
        },
    )
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AreaProperties<'a> {
    #[serde(borrow)]
    cover: Cow<'a, str>,
}

pub(super) fn areas(bytes: &[u8], shapes: &mut Shapes, faults: &mut Faults) -> Vec<Area> {
    features(
        bytes,
        faults,
        |Feature { properties: p, geometry, .. }: Feature<AreaProperties<'_>, Outlined>| {
            Ok(Area { cover: check::word("cover", &p.cover)?, polygon: outline(shapes, geometry)? })
        },
    )
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SiteProperties<'a> {
    id: u32,
    #[serde(borrow)]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    name: Option<Cow<'a, str>>,
}

pub(super) fn sites(bytes: &[u8], shapes: &mut Shapes, faults: &mut Faults) -> Vec<Site> {
    let mut ids = Ids::default();
    features(
        bytes,
        faults,
        |Feature { properties: p, geometry, .. }: Feature<SiteProperties<'_>, Pointed>| {
            shapes.positions(&[geometry.coordinates])?;
            Ok(Site {
                id: ids.take(p.id)?,
                kind: check::word("kind", &p.kind)?,
                name: p.name.map(|name| check::text("name", &name).map(str::to_owned)).transpose()?,
                point: geometry.coordinates,
            })
        },
    )
}
