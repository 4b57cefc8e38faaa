//! What a commune may ask, and what no file may make it ask.

use super::*;
use proptest::prelude::*;

/// A budget of 50 000 euro and three projects; `cards` need not be keys that anybody holds.
pub(in super::super) fn consultation(ballot: BallotKind, cards: &[&str]) -> Consultation {
    let project = |id: &str, cost_eur| Project {
        id: id.into(),
        name: Words { fr: id.into(), en: String::new() },
        cost_eur,
        ..Project::default()
    };
    Consultation {
        version: CONSULTATION_VERSION,
        id: "budget-2027".into(),
        pack: "valsource".into(),
        title: Words { fr: "Budget participatif".into(), en: "Participatory budget".into() },
        opens: "2027-03-01".into(),
        closes: "2027-03-14".into(),
        budget_eur: 50_000,
        ballot,
        projects: vec![project("haie", 12_000), project("piste", 40_000), project("preau", 30_000)],
        areas: vec![],
        key: None,
        cards: cards.iter().map(|card| (*card).to_owned()).collect(),
        rule: Rule::MesAdd1u,
    }
}

/// What the guides for the town hall print can be copied.
#[test]
fn the_guides_show_a_consultation() {
    for guide in [include_str!("../../../../docs/VOTE.md"), include_str!("../../../../docs/VOTE.fr.md")] {
        let (_, example) = guide.split_once("```json").unwrap();
        let consultation = Consultation::parse(example.split_once("```").unwrap().0).unwrap();
        assert_eq!((consultation.projects.len(), consultation.rule), (2, Rule::MesAdd1u));
    }
}

/// Approval ballots, and two areas.
fn approval() -> Consultation {
    let area = |id: &str, households, at| Area {
        id: id.into(),
        name: Words { fr: id.into(), en: String::new() },
        households,
        at,
    };
    let areas = vec![area("bourg", 210, [2.51, 44.37]), area("moulin", 11, [2.53, 44.36])];
    Consultation { areas, ..consultation(BallotKind::Approval { at_most: None }, &[]) }
}

#[test]
fn a_consultation_reads_as_it_is_written() {
    for (ballot, rule) in [
        (BallotKind::Approval { at_most: Some(3) }, Rule::MesAdd1),
        (BallotKind::Cumulative { points: 10 }, Rule::Phragmen),
        (BallotKind::Knapsack {}, Rule::Greedy),
    ] {
        let written = Consultation { rule, ..consultation(ballot, &[]) };
        let json = serde_json::to_string(&written).unwrap();
        assert_eq!(Consultation::parse(&json).as_ref(), Ok(&written), "{json}");
    }
    let json = serde_json::to_string(&approval()).unwrap();
    assert!(
        json.contains(r#""rule":"mes-add1u""#) && json.contains(r#""ballot":{"kind":"approval"}"#),
        "{json}"
    );
}

#[test]
fn what_breaks_a_rule_is_named() {
    type Break = fn(&mut Consultation);
    let cases: [(&str, Break); 24] = [
        ("id", |c| c.id = "budget 2027".into()),
        ("pack", |c| c.pack = "x".repeat(65)),
        ("title", |c| c.title = Words::default()),
        ("opens", |c| c.opens = "2027-02-30".into()),
        ("closes", |c| c.closes = "2027-02-28".into()),
        ("budget_eur", |c| c.budget_eur = u64::MAX),
        ("ballot", |c| c.ballot = BallotKind::Cumulative { points: 0 }),
        ("projects", |c| c.projects.clear()),
        ("projects[1].id", |c| c.projects[1].id = "haie".into()),
        ("projects[2].name", |c| c.projects[2].name = Words::default()),
        ("projects[0].cost_eur", |c| c.projects[0].cost_eur = u64::MAX),
        ("projects[0].place", |c| c.projects[0].place = Some([f64::NAN, 0.0])),
        ("projects[0].scenario", |c| c.projects[0].scenario = Some("<script>".into())),
        ("areas", |c| c.areas = vec![Area::default(); AREAS_MAX + 1]),
        ("areas[1].id", |c| c.areas[1].id = "bourg".into()),
        ("areas[0].id", |c| c.areas[0].id.clear()),
        ("areas[0].name", |c| c.areas[0].name = Words::default()),
        ("areas[1].households", |c| c.areas[1].households = 10),
        ("areas[1].at", |c| c.areas[1].at = [f64::NAN, 0.0]),
        ("areas[0].at", |c| c.areas[0].at = [2.5, 91.0]),
        ("areas[1].at", |c| c.areas[1].at = c.areas[0].at),
        ("key", |c| c.key = Some("age1short".into())),
        ("cards", |c| c.cards = vec!["b".repeat(64), "a".repeat(64)]),
        ("cards[0]", |c| c.cards = vec!["A".repeat(64)]),
    ];
    for (field, spoil) in cases {
        let mut bad = approval();
        spoil(&mut bad);
        assert_eq!(bad.check(), Err(RecordError::Field(field.into())));
    }
    let mut newer = approval();
    newer.version = 2;
    assert_eq!(newer.check(), Err(RecordError::Newer(2)));
}

#[test]
fn a_file_that_is_cut_short_strange_or_too_long_says_so() {
    let json = serde_json::to_string(&approval()).unwrap();
    assert!(matches!(Consultation::parse(&json[..json.len() - 2]), Err(RecordError::Truncated(_))));
    let strange = json.replacen('{', r#"{"voters":["Mme Martin"],"#, 1);
    assert!(matches!(Consultation::parse(&strange), Err(RecordError::Form(_))));
    assert_eq!(Consultation::parse(&" ".repeat(BYTES_MAX + 1)), Err(RecordError::TooLong(BYTES_MAX)));
}

#[test]
fn a_wrong_clock_is_noticed() {
    let days = ["2026-01-01", "2027-02-28", "2027-03-01", "2027-03-14", "2027-03-15", "2107-01-01"];
    let when = days.map(|day| approval().when(day));
    assert_eq!(when, [When::Early, When::Early, When::Open, When::Open, When::Late, When::Late]);
}

#[test]
fn a_text_is_shown_in_the_language_that_there_is() {
    let both = Words { fr: "Haie".into(), en: "Hedge".into() };
    assert_eq!([both.get("fr-FR"), both.get("en")], ["Haie", "Hedge"]);
    let one = Words { fr: "Haie".into(), en: "  ".into() };
    assert_eq!(one.get("en"), "Haie");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn hostile_text_is_refused_in_words(text in ".{0,200}", at in 0..400usize) {
        prop_assert!(Consultation::parse(&text).is_err());
        let mut json: Vec<char> = serde_json::to_string(&approval()).unwrap().chars().collect();
        let at = at % json.len();
        json.splice(at..at, text.chars());
        // Whatever is put into it: it is refused, or what is read keeps every rule.
        if let Ok(read) = Consultation::parse(&json.into_iter().collect::<String>()) {
            prop_assert_eq!(read.check(), Ok(()));
        }
    }

    #[test]
    fn every_card_of_the_list_is_known_and_no_other(
        cards in prop::collection::btree_set("[0-9a-f]{64}", 1..20), other in "[0-9a-f]{64}"
    ) {
        let asked = Consultation { cards: cards.iter().cloned().collect(), ..approval() };
        prop_assert_eq!(asked.check(), Ok(()));
        prop_assert!(cards.iter().all(|card| asked.knows_card(card)));
        prop_assert_eq!(asked.knows_card(&other), cards.contains(&other));
    }
}
