//! The outline of a commune from a GeoJSON file.

use crate::PrepareError;
use geo::{Coord, CoordsIter, MultiPolygon, Polygon};
use geojson::{Feature, GeoJson, GeometryValue};

/// An outline in degrees, and the name that the file gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct Boundary {
    /// The outline in degrees, WGS 84.
    pub outline: MultiPolygon,
    /// The `name`, `nom` or `NOM` of the only feature, where there is one.
    pub name: Option<String>,
    /// The `code`, `insee` or `INSEE_COM` of the only feature, where there is one.
    pub code: Option<String>,
}

/// Reads every polygon of a GeoJSON file (RFC 7946: longitude and latitude in degrees).
pub fn read(file: &str, bytes: &[u8]) -> Result<Boundary, PrepareError> {
    let wrong = |what: String| {
        PrepareError::new(
            file,
            what,
            "give a GeoJSON file with the commune's outline as Polygon or MultiPolygon in degrees (EPSG:4326)",
        )
    };
    let text = std::str::from_utf8(bytes).map_err(|_| wrong("is not text in UTF-8".into()))?;
    let json: GeoJson = text.parse().map_err(|e: geojson::Error| wrong(format!("is no GeoJSON ({e})")))?;
    let features: Vec<Feature> = match json {
        GeoJson::FeatureCollection(collection) => collection.features,
        GeoJson::Feature(feature) => vec![feature],
        GeoJson::Geometry(geometry) => vec![Feature { geometry: Some(geometry), ..Feature::default() }],
    };
    let mut polygons = Vec::new();
    for geometry in features.iter().filter_map(|f| f.geometry.as_ref()) {
        collect(&geometry.value, &mut polygons).map_err(wrong)?;
    }
    if polygons.is_empty() {
        return Err(wrong("holds no polygon".into()));
    }
    let outline = MultiPolygon(polygons);
    let on_globe = |c: Coord| (-180.0..=180.0).contains(&c.x) && (-90.0..=90.0).contains(&c.y);
    if let Some(c) = outline.coords_iter().find(|c| !on_globe(*c)) {
        return Err(wrong(format!("the position {}, {} is not in degrees", c.x, c.y)));
    }
    let only = if let [only] = features.as_slice() { Some(only) } else { None };
    let property = |names: &[&str]| {
        let found = names.iter().find_map(|n| only?.property(n)?.as_str())?;
        Some(found.trim().to_owned()).filter(|v| !v.is_empty())
    };
    Ok(Boundary {
        outline,
        name: property(&["name", "nom", "NOM", "nom_officiel"]),
        code: property(&["code", "insee", "INSEE_COM", "code_insee"]),
    })
}

fn collect(value: &GeometryValue, polygons: &mut Vec<Polygon>) -> Result<(), String> {
    let polygon = |rings: &[Vec<geojson::Position>]| -> Result<Polygon, String> {
        let mut lines = Vec::new();
        for ring in rings {
            let coords: Vec<Coord> = ring
                .iter()
                .map(|p| {
                    if let [x, y, ..] = *p.as_slice() {
                        Ok(Coord { x, y })
                    } else {
                        Err("a position has no latitude".to_owned())
                    }
                })
                .collect::<Result<_, _>>()?;
            if coords.len() < 4 || coords.first() != coords.last() {
                return Err("a ring is not closed".to_owned());
            }
            lines.push(coords.into());
        }
        let mut lines = lines.into_iter();
        let outer = lines.next().ok_or("a polygon has no ring")?;
        Ok(Polygon::new(outer, lines.collect()))
    };
    match value {
        GeometryValue::Polygon { coordinates } => polygons.push(polygon(coordinates)?),
        GeometryValue::MultiPolygon { coordinates } => {
            for rings in coordinates {
                polygons.push(polygon(rings)?);
            }
        }
        GeometryValue::GeometryCollection { geometries } => {
            for geometry in geometries {
                collect(&geometry.value, polygons)?;
            }
        }
        _ => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn feature(ring: &str) -> String {
        format!(
            r#"{{"type":"Feature","properties":{{"nom":"Lieu","code":"01001"}},"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}"#
        )
    }

    #[test]
    fn outline_name_and_code_are_read() {
        let boundary = read("b.geojson", feature("[[0,0],[1,0],[1,1],[0,0]]").as_bytes()).unwrap();
        assert_eq!(boundary.outline.0.len(), 1);
        assert_eq!((boundary.name.as_deref(), boundary.code.as_deref()), (Some("Lieu"), Some("01001")));
    }

    #[test]
    fn errors_say_what_is_wrong() {
        for (ring, says) in [
            ("[[0,0],[1,0],[1,1]]", "not closed"),
            ("[[0,0],[1,0],[1,1],[0,1]]", "not closed"),
            ("[[600000,0],[1,0],[1,1],[600000,0]]", "not in degrees"),
            ("[[0,0],[1],[1,1],[0,0]]", ""),
            ("1", ""),
        ] {
            let error = read("b.geojson", feature(ring).as_bytes()).unwrap_err();
            assert!(error.what.contains(says), "{error}");
        }
        assert!(
            read("b.geojson", br#"{"type":"Point","coordinates":[0,0]}"#)
                .unwrap_err()
                .what
                .contains("no polygon")
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn no_text_panics(text in "(\\[|\\]|\\{|\\}|,|:|\"type\"|\"Polygon\"|\"coordinates\"|[0-9.e-]{1,5}){0,40}") {
            let _ = read("b.geojson", text.as_bytes());
            let _ = read("b.geojson", feature(&text).as_bytes());
        }
    }
}
