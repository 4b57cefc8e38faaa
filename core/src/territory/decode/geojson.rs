//! GeoJSON (RFC 7946), read straight into the layer's own types: no tree of values in between.

use super::error::{Fault, Faults, Found, Place};
use super::limits;
use super::ring::Shapes;
use crate::territory::{Basis, Line, Point, Polygon};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::HashSet;

/// A feature with properties `P` and geometry `G`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "P: Deserialize<'de>, G: Deserialize<'de>"))]
pub(super) struct Feature<P, G> {
    #[serde(rename = "type")]
    _type: FeatureType,
    pub(super) properties: P,
    pub(super) geometry: G,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "P: Deserialize<'de>, G: Deserialize<'de>"))]
struct Collection<P, G> {
    #[serde(rename = "type")]
    _type: CollectionType,
    features: Vec<Feature<P, G>>,
}

/// Declares a GeoJSON type name and a geometry that bears it.
macro_rules! geometry {
    ($(#[$doc:meta])* $name:ident, $tag:ident, $variant:ident, $coordinates:ty) => {
        #[derive(Deserialize)]
        enum $tag {
            $variant,
        }

        $(#[$doc])*
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name {
            #[serde(rename = "type")]
            _type: $tag,
            pub(super) coordinates: $coordinates,
        }
    };
}

#[derive(Deserialize)]
enum FeatureType {
    Feature,
}

#[derive(Deserialize)]
enum CollectionType {
    FeatureCollection,
}

geometry!(
    /// A point.
    Pointed, PointType, Point, Point
);
geometry!(
    /// A line.
    Lined, LineType, LineString, Line
);
geometry!(
    /// A polygon.
    Outlined, PolygonType, Polygon, Polygon
);

/// One polygon or several.
#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates", deny_unknown_fields)]
pub(super) enum Outlines {
    /// One.
    Polygon(Polygon),
    /// Several.
    MultiPolygon(Vec<Polygon>),
}

/// Reads the features of a file and turns each into a `T`; faults are noted and their features left out.
pub(super) fn features<'a, P, G, T>(
    bytes: &'a [u8],
    faults: &mut Faults,
    mut convert: impl FnMut(Feature<P, G>) -> Result<T, Found>,
) -> Vec<T>
where
    P: Deserialize<'a>,
    G: Deserialize<'a>,
{
    let Some(collection) = faults.note(parse::<Collection<P, G>>(bytes)) else { return Vec::new() };
    if collection.features.len() > limits::FEATURES {
        faults.push(Fault::TooLarge { what: "features", limit: limits::FEATURES as u64 });
        return Vec::new();
    }
    let mut list = Vec::with_capacity(collection.features.len());
    for (i, feature) in collection.features.into_iter().enumerate() {
        if faults.is_full() {
            break;
        }
        let converted = convert(feature).map_err(|found| found.at(Place::Feature(i + 1)));
        list.extend(faults.note(converted));
    }
    list
}

/// Parses JSON after a look at how much it would allocate; an error names the line and the last key before it.
fn parse<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, Found> {
    // An array opens for each position, ring, polygon and list; an object for each feature and its two parts.
    let (arrays, objects) = bytes.iter().fold((0usize, 0usize), |(arrays, objects), byte| {
        (arrays + usize::from(*byte == b'['), objects + usize::from(*byte == b'{'))
    });
    if arrays > 2 * limits::VERTICES + limits::FEATURES {
        return Err(Fault::TooLarge { what: "positions", limit: limits::VERTICES as u64 }.into());
    }
    if objects > 3 * limits::FEATURES + 100 {
        return Err(Fault::TooLarge { what: "features", limit: limits::FEATURES as u64 }.into());
    }
    serde_json::from_slice(bytes).map_err(|error| json_fault(bytes, &error))
}

/// The fault behind a JSON error.
pub(super) fn json_fault(bytes: &[u8], error: &serde_json::Error) -> Found {
    let fault = Fault::Syntax { why: error.to_string() };
    let lines = bytes.split_inclusive(|b| *b == b'\n').take(error.line().saturating_sub(1));
    let start: usize = lines.map(<[u8]>::len).sum();
    let end = bytes.len().min(start + error.column());
    let before = bytes.get(start..end).unwrap_or_default();
    let found = match last_key(before) {
        Some(key) => Found::field(key, fault),
        None => fault.into(),
    };
    found.at(Place::Line(error.line()))
}

/// The last `"key":` in a piece of JSON.
fn last_key(json: &[u8]) -> Option<&str> {
    let colon = json.windows(2).rposition(|w| w == b"\":")?;
    let start = json.get(..colon)?.iter().rposition(|b| *b == b'"')?;
    std::str::from_utf8(json.get(start + 1..colon)?).ok()
}

/// Ids of a layer, each of which stands once.
#[derive(Default)]
pub(super) struct Ids(HashSet<u32>);

impl Ids {
    /// Accepts an id that has not been seen before.
    pub(super) fn take(&mut self, id: u32) -> Result<u32, Found> {
        if self.0.insert(id) {
            Ok(id)
        } else {
            Err(Found::field("id", Fault::Twice { what: id.to_string() }))
        }
    }
}

/// Which attributes of a feature are derived and which assumed; the others are measured.
pub(super) struct Bases<'a> {
    derived: &'a str,
    assumed: &'a str,
}

impl<'a> Bases<'a> {
    /// Reads the two lists; each name must be one of `attributes` and stand once.
    pub(super) fn new(
        derived: &'a Option<Cow<'_, str>>,
        assumed: &'a Option<Cow<'_, str>>,
        attributes: &[&str],
    ) -> Result<Self, Found> {
        let bases = Self {
            derived: derived.as_deref().unwrap_or_default(),
            assumed: assumed.as_deref().unwrap_or_default(),
        };
        for (field, list) in [("derived", bases.derived), ("assumed", bases.assumed)] {
            for name in names(list) {
                if !attributes.contains(&name) {
                    let fault =
                        Fault::Word { got: name.chars().take(60).collect(), known: attributes.join(", ") };
                    return Err(Found::field(field, fault));
                }
            }
        }
        match names(bases.derived).find(|name| names(bases.assumed).any(|other| other == *name)) {
            Some(name) => Err(Found::field("assumed", Fault::Twice { what: name.to_owned() })),
            None => Ok(bases),
        }
    }

    /// How the attribute came about.
    pub(super) fn of(&self, attribute: &str) -> Basis {
        if names(self.derived).any(|name| name == attribute) {
            Basis::Derived
        } else if names(self.assumed).any(|name| name == attribute) {
            Basis::Assumed
        } else {
            Basis::Measured
        }
    }
}

fn names(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').filter(|name| !name.is_empty())
}

/// A checked polygon.
pub(super) fn outline(shapes: &mut Shapes, geometry: Outlined) -> Result<Polygon, Found> {
    shapes.polygon(&geometry.coordinates)?;
    Ok(geometry.coordinates)
}

/// A checked line.
pub(super) fn course(shapes: &mut Shapes, geometry: Lined) -> Result<Line, Found> {
    shapes.line(&geometry.coordinates)?;
    Ok(geometry.coordinates)
}
