//! What a resident can rely on.

use super::super::*;
use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn draft() -> Draft {
    Draft {
        pack: "valsource".into(),
        title: "Une haie devant l’école".into(),
        text: "Appelez-moi au 06 12 34 56 78. Selon Mme Martin, c’est possible.".into(),
        theme: "emissions".into(),
        language: "fr".into(),
        day: "2026-11-24".into(),
        ..Draft::default()
    }
}

#[test]
fn the_phone_number_goes_and_the_name_is_asked_about() {
    let out = anonymise(&draft(), None, [7; 16]).unwrap();
    assert_eq!(out.proposal.properties.text, "Appelez-moi au […]. Selon Mme Martin, c’est possible.");
    assert_eq!(out.removed.len(), 1);
    assert_eq!(out.doubtful.iter().map(|f| f.text.as_str()).collect::<Vec<_>>(), ["Mme Martin"]);
    let kept = Draft { kept: vec!["Mme Martin".into()], ..draft() };
    assert!(anonymise(&kept, None, [7; 16]).unwrap().doubtful.is_empty());
}

#[test]
fn a_proposal_without_a_title_is_none() {
    let empty = Draft { title: "  ".into(), ..draft() };
    assert_eq!(anonymise(&empty, None, [0; 16]), Err(DraftError::Record(RecordError::Field("title".into()))));
}

#[test]
fn a_day_that_the_calendar_lacks_and_a_finer_time_are_refused() {
    for day in ["2026-02-29", "2026-13-01", "2026-11-24T18:30", "24/11/2026", ""] {
        let bad = Draft { day: day.into(), ..draft() };
        assert_eq!(
            anonymise(&bad, None, [0; 16]),
            Err(DraftError::Record(RecordError::Field("day".into()))),
            "{day}"
        );
    }
}

proptest! {
    #[test]
    fn what_is_exported_comes_back_once(ids in prop::collection::btree_set(any::<[u8; 16]>(), 0..12)) {
        let proposals: Vec<_> = ids.iter().map(|id| anonymise(&draft(), None, *id).unwrap().proposal).collect();
        let distinct: BTreeSet<_> = proposals.iter().map(|p| p.id.clone()).collect();
        let text = export(&proposals).unwrap();
        let twice = format!("{text}{text}");
        let back = import(&twice, &BTreeSet::new());
        prop_assert_eq!(back.new.len(), distinct.len());
        prop_assert_eq!(back.known, 2 * proposals.len() - distinct.len());
        prop_assert!(back.errors.is_empty());
        prop_assert!(import(&text, &distinct).new.is_empty());
    }

    #[test]
    fn any_line_gets_an_answer(text in "\\PC{0,200}") {
        let read = import(&text, &BTreeSet::new());
        prop_assert!(read.new.is_empty());
    }
}
