//! The GeoJSON layers, a feature a line: small, readable, and an error can name the line.

use super::tidy;
use parvis_core::territory::{Area, Basis, Building, Line, Point, Polygon, Road, Site, Stream};
use serde_json::{Map, Value, json};
use std::fmt::Write;

/// The commune's outline.
pub(super) fn boundary(polygons: &[Polygon]) -> Vec<u8> {
    let polygons: Vec<Polygon> = polygons.iter().filter_map(|p| tidy::polygon(p)).collect();
    let geometry = match polygons.as_slice() {
        [one] => polygon(one),
        several => geometry("MultiPolygon", &list(several, |p| list(p, positions))),
    };
    collection([Some((Map::new(), geometry))])
}

pub(super) fn buildings(buildings: &[Building]) -> Vec<u8> {
    collection(buildings.iter().map(|b| {
        let outline = tidy::polygon(&b.polygon)?;
        let mut p = Map::new();
        p.insert("id".into(), b.id.into());
        p.insert("use".into(), json!(b.usage.0));
        p.insert("storeys".into(), b.storeys.0.into());
        p.insert("floor_area_m2".into(), number(b.floor_area_m2.0, 1.0));
        p.insert("dwellings".into(), b.dwellings.0.into());
        p.insert("period".into(), json!(b.period.0));
        p.insert("heating".into(), json!(b.heating.0));
        p.extend(b.height_m.map(|height| ("height_m".into(), number(height, 10.0))));
        bases(
            &mut p,
            &[
                ("use", b.usage.1),
                ("storeys", b.storeys.1),
                ("floor_area_m2", b.floor_area_m2.1),
                ("dwellings", b.dwellings.1),
                ("period", b.period.1),
                ("heating", b.heating.1),
            ],
        );
        Some((p, polygon(&outline)))
    }))
}

pub(super) fn roads(roads: &[Road]) -> Vec<u8> {
    collection(roads.iter().map(|r| {
        let course = tidy::line(&r.line)?;
        let mut p = Map::new();
        p.insert("id".into(), r.id.into());
        p.extend(r.name.as_ref().map(|name| ("name".into(), json!(name))));
        p.insert("class".into(), json!(r.class.0));
        p.insert("speed_kmh".into(), number(r.speed_kmh.0, 1.0));
        p.insert("vehicles_day".into(), number(r.vehicles_day.0, 1.0));
        p.insert("heavy_share".into(), number(r.heavy_share.0, 1e4));
        bases(
            &mut p,
            &[
                ("class", r.class.1),
                ("speed_kmh", r.speed_kmh.1),
                ("vehicles_day", r.vehicles_day.1),
                ("heavy_share", r.heavy_share.1),
            ],
        );
        Some((p, geometry("LineString", &positions(&course))))
    }))
}

pub(super) fn streams(streams: &[Stream]) -> Vec<u8> {
    collection(streams.iter().map(|s| {
        let course = tidy::line(&s.line)?;
        let mut p = Map::new();
        p.insert("id".into(), s.id.into());
        p.extend(s.name.as_ref().map(|name| ("name".into(), json!(name))));
        p.insert("class".into(), json!(s.class));
        Some((p, geometry("LineString", &positions(&course))))
    }))
}

pub(super) fn areas(areas: &[Area]) -> Vec<u8> {
    collection(areas.iter().map(|a| {
        let outline = tidy::polygon(&a.polygon)?;
        let mut p = Map::new();
        p.insert("cover".into(), json!(a.cover));
        Some((p, polygon(&outline)))
    }))
}

pub(super) fn sites(sites: &[Site]) -> Vec<u8> {
    collection(sites.iter().map(|s| {
        let mut p = Map::new();
        p.insert("id".into(), s.id.into());
        p.insert("kind".into(), json!(s.kind));
        p.extend(s.name.as_ref().map(|name| ("name".into(), json!(name))));
        Some((p, geometry("Point", &position(tidy::point(s.point)))))
    }))
}

/// A feature collection; features without a geometry left are dropped.
fn collection(features: impl IntoIterator<Item = Option<(Map<String, Value>, String)>>) -> Vec<u8> {
    let mut text = String::from("{\"type\":\"FeatureCollection\",\"features\":[");
    for (i, (properties, geometry)) in features.into_iter().flatten().enumerate() {
        text.push_str(if i == 0 { "\n" } else { ",\n" });
        let _ = write!(
            text,
            "{{\"type\":\"Feature\",\"properties\":{},\"geometry\":{geometry}}}",
            Value::Object(properties)
        );
    }
    text.push_str("\n]}\n");
    text.into_bytes()
}

/// Names the attributes that are not measured.
fn bases(properties: &mut Map<String, Value>, attributes: &[(&str, Basis)]) {
    for (list, basis) in [("derived", Basis::Derived), ("assumed", Basis::Assumed)] {
        let names: Vec<_> = attributes.iter().filter(|(_, b)| *b == basis).map(|(name, _)| *name).collect();
        if !names.is_empty() {
            properties.insert(list.into(), names.join(",").into());
        }
    }
}

/// A number in steps of one `per`-th, as a whole number where it is one.
fn number(value: f64, per: f64) -> Value {
    let rounded = (value * per).round() / per;
    if rounded.fract() == 0.0 && rounded.abs() < 1e15 { json!(rounded as i64) } else { json!(rounded) }
}

fn geometry(kind: &str, coordinates: &str) -> String {
    format!("{{\"type\":\"{kind}\",\"coordinates\":{coordinates}}}")
}

fn polygon(rings: &Polygon) -> String {
    geometry("Polygon", &list(rings, positions))
}

fn positions(line: &Line) -> String {
    list(line, |p| position(*p))
}

/// Longitude and latitude with six decimals, zeros at their end left out.
fn position([lon, lat]: Point) -> String {
    let degrees = |v: f64| {
        let text = format!("{v:.6}");
        let short = text.trim_end_matches('0').trim_end_matches('.');
        if short == "-0" { "0".to_owned() } else { short.to_owned() }
    };
    format!("[{},{}]", degrees(lon), degrees(lat))
}

fn list<T>(items: &[T], each: impl Fn(&T) -> String) -> String {
    let items: Vec<String> = items.iter().map(each).collect();
    format!("[{}]", items.join(","))
}
