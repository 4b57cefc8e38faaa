//! Decoding what was encoded gives the same territory.

use super::village::{one, village};
use crate::pack::encode;
use parvis_core::outcome::Quantity;
use parvis_core::territory::decode::{checksum, decode};
use parvis_core::territory::{LayerKind, Manifest, Territory};
use proptest::prelude::*;

fn no_baseline(_: &Territory) -> std::collections::BTreeMap<String, Quantity> {
    Default::default()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_is_written_reads_back(draft in village()) {
        let files = encode(&draft, no_baseline).unwrap();
        let mut got = decode(&files).unwrap();
        prop_assert_eq!(got.manifest.layers.len() + 1, files.len());
        for entry in &got.manifest.layers {
            prop_assert_eq!(&checksum(&files[&entry.path]), &entry.sha256);
        }
        got.manifest = Manifest { format: String::new(), version: 0, layers: Vec::new(), ..got.manifest };
        prop_assert_eq!(got, draft.territory);
    }

    #[test]
    fn the_same_territory_gives_the_same_bytes(draft in village()) {
        let files = encode(&draft, no_baseline).unwrap();
        prop_assert_eq!(&files, &encode(&draft, no_baseline).unwrap());
        // And so does the territory that was read back.
        let territory = decode(&files).unwrap();
        let again = encode(&crate::pack::PackDraft { territory, ..draft }, no_baseline).unwrap();
        prop_assert_eq!(files, again);
    }

    #[test]
    fn a_layer_without_a_source_is_left_out(mut draft in village(), at in 1usize..13) {
        let kind = LayerKind::ALL[at];
        draft.sources.remove(&kind);
        let files = encode(&draft, no_baseline).unwrap();
        prop_assert!(!files.contains_key(kind.file_name()));
        let territory = decode(&files).unwrap();
        prop_assert!(territory.manifest.layers.iter().all(|entry| entry.kind != kind));
    }
}

#[test]
fn the_manifest_carries_the_figures_that_it_is_given() {
    let figure = |t: &Territory| Quantity {
        value: t.buildings.len() as f64,
        low: 0.0,
        high: 100.0,
        unit: "buildings".into(),
        source: "counted".into(),
    };
    let draft = one();
    let files = encode(&draft, |t| [("count".to_owned(), figure(t))].into()).unwrap();
    let manifest = decode(&files).unwrap().manifest;
    assert_eq!(manifest.baseline["count"].value, draft.territory.buildings.len() as f64);
}

#[test]
fn the_grids_bear_the_tags_that_other_programs_read() {
    let files = encode(&one(), no_baseline).unwrap();
    let bytes = std::io::Cursor::new(&files["elevation.tif"]);
    let mut decoder = tiff::decoder::Decoder::new(bytes).unwrap();
    assert_eq!(decoder.get_tag_u32(tiff::tags::Tag::Compression).unwrap(), 8);
    assert_eq!(decoder.get_tag_u32(tiff::tags::Tag::Predictor).unwrap(), 3);
    assert_eq!(decoder.get_tag_f64_vec(tiff::tags::Tag::ModelPixelScaleTag).unwrap(), [100.0, 100.0, 0.0]);
}
