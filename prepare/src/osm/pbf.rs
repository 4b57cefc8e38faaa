//! `.osm.pbf`, by the crate `osmpbf`.

use super::{Element, Kinds, Relation, Tags};
use crate::PrepareError;
use osmpbf::{BlobDecode, BlobReader, PrimitiveBlock, RelMemberType};

/// Whether the bytes begin as a PBF file does: a length, then a header blob.
pub(super) fn is(bytes: &[u8]) -> bool {
    bytes.get(..64).unwrap_or(bytes).windows(9).any(|w| w == b"OSMHeader")
}

/// Hands every element of these kinds to `visit`.
pub(super) fn scan(
    file: &str,
    bytes: &[u8],
    kinds: Kinds,
    visit: &mut dyn FnMut(Element),
) -> Result<(), PrepareError> {
    let broken = |e: osmpbf::Error| {
        PrepareError::new(file, format!("is damaged or cut short ({e})"), "download it again")
    };
    let mut blocks = 0;
    for blob in BlobReader::new(bytes) {
        match blob.map_err(broken)?.decode().map_err(broken)? {
            BlobDecode::OsmHeader(header) => {
                let known = ["OsmSchema-V0.6", "DenseNodes"];
                if let Some(odd) = header.required_features().iter().find(|f| !known.contains(&f.as_str())) {
                    return Err(PrepareError::new(
                        file,
                        format!("needs the feature {odd:?}, which is not supported"),
                        "use a plain extract, without history",
                    ));
                }
            }
            BlobDecode::OsmData(block) => {
                block_elements(&block, kinds, visit);
                blocks += 1;
            }
            BlobDecode::Unknown(_) => {}
        }
    }
    if blocks == 0 {
        return Err(PrepareError::new(file, "holds no data", "download it again"));
    }
    Ok(())
}

fn block_elements(block: &PrimitiveBlock, kinds: Kinds, visit: &mut dyn FnMut(Element)) {
    let tags = |pairs: &mut dyn Iterator<Item = (&str, &str)>| {
        Tags(pairs.map(|(k, v)| (k.to_owned(), v.to_owned())).collect())
    };
    for group in block.groups() {
        if kinds.nodes {
            for n in group.nodes() {
                let position = [n.lon(), n.lat()];
                visit(Element::Node { id: n.id(), position, tags: tags(&mut n.tags()) });
            }
            for n in group.dense_nodes() {
                let position = [n.lon(), n.lat()];
                visit(Element::Node { id: n.id(), position, tags: tags(&mut n.tags()) });
            }
        }
        if kinds.ways {
            for w in group.ways() {
                visit(Element::Way { id: w.id(), tags: tags(&mut w.tags()), refs: w.refs().collect() });
            }
        }
        if kinds.relations {
            for r in group.relations() {
                let mut relation = Relation { id: r.id(), tags: tags(&mut r.tags()), ..Relation::default() };
                for member in r.members() {
                    let role = member.role().unwrap_or_default().to_owned();
                    match member.member_type {
                        RelMemberType::Way => relation.ways.push((member.member_id, role)),
                        RelMemberType::Node => relation.nodes.push((member.member_id, role)),
                        RelMemberType::Relation => {}
                    }
                }
                visit(Element::Relation(relation));
            }
        }
    }
}

/// The year of the replication time stamp in the head of the file.
pub(super) fn year(bytes: &[u8]) -> Option<i32> {
    let blob = BlobReader::new(bytes).next()?.ok()?;
    let seconds = blob.to_headerblock().ok()?.osmosis_replication_timestamp()?;
    // Mean Gregorian year: wrong by a day at most, around midnight of New Year's Eve.
    let year = 1970 + seconds.div_euclid(31_556_952);
    i32::try_from(year).ok().filter(|y| (2004..2200).contains(y))
}
