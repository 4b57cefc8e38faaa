//! `.osm`: OSM XML, by the crate `quick-xml`.

use super::{Element, Kinds, Relation, Tags};
use crate::PrepareError;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// The element whose children are being read.
enum Open {
    Node(i64, [f64; 2], Tags),
    Way(i64, Tags, Vec<i64>),
    Relation(Relation),
    /// One of a kind that the pass does not look at, or one that was deleted.
    Skipped,
}

/// Whether the bytes begin as OSM XML does.
pub(super) fn is(bytes: &[u8]) -> bool {
    bytes.get(..2000).unwrap_or(bytes).windows(4).any(|w| w == b"<osm")
}

/// Hands every element of these kinds to `visit`.
pub(super) fn scan(
    file: &str,
    bytes: &[u8],
    kinds: Kinds,
    visit: &mut dyn FnMut(Element),
) -> Result<(), PrepareError> {
    let mut reader = Reader::from_reader(bytes);
    let mut open: Option<Open> = None;
    let mut root = false;
    loop {
        let position = reader.buffer_position() as usize;
        let wrong = |what: String| {
            let line = 1 + bytes.iter().take(position).filter(|b| **b == b'\n').count();
            PrepareError::new(file, format!("line {line}: {what}"), "export or download the extract again")
        };
        match reader.read_event() {
            Ok(Event::Start(tag)) => match (tag.name().as_ref(), &mut open) {
                ("osm", None) => root = true,
                ("node" | "way" | "relation", None) if root => {
                    open = Some(begin(&tag, kinds).map_err(wrong)?);
                }
                (_, Some(parent)) => child(&tag, parent).map_err(wrong)?,
                _ if root => {}
                _ => return Err(wrong("the file is no OSM XML: it does not begin with <osm>".into())),
            },
            Ok(Event::Empty(tag)) => match (tag.name().as_ref(), &mut open) {
                ("node" | "way" | "relation", None) if root => end(begin(&tag, kinds).map_err(wrong)?, visit),
                (_, Some(parent)) => child(&tag, parent).map_err(wrong)?,
                ("osm", None) => root = true,
                _ => {}
            },
            Ok(Event::End(tag)) if matches!(tag.name().as_ref(), "node" | "way" | "relation") => {
                if let Some(element) = open.take() {
                    end(element, visit);
                }
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(e) => return Err(wrong(format!("is damaged ({e})"))),
        }
    }
    if !root || open.is_some() {
        return Err(PrepareError::new(
            file,
            if root { "is cut short" } else { "is neither OSM XML nor PBF" },
            "give an extract as .osm, .osm.gz or .osm.pbf",
        ));
    }
    Ok(())
}

fn begin(tag: &BytesStart, kinds: Kinds) -> Result<Open, String> {
    let deleted = attribute(tag, "visible")?.as_deref() == Some("false")
        || attribute(tag, "action")?.as_deref() == Some("delete");
    let kind = tag.name();
    let wanted = match kind.as_ref() {
        "node" => kinds.nodes,
        "way" => kinds.ways,
        _ => kinds.relations,
    };
    if deleted || !wanted {
        return Ok(Open::Skipped);
    }
    let id = number(tag, "id")?;
    Ok(match kind.as_ref() {
        "node" => {
            let (lon, lat): (f64, f64) = (number(tag, "lon")?, number(tag, "lat")?);
            if !((-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat)) {
                return Err(format!("node {id} lies at {lon}, {lat}, which is not on the globe"));
            }
            Open::Node(id, [lon, lat], Tags::default())
        }
        "way" => Open::Way(id, Tags::default(), Vec::new()),
        _ => Open::Relation(Relation { id, ..Relation::default() }),
    })
}

fn child(tag: &BytesStart, parent: &mut Open) -> Result<(), String> {
    match (tag.name().as_ref(), parent) {
        ("tag", Open::Node(_, _, tags) | Open::Way(_, tags, _) | Open::Relation(Relation { tags, .. })) => {
            tags.0.push((text(tag, "k")?, text(tag, "v")?));
        }
        ("nd", Open::Way(_, _, refs)) => refs.push(number(tag, "ref")?),
        ("member", Open::Relation(relation)) => {
            let member = (number(tag, "ref")?, text(tag, "role").unwrap_or_default());
            match text(tag, "type")?.as_str() {
                "way" => relation.ways.push(member),
                "node" => relation.nodes.push(member),
                _ => {}
            }
        }
        _ => {}
    }
    Ok(())
}

fn end(element: Open, visit: &mut dyn FnMut(Element)) {
    match element {
        Open::Node(id, position, tags) => visit(Element::Node { id, position, tags }),
        Open::Way(id, tags, refs) => visit(Element::Way { id, tags, refs }),
        Open::Relation(relation) => visit(Element::Relation(relation)),
        Open::Skipped => {}
    }
}

fn attribute(tag: &BytesStart, name: &str) -> Result<Option<String>, String> {
    let attribute = tag.try_get_attribute(name).map_err(|e| format!("an attribute is damaged ({e})"))?;
    attribute
        .map(|a| a.normalized_value(XmlVersion::Implicit1_0).map(|v| v.into_owned()))
        .transpose()
        .map_err(|e| format!("the attribute {name} is damaged ({e})"))
}

fn text(tag: &BytesStart, name: &str) -> Result<String, String> {
    attribute(tag, name)?.ok_or_else(|| format!("<{}> has no attribute {name}", tag.name().as_ref()))
}

fn number<T: std::str::FromStr>(tag: &BytesStart, name: &str) -> Result<T, String> {
    let value = text(tag, name)?;
    value.parse().map_err(|_| format!("{name}={value:?} is not a number"))
}

/// The year of `osm_base` or of the time stamp in the head of the file.
pub(super) fn year(bytes: &[u8]) -> Option<i32> {
    let head = String::from_utf8_lossy(bytes.get(..1000).unwrap_or(bytes));
    let after = ["osm_base=\"", "timestamp=\""].iter().find_map(|key| head.split_once(key))?.1;
    after.get(..4)?.parse().ok().filter(|y| (2004..2200).contains(y))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: Kinds = Kinds { nodes: true, ways: true, relations: true };

    fn elements(text: &str, kinds: Kinds) -> Result<Vec<Element>, PrepareError> {
        let mut found = Vec::new();
        scan("a.osm", text.as_bytes(), kinds, &mut |e| found.push(e))?;
        Ok(found)
    }

    const SMALL: &str = r#"<?xml version="1.0"?><osm version="0.6"><meta osm_base="2023-05-01T00:00:00Z"/>
        <node id="1" lat="42.5" lon="1.5"/>
        <node id="-2" lat="42.6" lon="1.5"><tag k="name" v="L&apos;Aldosa &amp; c&#237;a"/></node>
        <node id="3" lat="0" lon="0" action="delete"/>
        <way id="7"><nd ref="1"/><nd ref="-2"/><tag k="highway" v="track"/></way>
        <relation id="9"><member type="way" ref="7" role="outer"/><member type="node" ref="1" role="label"/>
        <member type="relation" ref="1" role=""/></relation></osm>"#;

    #[test]
    fn nodes_ways_and_relations_are_read() {
        let found = elements(SMALL, ALL).unwrap();
        let [Element::Node { id: 1, position: [1.5, 42.5], .. }, Element::Node { tags, .. }, way, relation] =
            found.as_slice()
        else {
            panic!("{found:?}")
        };
        assert_eq!(tags.name(), Some("L'Aldosa & cía"));
        assert!(
            matches!(way, Element::Way { id: 7, refs, tags } if *refs == [1, -2] && tags.is("highway", "track"))
        );
        let Element::Relation(relation) = relation else { panic!() };
        assert_eq!(relation.ways, [(7, "outer".to_owned())]);
        assert_eq!(relation.nodes, [(1, "label".to_owned())]);
        assert_eq!(elements(SMALL, Kinds::WAYS).unwrap().len(), 1);
        assert_eq!(year(SMALL.as_bytes()), Some(2023));
    }

    #[test]
    fn errors_name_the_line() {
        for (from, to, says) in [
            ("lat=\"42.5\"", "lat=\"142.5\"", "line 2: node 1"),
            ("lat=\"42.5\"", "lat=\"NaN\"", "line 2: node 1"),
            ("ref=\"-2\"", "ref=\"x\"", "line 5"),
            ("</osm>", "", ""),
            ("<osm", "<html", "<osm>"),
        ] {
            match elements(&SMALL.replace(from, to), ALL) {
                Err(error) => assert!(error.what.contains(says), "{error}"),
                Ok(_) => assert_eq!(from, "</osm>"),
            }
        }
        let cut = SMALL.find("</way>").unwrap();
        assert!(elements(&SMALL[..cut], ALL).unwrap_err().what.contains("cut short"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_text_survives_the_way_in(value in "[^\u{0}-\u{1f}\u{7f}-\u{9f}]{0,40}") {
            let escaped = quick_xml::escape::escape(value.as_str());
            let text = format!(r#"<osm><node id="1" lat="1" lon="1"><tag k="name" v="{escaped}"/></node></osm>"#);
            let Element::Node { tags, .. } = &elements(&text, ALL).unwrap()[0] else { panic!() };
            prop_assert_eq!(tags.get("name"), Some(value.as_str()));
        }

        #[test]
        fn no_text_panics(cut in 0..700usize, insert in "[<>/\"&;a-z=0-9 ]{0,8}") {
            let at = cut.min(SMALL.len());
            if SMALL.is_char_boundary(at) {
                let _ = elements(&format!("{}{insert}{}", &SMALL[..at], &SMALL[at..]), ALL);
            }
        }
    }
}
