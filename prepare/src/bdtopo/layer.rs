//! One shapefile: shapes in metres of a reference system, and their rows.

use super::dbf::{Row, Table};
use crate::PrepareError;
use crate::osm::rings;
use crate::place::Place;
use geo::{BoundingRect, Coord, Intersects, LineString, Polygon, Rect};
use parvis_core::territory::Projection;
use shapefile::{Point, PointM, PointZ, PolygonRing, Shape, ShapeReader};
use std::collections::BTreeMap;
use std::io::Cursor;

/// The files of a delivery by their names without folder, in upper case (`BATIMENT.SHP`).
pub type Files = BTreeMap<String, Vec<u8>>;

/// What a shape is.
#[derive(Debug, Clone, PartialEq)]
pub enum Geometry {
    /// Points.
    Points(Vec<Coord>),
    /// Lines.
    Lines(Vec<LineString>),
    /// Polygons.
    Polygons(Vec<Polygon>),
}

/// A layer of a delivery.
#[derive(Debug, Default)]
pub struct Layer {
    shapes: Vec<Geometry>,
    table: Option<Table>,
}

impl Layer {
    /// Reads the layer with this name into metres of a system; `None` where the delivery does not hold it.
    pub fn read(files: &Files, name: &str, to: &Projection) -> Result<Option<Self>, PrepareError> {
        let Some(bytes) = files.get(&format!("{name}.SHP")) else { return Ok(None) };
        let file = format!("{name}.shp");
        let from = reference(files, name, to)?;
        let moved = |c: Coord| match &from {
            None => Some(c),
            Some(from) => to.to_metres(from.to_degrees([c.x, c.y]).ok()?).ok().map(|[x, y]| Coord { x, y }),
        };
        let broken = |e: shapefile::Error| {
            PrepareError::new(
                &file,
                format!("is damaged or cut short ({e})"),
                "copy the shapefile again, all of its files",
            )
        };
        let mut reader = ShapeReader::new(Cursor::new(bytes.as_slice())).map_err(broken)?;
        let mut shapes = Vec::new();
        for shape in reader.iter_shapes() {
            shapes.push(geometry(shape.map_err(broken)?, &moved));
        }
        let text = |extension: &str| files.get(&format!("{name}.{extension}"));
        let codepage = text("CPG").map(|b| String::from_utf8_lossy(b).into_owned());
        let table =
            text("DBF").map(|b| Table::read(&format!("{name}.dbf"), b, codepage.as_deref())).transpose()?;
        if let Some(table) = &table
            && table.len() != shapes.len()
        {
            return Err(PrepareError::new(
                &file,
                format!("holds {} shapes, its table {} rows", shapes.len(), table.len()),
                "copy the shapefile again, all of its files",
            ));
        }
        Ok(Some(Self { shapes, table }))
    }

    /// Reads the layer with this name into metres of the place's system, without what lies far from the place:
    /// a delivery covers a whole department.
    pub fn around(files: &Files, name: &str, place: &Place) -> Result<Option<Self>, PrepareError> {
        let mut layer = Self::read(files, name, &place.projection)?;
        let reach = place.around.bounding_rect();
        for shape in layer.iter_mut().flat_map(|l| &mut l.shapes) {
            if !reach.is_some_and(|rect| shape.meets(&rect)) {
                *shape = Geometry::Points(Vec::new());
            }
        }
        Ok(layer)
    }

    /// Whether the layer has a table of attributes.
    pub fn has_table(&self) -> bool {
        self.table.is_some()
    }

    /// Shapes with their rows; without a table the rows are empty.
    pub fn features(&self) -> impl Iterator<Item = (&Geometry, Row<'_>)> {
        let row = |i| self.table.as_ref().map(|t| t.row(i)).unwrap_or_default();
        self.shapes.iter().enumerate().map(move |(i, shape)| (shape, row(i)))
    }

    /// Polygons with their rows.
    pub fn polygons(&self) -> impl Iterator<Item = (&Polygon, Row<'_>)> {
        self.features().flat_map(|(shape, row)| {
            let polygons = if let Geometry::Polygons(p) = shape { p.as_slice() } else { &[] };
            polygons.iter().map(move |p| (p, row))
        })
    }

    /// Lines with their rows.
    pub fn lines(&self) -> impl Iterator<Item = (&LineString, Row<'_>)> {
        self.features().flat_map(|(shape, row)| {
            let lines = if let Geometry::Lines(l) = shape { l.as_slice() } else { &[] };
            lines.iter().map(move |l| (l, row))
        })
    }
}

impl Geometry {
    /// Whether the box around the shape meets another box.
    fn meets(&self, rect: &Rect) -> bool {
        let meets = |other: Option<Rect>| other.is_some_and(|o| o.intersects(rect));
        match self {
            Self::Points(points) => points.iter().any(|p| rect.intersects(p)),
            Self::Lines(lines) => lines.iter().any(|l| meets(l.bounding_rect())),
            Self::Polygons(polygons) => polygons.iter().any(|p| meets(p.bounding_rect())),
        }
    }

    /// A point that stands for the shape: its centroid.
    pub fn middle(&self) -> Option<Coord> {
        use geo::Centroid;
        let centroid = match self {
            Self::Points(points) => geo::MultiPoint::from_iter(points.iter().copied()).centroid(),
            Self::Lines(lines) => geo::MultiLineString(lines.clone()).centroid(),
            Self::Polygons(polygons) => geo::MultiPolygon(polygons.clone()).centroid(),
        };
        centroid.map(|p| p.0)
    }
}

/// The reference system that the `.prj` file names, where it is not the one asked for. Without a `.prj` file
/// it is Lambert-93, the system of BD TOPO in metropolitan France.
fn reference(files: &Files, name: &str, to: &Projection) -> Result<Option<Projection>, PrepareError> {
    const LAMBERT_93: u32 = 2154;
    let epsg = match files.get(&format!("{name}.PRJ")) {
        None => LAMBERT_93,
        Some(bytes) => {
            let text = String::from_utf8_lossy(bytes).to_uppercase();
            epsg(&text).ok_or_else(|| {
                let system: String = text.chars().take(60).collect();
                PrepareError::new(
                    &format!("{name}.prj"),
                    format!("the reference system {system} is not known here"),
                    "export the layers in Lambert-93 (EPSG:2154) or UTM",
                )
            })?
        }
    };
    if epsg == to.epsg() {
        return Ok(None);
    }
    let projection = Projection::from_epsg(epsg).map_err(|e| {
        PrepareError::new(&format!("{name}.prj"), e.to_string(), "export the layers in Lambert-93")
    })?;
    Ok(Some(projection))
}

/// The EPSG code of a system in well-known text: Lambert-93, or UTM on a datum within a metre of WGS 84.
fn epsg(text: &str) -> Option<u32> {
    if text.contains("LAMBERT-93") || text.contains("LAMBERT_93") || text.contains("LAMBERT 93") {
        return Some(2154);
    }
    let after = text.split_once("UTM ZONE ").or_else(|| text.split_once("UTM_ZONE_"))?.1;
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    let zone: u32 = digits.parse().ok().filter(|z| (1..=60).contains(z))?;
    let south = after.get(digits.len()..)?.starts_with('S');
    Some(if south { 32700 } else { 32600 } + zone)
}

fn geometry(shape: Shape, moved: &impl Fn(Coord) -> Option<Coord>) -> Geometry {
    match shape {
        Shape::Polyline(s) => lines(s.parts(), moved),
        Shape::PolylineM(s) => lines(s.parts(), moved),
        Shape::PolylineZ(s) => lines(s.parts(), moved),
        Shape::Polygon(s) => polygons(s.rings(), moved),
        Shape::PolygonM(s) => polygons(s.rings(), moved),
        Shape::PolygonZ(s) => polygons(s.rings(), moved),
        Shape::Point(p) => Geometry::Points(moved(p.at()).into_iter().collect()),
        Shape::PointM(p) => Geometry::Points(moved(p.at()).into_iter().collect()),
        Shape::PointZ(p) => Geometry::Points(moved(p.at()).into_iter().collect()),
        Shape::Multipoint(s) => Geometry::Points(s.points().iter().filter_map(|p| moved(p.at())).collect()),
        Shape::MultipointM(s) => Geometry::Points(s.points().iter().filter_map(|p| moved(p.at())).collect()),
        Shape::MultipointZ(s) => Geometry::Points(s.points().iter().filter_map(|p| moved(p.at())).collect()),
        Shape::NullShape | Shape::Multipatch(_) => Geometry::Points(Vec::new()),
    }
}

fn course<P: At>(points: &[P], moved: &impl Fn(Coord) -> Option<Coord>) -> LineString {
    let coords = points.iter().map(At::at).filter(|c| c.x.is_finite() && c.y.is_finite());
    LineString::new(coords.filter_map(moved).collect())
}

fn lines<P: At>(parts: &[Vec<P>], moved: &impl Fn(Coord) -> Option<Coord>) -> Geometry {
    Geometry::Lines(parts.iter().map(|p| course(p, moved)).filter(|l| l.0.len() >= 2).collect())
}

fn polygons<P: At>(all: &[PolygonRing<P>], moved: &impl Fn(Coord) -> Option<Coord>) -> Geometry {
    let (mut outer, mut inner) = (Vec::new(), Vec::new());
    for ring in all {
        let (points, list) = match ring {
            PolygonRing::Outer(points) => (points, &mut outer),
            PolygonRing::Inner(points) => (points, &mut inner),
        };
        let mut line = course(points, moved);
        line.close();
        if line.0.len() >= 4 {
            list.push(line);
        }
    }
    Geometry::Polygons(rings::nest(outer, inner).0)
}

/// A point with or without height and measure.
trait At {
    fn at(&self) -> Coord;
}

macro_rules! at {
    ($($point:ty),*) => {$(
        impl At for $point {
            fn at(&self) -> Coord {
                Coord { x: self.x, y: self.y }
            }
        }
    )*};
}

at!(Point, PointM, PointZ);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn systems_are_told_by_their_text() {
        assert_eq!(epsg("PROJCS[\"RGF93 / LAMBERT-93\""), Some(2154));
        assert_eq!(epsg("PROJCS[\"RGR92_UTM_ZONE_40S\""), Some(32740));
        assert_eq!(epsg("PROJCS[\"WGS 84 / UTM ZONE 20N\""), Some(32620));
        assert_eq!(epsg("GEOGCS[\"NTF (PARIS)\""), None);
        assert_eq!(epsg("UTM ZONE 99N"), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn no_bytes_panic(noise in proptest::collection::vec((0..144usize, any::<u8>()), 0..12), cut in 0..145usize) {
            // A shapefile with one line of two points.
            let mut bytes = Vec::new();
            let line = shapefile::Polyline::new(vec![Point::new(0.0, 0.0), Point::new(1.0, 1.0)]);
            let mut cursor = Cursor::new(&mut bytes);
            shapefile::ShapeWriter::new(&mut cursor).write_shapes(&[line]).unwrap();
            for (at, byte) in noise {
                if let Some(b) = bytes.get_mut(at) { *b = byte; }
            }
            bytes.truncate(cut);
            let files = Files::from([("A.SHP".to_owned(), bytes)]);
            let _ = Layer::read(&files, "A", &Projection::from_epsg(32631).unwrap());
        }
    }
}
