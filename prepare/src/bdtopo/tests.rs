//! A delivery written by hand: one building, one hedge, one road without a table.

use super::dbf::tests::written;
use super::*;
use geo::{Area, Rect, coord};
use parvis_core::territory::{BuildingUse, LandCover, SiteKind};
use shapefile::{Point, Polyline, ShapeWriter};
use std::io::Cursor;

fn place() -> Place {
    Place::new("b", &Rect::new(coord! {x: 2.55, y: 44.32}, coord! {x: 2.6, y: 44.36}).to_polygon().into())
        .unwrap()
}

fn shp<S: shapefile::record::EsriShape>(shapes: &[S]) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    ShapeWriter::new(&mut bytes).write_shapes(shapes).unwrap();
    bytes.into_inner()
}

/// A square of 10 m, 20 m or so south-west of the middle of the place.
fn square() -> shapefile::Polygon {
    let [x, y] = [666_000.0, 6_360_000.0];
    let corners = [[0.0, 0.0], [0.0, 10.0], [10.0, 10.0], [10.0, 0.0], [0.0, 0.0]];
    shapefile::Polygon::new(shapefile::PolygonRing::Outer(
        corners.iter().map(|c| Point::new(x + c[0], y + c[1])).collect(),
    ))
}

fn delivery() -> Files {
    let road = Polyline::new(vec![Point::new(666_000.0, 6_360_000.0), Point::new(666_100.0, 6_360_000.0)]);
    let building = written(
        &["NATURE", "USAGE1", "HAUTEUR", "NB_LOGTS", "NB_ETAGES", "DATE_APP", "LEGER"],
        &[&[
            "Indifférenciée".as_bytes(),
            "Indifférencié".as_bytes(),
            b"5.70",
            b"2",
            b"***",
            b"19740101",
            b"Non",
        ]],
    );
    Files::from([
        ("BATIMENT.SHP".into(), shp(&[square()])),
        ("BATIMENT.DBF".into(), building),
        ("ZONE_DE_VEGETATION.SHP".into(), shp(&[square()])),
        ("ZONE_DE_VEGETATION.DBF".into(), written(&["NATURE"], &[&[b"Haie"]])),
        ("TRONCON_DE_ROUTE.SHP".into(), shp(&[road])),
        ("ZONE_D_ACTIVITE_OU_D_INTERET.SHP".into(), shp(&[square()])),
        (
            "ZONE_D_ACTIVITE_OU_D_INTERET.DBF".into(),
            written(&["CATEGORIE", "NATURE", "TOPONYME"], &[&[b"Administratif", b"Mairie", b""]]),
        ),
    ])
}

#[test]
fn attributes_are_taken_and_gaps_stay_gaps() {
    let survey = survey("d", &delivery(), &place(), 2022).unwrap();
    let [house] = survey.buildings.as_slice() else { panic!("{survey:?}") };
    assert_eq!(
        (house.usage, house.storeys, house.height_m),
        (Some(BuildingUse::Residential), None, Some(5.7))
    );
    assert_eq!((house.dwellings, house.built, house.light), (Some(2), Some(1974), false));
    assert!((house.outline.unsigned_area() - 100.0).abs() < 1e-6);
    assert!(survey.knows_dwellings);
    assert_eq!(
        (survey.covers[0].class, survey.covers[0].rank),
        (LandCover::Shrub, crate::survey::Rank::Hedge)
    );
    assert_eq!((survey.roads.len(), survey.roads[0].class), (1, None));
    assert_eq!(survey.sites[0].kind, SiteKind::TownHall);
    assert!(survey.remarks.iter().any(|r| r.contains("TRONCON_DE_ROUTE has no table")));
}

#[test]
fn a_table_that_does_not_fit_its_shapes_is_an_error() {
    let mut files = delivery();
    files.insert("BATIMENT.DBF".into(), written(&["NATURE"], &[&[b"a"], &[b"b"]]));
    let error = survey("d", &files, &place(), 2022).unwrap_err();
    assert!(error.what.contains("1 shapes, its table 2 rows"), "{error}");
    assert!(survey("d", &Files::new(), &place(), 2022).unwrap_err().what.contains("BATIMENT.shp"));
}
