//! Proposals as a GeoJSON FeatureCollection (RFC 7946): a file that QGIS opens.

use crate::participation::Proposal;
use serde::Serialize;

#[derive(Serialize)]
struct FeatureCollection<'a> {
    r#type: &'static str,
    features: Vec<&'a Proposal>,
}

/// Writes proposals by id: their order says nothing of when they came. Those about the whole commune have no
/// geometry.
///
/// # Errors
/// None that a proposal which was checked can have.
pub fn write(proposals: &[Proposal]) -> serde_json::Result<String> {
    let mut features: Vec<_> = proposals.iter().collect();
    features.sort_by(|a, b| a.id.cmp(&b.id));
    serde_json::to_string_pretty(&FeatureCollection { r#type: "FeatureCollection", features })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{proposal, proposals};
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    #[test]
    fn the_file_is_a_feature_collection() {
        let file: Value = serde_json::from_str(&write(&proposals()).unwrap()).unwrap();
        assert_eq!(file["type"], "FeatureCollection");
        assert_eq!(file["features"][0]["geometry"]["coordinates"], serde_json::json!([2.51, 44.37]));
        assert_eq!(file["features"][1]["geometry"], Value::Null);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn every_proposal_comes_back_whole(title in ".{0,30}x", text in ".{0,60}") {
            let sent = [proposal('b', "fr", &title, &text), proposal('a', "en", &title, &text)];
            let file: Value = serde_json::from_str(&write(&sent).unwrap()).unwrap();
            let back = file["features"].as_array().unwrap().iter().map(|f| Proposal::parse(&f.to_string()));
            prop_assert_eq!(back.collect::<Result<Vec<_>, _>>().unwrap(), [sent[1].clone(), sent[0].clone()]);
        }
    }
}
