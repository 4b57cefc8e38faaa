//! Proposals as NGSI-LD entities (ETSI GS CIM 009) of the type `IssueReporting`, so that the context broker of
//! a larger town or a region can take them over.
//!
//! Properties after Smart Data Models, `dataModel.IssueTracking/IssueReporting` 0.0.1. Its fields from which
//! an author could be found stay empty, that is, are not written: `owner`, `address`, `landmark`, `mediaURL`,
//! `wardId`, `seeAlso`. `observationDateTime` has to be a time: it is midnight of the day, and says no more.

use crate::participation::Proposal;
use serde_json::{Map, Value, json};

/// Where the terms are explained.
const CONTEXT: [&str; 2] = [
    "https://raw.githubusercontent.com/smart-data-models/dataModel.IssueTracking/master/context.jsonld",
    "https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context.jsonld",
];

/// Writes an array of entities by id, what `POST /ngsi-ld/v1/entityOperations/create` takes.
///
/// # Errors
/// None that a proposal which was checked can have.
pub fn write(proposals: &[Proposal]) -> serde_json::Result<String> {
    let mut sorted: Vec<_> = proposals.iter().collect();
    sorted.sort_by(|a, b| a.id.cmp(&b.id));
    serde_json::to_string_pretty(&sorted.into_iter().map(entity).collect::<Vec<_>>())
}

fn entity(proposal: &Proposal) -> Value {
    let p = &proposal.properties;
    let mut entity = Map::new();
    entity.insert("@context".into(), json!(CONTEXT));
    entity.insert("id".into(), json!(format!("urn:ngsi-ld:IssueReporting:{}:{}", p.pack, proposal.id)));
    entity.insert("type".into(), json!("IssueReporting"));
    let properties = [
        ("title", json!(p.title)),
        ("description", json!(p.text)),
        ("category", json!(p.theme)),
        ("areaServed", json!(p.pack)),
        ("reportId", json!(proposal.id)),
        ("observationDateTime", json!(format!("{}T00:00:00Z", p.day))),
        ("resolutionStatus", json!("Open")),
    ];
    // A property without a value has no meaning in NGSI-LD.
    for (name, value) in properties.into_iter().filter(|(_, value)| *value != "") {
        entity.insert(name.into(), json!({"type": "Property", "value": value}));
    }
    if let Some(point) = &proposal.geometry {
        entity.insert("location".into(), json!({"type": "GeoProperty", "value": point}));
    }
    Value::Object(entity)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{proposal, proposals};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_entity_is_of_the_published_model() {
        let entities: Value = serde_json::from_str(&write(&proposals()).unwrap()).unwrap();
        assert_eq!(
            entities[0],
            json!({
                "@context": CONTEXT,
                "id": "urn:ngsi-ld:IssueReporting:valsource:aaaaaaaaaaaaaaaaaaaaaaaaaa",
                "type": "IssueReporting",
                "title": {"type": "Property", "value": "Une haie"},
                "description": {"type": "Property", "value": "Devant l’école; 200 m."},
                "category": {"type": "Property", "value": "nature"},
                "areaServed": {"type": "Property", "value": "valsource"},
                "reportId": {"type": "Property", "value": "aaaaaaaaaaaaaaaaaaaaaaaaaa"},
                "observationDateTime": {"type": "Property", "value": "2027-03-02T00:00:00Z"},
                "resolutionStatus": {"type": "Property", "value": "Open"},
                "location": {
                    "type": "GeoProperty",
                    "value": {"type": "Point", "coordinates": [2.51, 44.37]},
                },
            })
        );
        assert_eq!(entities[1].get("location"), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn no_field_that_could_name_an_author_is_ever_written(title in ".{0,30}x", text in ".{0,60}") {
            let entities: Value = serde_json::from_str(&write(&[proposal('a', "fr", &title, &text)]).unwrap()).unwrap();
            let names = entities[0].as_object().unwrap().keys();
            let known = [
                "@context", "id", "type", "title", "description", "category", "areaServed", "reportId",
                "observationDateTime", "resolutionStatus", "location",
            ];
            prop_assert!(names.into_iter().all(|name| known.contains(&name.as_str())));
            prop_assert_eq!(&entities[0]["title"]["value"], &json!(title));
        }
    }
}
