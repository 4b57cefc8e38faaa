//! The outline of a commune by its name.

use super::{Element, Kinds, OsmFile, Relation, rings};
use crate::PrepareError;
use geo::{LineString, MultiPolygon};
use std::collections::HashMap;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// An administrative area.
#[derive(Debug, Clone, PartialEq)]
pub struct Admin {
    /// Its relation, with tags such as `name`, `population`, `ref:INSEE`.
    pub relation: Relation,
    /// Its outline in degrees.
    pub outline: MultiPolygon,
}

/// Most names that a message lists.
const LISTED: usize = 8;

/// Finds the administrative boundary with this name, whatever its case and accents, and builds its outline.
///
/// Names are those of `name`, `official_name`, `alt_name`, `short_name` and `name:*`. Where several areas
/// share the name, `level` (`admin_level`) chooses; without it the answer is an error that lists them.
pub fn find(file: &OsmFile, name: &str, level: Option<&str>) -> Result<Admin, PrepareError> {
    let wanted = folded(name);
    let (mut matches, mut others) = (Vec::new(), Vec::new());
    file.scan(Kinds::RELATIONS, &mut |element| {
        let Element::Relation(relation) = element else { return };
        if !relation.tags.is("boundary", "administrative") {
            return;
        }
        let same_level = level.is_none_or(|l| relation.tags.is("admin_level", l));
        if same_level && names(&relation).any(|n| folded(n) == wanted) {
            matches.push(relation);
        } else if let Some(own) = relation.tags.name() {
            others.push((own.to_owned(), level_of(&relation).to_owned()));
        }
    })?;
    let relation = match matches.len() {
        0 => return Err(none(file.name(), name, &wanted, others)),
        1 => matches.remove(0),
        _ => {
            let list: Vec<String> = matches
                .iter()
                .take(LISTED)
                .map(|r| {
                    format!(
                        "{} (admin_level {}, relation {})",
                        r.tags.name().unwrap_or(name),
                        level_of(r),
                        r.id
                    )
                })
                .collect();
            return Err(PrepareError::new(
                file.name(),
                format!("{} areas are called {name:?}: {}", matches.len(), list.join(", ")),
                "say which with --admin-level N, or give the outline with --boundary FILE.geojson",
            ));
        }
    };
    let outline = outline(file, &relation)?;
    Ok(Admin { relation, outline })
}

/// The country (ISO 3166-1 alpha-2) whose outline holds the place, where the file holds that outline whole.
pub fn country(file: &OsmFile, place: &MultiPolygon) -> Result<Option<String>, PrepareError> {
    let code = |r: &Relation| {
        let code = r.tags.get("ISO3166-1:alpha2").or_else(|| r.tags.get("ISO3166-1"))?;
        (code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase())).then(|| code.to_owned())
    };
    let mut countries = Vec::new();
    file.scan(Kinds::RELATIONS, &mut |element| {
        if let Element::Relation(relation) = element
            && relation.tags.is("admin_level", "2")
            && code(&relation).is_some()
        {
            countries.push(relation);
        }
    })?;
    // A neighbour of which the file holds a piece has an outline that does not close.
    let holds = |r: &&Relation| outline(file, r).is_ok_and(|o| crate::request::holds(&o, place));
    Ok(countries.iter().find(holds).and_then(code))
}

fn names(relation: &Relation) -> impl Iterator<Item = &str> {
    let is_name = |key: &str| {
        ["name", "official_name", "alt_name", "short_name"].contains(&key) || key.starts_with("name:")
    };
    relation.tags.0.iter().filter(move |(k, _)| is_name(k)).map(|(_, v)| v.as_str())
}

fn level_of(relation: &Relation) -> &str {
    relation.tags.get("admin_level").unwrap_or("unknown")
}

/// Lower case, without accents, hyphens as spaces.
pub(crate) fn folded(name: &str) -> String {
    let plain = name.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let spaced = plain.map(|c| if c == '-' || c == '\u{2019}' || c == '\'' { ' ' } else { c });
    spaced.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn none(file: &str, name: &str, wanted: &str, mut others: Vec<(String, String)>) -> PrepareError {
    let far = |other: &str| {
        let other = folded(other);
        let within = other.contains(wanted) || wanted.contains(&other);
        if within { 1 } else { distance(wanted, &other) }
    };
    others.sort_by_cached_key(|(other, _)| far(other));
    others.dedup();
    let near: Vec<String> =
        others.iter().take(LISTED).map(|(n, level)| format!("{n} (admin_level {level})")).collect();
    let hint = if near.is_empty() {
        String::from(
            "the file holds no administrative boundary: give the outline with --boundary FILE.geojson",
        )
    } else {
        format!("the nearest names are {}; or give the outline with --boundary FILE.geojson", near.join(", "))
    };
    PrepareError::new(file, format!("no administrative area is called {name:?}"), hint)
}

/// Edits between two words (Levenshtein 1966).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (cb, above) in b.iter().zip(row.iter().skip(1)) {
            left = (left + 1).min(above + 1).min(diagonal + usize::from(ca != *cb));
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

fn outline(file: &OsmFile, relation: &Relation) -> Result<MultiPolygon, PrepareError> {
    let role: HashMap<i64, &str> = relation.ways.iter().map(|(id, role)| (*id, role.as_str())).collect();
    let mut ways: HashMap<i64, Vec<i64>> = HashMap::new();
    file.scan(Kinds::WAYS, &mut |element| {
        if let Element::Way { id, refs, .. } = element
            && role.contains_key(&id)
        {
            ways.insert(id, refs);
        }
    })?;
    let mut positions: HashMap<i64, [f64; 2]> =
        ways.values().flatten().map(|id| (*id, [f64::NAN; 2])).collect();
    file.scan(Kinds::NODES, &mut |element| {
        if let Element::Node { id, position, .. } = element
            && let Some(slot) = positions.get_mut(&id)
        {
            *slot = position;
        }
    })?;
    let ring = |ids: Vec<i64>| -> Option<LineString> {
        let points = ids.iter().map(|id| positions.get(id).filter(|p| p[0].is_finite()).copied());
        Some(LineString::from(points.collect::<Option<Vec<[f64; 2]>>>()?))
    };
    // The order of the members, not of the map, so that the same file gives the same outline.
    let of_role = |inner: bool| -> Vec<&[i64]> {
        let members = relation.ways.iter().filter(|(_, role)| (role == "inner") == inner);
        members.filter_map(|(id, _)| ways.get(id).map(Vec::as_slice)).collect()
    };
    let outer = rings::join(&of_role(false));
    let missing = relation.ways.iter().filter(|(id, _)| !ways.contains_key(id)).count();
    let shells: Vec<LineString> = outer.closed.into_iter().filter_map(ring).collect();
    if shells.is_empty() || outer.open > 0 {
        return Err(PrepareError::new(
            file.name(),
            format!(
                "the outline of {} (relation {}) does not close: {missing} of its {} ways are not in the file",
                relation.tags.name().unwrap_or("the area"),
                relation.id,
                relation.ways.len()
            ),
            "use a larger extract, or give the outline with --boundary FILE.geojson",
        ));
    }
    Ok(rings::nest(shells, rings::join(&of_role(true)).closed.into_iter().filter_map(ring).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Area;
    use proptest::prelude::*;

    /// Two areas called Val-d'Or at levels 7 and 8, the second cut short, and one called Pré.
    const PLACES: &str = r#"<osm>
        <node id="1" lon="0" lat="0"/><node id="2" lon="1" lat="0"/><node id="3" lon="1" lat="1"/><node id="4" lon="0" lat="1"/>
        <way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/></way><way id="2"><nd ref="1"/><nd ref="4"/><nd ref="3"/></way>
        <relation id="1"><member type="way" ref="1" role="outer"/><member type="way" ref="2" role=""/>
          <tag k="boundary" v="administrative"/><tag k="admin_level" v="7"/><tag k="name" v="Val-d'Or"/></relation>
        <relation id="2"><member type="way" ref="1" role="outer"/><member type="way" ref="99" role="outer"/>
          <tag k="boundary" v="administrative"/><tag k="admin_level" v="8"/><tag k="name" v="VAL D’OR"/></relation>
        <relation id="3"><tag k="boundary" v="administrative"/><tag k="admin_level" v="8"/><tag k="name" v="Pré"/></relation>
        </osm>"#;

    fn found(name: &str, level: Option<&str>) -> Result<Admin, PrepareError> {
        find(&OsmFile::open("a.osm", PLACES.as_bytes()).unwrap(), name, level)
    }

    #[test]
    fn case_accents_and_hyphens_do_not_matter() {
        let admin = found("val d'ör", Some("7")).unwrap();
        assert_eq!(admin.relation.id, 1);
        assert_eq!(admin.outline.unsigned_area(), 1.0);
    }

    #[test]
    fn errors_list_what_could_be_meant() {
        let several = found("Val d'Or", None).unwrap_err();
        assert!(
            several.what.contains("admin_level 7") && several.what.contains("admin_level 8"),
            "{several}"
        );
        let none = found("Prai", None).unwrap_err();
        assert!(none.remedy.contains("names are Pré (admin_level 8)"), "{none}");
        let cut = found("Val d'Or", Some("8")).unwrap_err();
        assert!(cut.what.contains("1 of its 2 ways"), "{cut}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn distance_is_a_metric(a in "[a-c]{0,6}", b in "[a-c]{0,6}", c in "[a-c]{0,6}") {
            prop_assert_eq!(distance(&a, &a), 0);
            prop_assert_eq!(distance(&a, &b), distance(&b, &a));
            prop_assert!(distance(&a, &c) <= distance(&a, &b) + distance(&b, &c));
        }

        #[test]
        fn folding_twice_changes_nothing(name in "\\PC{0,20}") {
            prop_assert_eq!(folded(&folded(&name)), folded(&name));
        }
    }
}
