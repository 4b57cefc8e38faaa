//! Proposals for the tests of the formats.

use crate::participation::{Geometry, Properties, Proposal};

/// A proposal whose id is one letter, repeated.
pub(super) fn proposal(id: char, language: &str, title: &str, text: &str) -> Proposal {
    Proposal {
        r#type: "Feature".into(),
        id: id.to_string().repeat(26),
        geometry: None,
        properties: Properties {
            version: 1,
            pack: "valsource".into(),
            title: title.into(),
            text: text.into(),
            theme: "water".into(),
            language: language.into(),
            day: "2027-03-02".into(),
            scenario: String::new(),
            measures: vec![],
            cost_eur: 0.0,
            commune_eur: 0.0,
        },
    }
}

/// One with a place and one about the whole commune, not in the order of their ids.
pub(super) fn proposals() -> [Proposal; 2] {
    let mut hedge = proposal('a', "fr", "Une haie", "Devant l’école; 200 m.");
    hedge.properties.theme = "nature".into();
    hedge.geometry = Some(Geometry::point([2.51, 44.37]));
    let whole = proposal('b', "en", "=HYPERLINK(0)", "");
    assert!([&hedge, &whole].iter().all(|p| p.check().is_ok()));
    [whole, hedge]
}
