//! From OSM elements to a survey.

use super::{Extract, Tags, rings, tags};
use crate::place::Place;
use crate::survey::{Cover, Credit, Spot, Structure, Survey, Watercourse, Way, Zone};
use geo::{Centroid, Coord, LineString, MultiPolygon, Polygon};
use std::collections::HashMap;

/// OpenStreetMap's licence and how it asks to be named (www.openstreetmap.org/copyright).
pub fn credit(year: i32) -> Credit {
    Credit { licence: "ODbL-1.0".into(), attribution: "© OpenStreetMap contributors".into(), year }
}

/// Sorts elements into buildings, roads, streams, covers and named places, in metres of the place's system.
pub fn survey(extract: &Extract, place: &Place, year: i32) -> Survey {
    let mut survey = Survey { credit: credit(year), ..Survey::default() };
    let positions: HashMap<i64, Coord> =
        extract.positions.iter().filter_map(|(id, p)| Some((*id, place.to_metres(*p)?))).collect();
    let line = |refs: &[i64]| -> Option<LineString> {
        let points: Option<Vec<Coord>> = refs.iter().map(|r| positions.get(r).copied()).collect();
        points.filter(|p| p.len() >= 2).map(LineString::new)
    };
    for (id, tags) in &extract.nodes {
        if let (Some(kind), Some(point)) = (tags::site(tags), positions.get(id)) {
            survey.sites.push(Spot { point: *point, kind, name: tags.name().map(str::to_owned) });
        }
    }
    let mut cut = 0;
    for (_, tags, refs) in extract.ways.iter().filter(|(_, tags, _)| !tags.0.is_empty()) {
        let Some(course) = line(refs) else {
            cut += 1;
            continue;
        };
        if refs.len() >= 4 && refs.first() == refs.last() && !is_line(tags) {
            area(tags, MultiPolygon(vec![Polygon::new(course, Vec::new())]), &mut survey);
        } else {
            lines(tags, course, &mut survey);
        }
    }
    let ways: HashMap<i64, &[i64]> =
        extract.ways.iter().map(|(id, _, refs)| (*id, refs.as_slice())).collect();
    let mut open = 0;
    for relation in &extract.relations {
        let of_role = |inner: bool| {
            let members = relation.ways.iter().filter(|(_, role)| (role == "inner") == inner);
            rings::join(&members.filter_map(|(id, _)| ways.get(id).copied()).collect::<Vec<_>>())
        };
        let (outer, inner) = (of_role(false), of_role(true));
        open += outer.open;
        let closed = |rings: Vec<Vec<i64>>| rings.iter().filter_map(|r| line(r)).collect();
        area(&relation.tags, rings::nest(closed(outer.closed), closed(inner.closed)), &mut survey);
    }
    if cut + open > 0 {
        survey.remarks.push(format!(
            "{} outlines or lines end at the edge of the extract and were left out",
            cut + open
        ));
    }
    survey
}

/// Whether a closed way is a line all the same: a roundabout, a circular path, a ring of railway.
fn is_line(tags: &Tags) -> bool {
    (tags.get("highway").is_some() || tags.get("railway").is_some() || tags.get("barrier").is_some())
        && !tags.is("area", "yes")
        && tags.get("building").is_none()
}

fn lines(tags: &Tags, course: LineString, survey: &mut Survey) {
    let name = tags.name().map(str::to_owned);
    if let Some(street) = tags::road(tags) {
        let number = tags.get("ref").map(str::to_owned);
        survey.roads.push(Way {
            line: course,
            name,
            number,
            class: Some(street.class),
            limit_kmh: street.limit_kmh,
            private: street.private,
            oneway: street.oneway,
        });
    } else if let Some(class) = tags::stream(tags) {
        survey.streams.push(Watercourse { line: course, name, class });
    } else if tags.is_any("railway", &["rail", "narrow_gauge", "light_rail"]) {
        survey.rails.push(course);
    }
}

fn area(tags: &Tags, outline: MultiPolygon, survey: &mut Survey) {
    if let (Some(kind), Some(centre)) = (tags::site(tags), outline.centroid()) {
        survey.sites.push(Spot { point: centre.0, kind, name: tags.name().map(str::to_owned) });
    }
    let built = tags::building(tags);
    let ground = tags::cover(tags);
    let zone = tags::zone(tags).filter(|_| built.is_none());
    for polygon in outline.0 {
        if let Some(usage) = zone {
            survey.zones.push(Zone { outline: polygon.clone(), usage });
        }
        if let Some(b) = &built {
            survey.buildings.push(Structure {
                outline: polygon,
                usage: b.usage,
                storeys: b.storeys,
                height_m: b.height_m,
                dwellings: b.dwellings,
                built: b.built,
                light: b.light,
            });
        } else if let Some(g) = ground {
            survey.covers.push(Cover {
                outline: polygon,
                class: g.class,
                rank: g.rank,
                unknown_leaf: g.unknown_leaf,
                farmed: g.farmed,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::osm::{OsmFile, extract};
    use geo::{Area, Rect, coord};
    use parvis_core::territory::{BuildingUse, LandCover, SiteKind};

    fn surveyed(body: &str) -> Survey {
        // A square of nodes 1 to 4 with a side of 0.001 deg, a smaller one 5 to 8 within.
        let nodes = [
            (1, 0.0, 0.0),
            (2, 1.0, 0.0),
            (3, 1.0, 1.0),
            (4, 0.0, 1.0),
            (5, 0.3, 0.3),
            (6, 0.6, 0.3),
            (7, 0.6, 0.6),
            (8, 0.3, 0.6),
        ];
        let nodes: String = nodes
            .iter()
            .map(|(id, x, y)| {
                format!("<node id='{id}' lon='{}' lat='{}'/>", 1.5 + x / 1000.0, 42.6 + y / 1000.0)
            })
            .collect();
        let text = format!("<osm>{nodes}{body}</osm>");
        let file = OsmFile::open("a.osm", text.as_bytes()).unwrap();
        let outline = Rect::new(coord! {x: 1.49, y: 42.59}, coord! {x: 1.51, y: 42.61}).to_polygon();
        let place = Place::new("b", &outline.into()).unwrap();
        survey(&extract(&file, [1.49, 42.59, 1.51, 42.61]).unwrap(), &place, 2021)
    }

    fn way(id: i64, refs: &[i64], tags: &[(&str, &str)]) -> String {
        let refs: String = refs.iter().map(|r| format!("<nd ref='{r}'/>")).collect();
        let tags: String = tags.iter().map(|(k, v)| format!("<tag k='{k}' v='{v}'/>")).collect();
        format!("<way id='{id}'>{refs}{tags}</way>")
    }

    #[test]
    fn a_wood_with_a_clearing() {
        let body = way(1, &[1, 2, 3], &[]) + &way(2, &[3, 4, 1], &[]) + &way(3, &[5, 6, 7, 8, 5], &[])
            + "<relation id='1'><member type='way' ref='1' role='outer'/><member type='way' ref='2' role='outer'/>
               <member type='way' ref='3' role='inner'/><tag k='type' v='multipolygon'/><tag k='natural' v='wood'/></relation>";
        let survey = surveyed(&body);
        let [cover] = survey.covers.as_slice() else { panic!("{survey:?}") };
        let shell = Polygon::new(cover.outline.exterior().clone(), vec![]).unsigned_area();
        assert!((cover.outline.unsigned_area() / shell - 0.91).abs() < 1e-6);
        assert_eq!((cover.class, cover.unknown_leaf), (LandCover::Broadleaf, true));
    }

    #[test]
    fn a_roundabout_is_a_road_and_a_school_is_building_and_site() {
        let ring = [1, 2, 3, 4, 1];
        let survey = surveyed(
            &(way(1, &ring, &[("highway", "tertiary"), ("junction", "roundabout")])
                + &way(
                    2,
                    &[5, 6, 7, 8, 5],
                    &[("building", "yes"), ("amenity", "school"), ("name", "Escola")],
                )),
        );
        assert_eq!((survey.roads.len(), survey.covers.len()), (1, 0));
        assert_eq!(survey.buildings[0].usage, Some(BuildingUse::Public));
        assert_eq!(
            (survey.sites[0].kind, survey.sites[0].name.as_deref()),
            (SiteKind::School, Some("Escola"))
        );
    }

    #[test]
    fn what_the_extract_cuts_is_left_out_and_said() {
        let survey = surveyed(&way(1, &[1, 2, 99], &[("highway", "track")]));
        assert_eq!((survey.roads.len(), survey.remarks.len()), (0, 1));
    }
}
