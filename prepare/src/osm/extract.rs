//! The part of an OSM file that lies around a place.
//!
//! An extract of a whole region does not fit into memory as a table of nodes, so the file is gone through
//! several times and only what touches the bounding box is kept: with whole ways and whole outlines, even
//! where they reach beyond it.

use super::{Element, Kinds, OsmFile, Relation, Tags};
use crate::PrepareError;
use std::collections::{HashMap, HashSet};

/// The most nodes that are kept.
const MOST_NODES: usize = 20_000_000;

/// What lies around a place.
#[derive(Debug, Default)]
pub struct Extract {
    /// Longitude and latitude \[deg\] of nodes by id.
    pub positions: HashMap<i64, [f64; 2]>,
    /// Nodes with tags.
    pub nodes: Vec<(i64, Tags)>,
    /// Tags and nodes of ways, in the order of the file.
    pub ways: Vec<(i64, Tags, Vec<i64>)>,
    /// Multipolygons.
    pub relations: Vec<Relation>,
}

/// Collects what touches the box: west, south, east, north \[deg\].
pub fn extract(file: &OsmFile, [west, south, east, north]: [f64; 4]) -> Result<Extract, PrepareError> {
    let mut kept = Extract::default();
    file.scan(Kinds::NODES, &mut |element| {
        if let Element::Node { id, position: [lon, lat], tags } = element
            && (west..=east).contains(&lon)
            && (south..=north).contains(&lat)
        {
            kept.positions.insert(id, [lon, lat]);
            if !tags.0.is_empty() {
                kept.nodes.push((id, tags));
            }
        }
    })?;
    if kept.positions.len() > MOST_NODES {
        return Err(PrepareError::new(
            file.name(),
            format!("{} nodes lie around the place; at most {MOST_NODES} can be kept", kept.positions.len()),
            "choose a smaller place",
        ));
    }
    file.scan(Kinds::WAYS, &mut |element| {
        if let Element::Way { id, tags, refs } = element
            && refs.iter().any(|r| kept.positions.contains_key(r))
        {
            kept.ways.push((id, tags, refs));
        }
    })?;
    let ids: HashSet<i64> = kept.ways.iter().map(|(id, ..)| *id).collect();
    file.scan(Kinds::RELATIONS, &mut |element| {
        if let Element::Relation(relation) = element
            && relation.tags.is("type", "multipolygon")
            && relation.ways.iter().any(|(id, _)| ids.contains(id))
        {
            kept.relations.push(relation);
        }
    })?;
    let members = kept.relations.iter().flat_map(|r| &r.ways).map(|(id, _)| *id);
    let mut missing: HashSet<i64> = members.filter(|id| !ids.contains(id)).collect();
    if !missing.is_empty() {
        file.scan(Kinds::WAYS, &mut |element| {
            if let Element::Way { id, refs, .. } = element
                && missing.remove(&id)
            {
                // Its own tags describe ground beyond the box; here it only closes a ring.
                kept.ways.push((id, Tags::default(), refs));
            }
        })?;
    }
    let refs = kept.ways.iter().flat_map(|(.., refs)| refs);
    let mut far: HashSet<i64> = refs.filter(|r| !kept.positions.contains_key(r)).copied().collect();
    if !far.is_empty() {
        file.scan(Kinds::NODES, &mut |element| {
            if let Element::Node { id, position, .. } = element
                && far.remove(&id)
            {
                kept.positions.insert(id, position);
            }
        })?;
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_and_outlines_are_kept_whole() {
        let text = r#"<osm>
            <node id="1" lon="0" lat="0"><tag k="place" v="village"/></node><node id="2" lon="5" lat="0"/>
            <node id="3" lon="9" lat="9"><tag k="place" v="village"/></node><node id="4" lon="5" lat="5"/>
            <way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="track"/></way>
            <way id="2"><nd ref="2"/><nd ref="4"/><nd ref="1"/></way>
            <way id="3"><nd ref="2"/><nd ref="4"/><tag k="highway" v="track"/></way>
            <relation id="1"><member type="way" ref="2" role="outer"/><member type="way" ref="3" role="outer"/>
              <tag k="type" v="multipolygon"/></relation>
            <relation id="2"><member type="way" ref="3" role="outer"/><tag k="type" v="multipolygon"/></relation></osm>"#;
        let file = OsmFile::open("a.osm", text.as_bytes()).unwrap();
        let kept = extract(&file, [-1.0, -1.0, 1.0, 1.0]).unwrap();
        assert_eq!(kept.nodes.len(), 1);
        assert_eq!(kept.ways.iter().map(|w| w.0).collect::<Vec<_>>(), [1, 2, 3]);
        assert!(kept.ways[2].1.0.is_empty());
        assert_eq!(kept.relations.len(), 1);
        assert_eq!(kept.positions.len(), 3);
    }
}
