//! What a ballot can say, and that it says it in one way only.

use super::super::consultation::tests::consultation;
use super::*;
use proptest::prelude::*;

pub(in super::super) const CARD: &str = "00000000000000000000000000000000000000000000000000000000000000aa";

pub(in super::super) fn ballot(card: &str, sequence: u32, choice: Choice) -> Ballot {
    Ballot {
        version: BALLOT_VERSION,
        consultation: "budget-2027".into(),
        card: card.into(),
        sequence,
        choice,
        signature: "5".repeat(128),
    }
}

fn cast(kind: &BallotKind, marks: &[(&str, u32)]) -> Result<(), BallotError> {
    let choice = Choice::of(kind, marks.iter().map(|(id, points)| ((*id).to_owned(), *points)));
    ballot(CARD, 1, choice).suits(&consultation(kind.clone(), &[CARD]))
}

#[test]
fn approval_takes_projects_of_the_list_up_to_the_limit() {
    let free = BallotKind::Approval { at_most: None };
    assert_eq!(cast(&free, &[("piste", 1), ("haie", 1), ("preau", 1)]), Ok(()));
    assert_eq!(cast(&free, &[]), Ok(()), "a blank ballot is one");
    assert_eq!(cast(&free, &[("rocade", 1)]), Err(BallotError::UnknownProject("rocade".into())));
    let two = BallotKind::Approval { at_most: Some(2) };
    assert_eq!(cast(&two, &[("piste", 1), ("haie", 1)]), Ok(()));
    let three = [("piste", 1), ("haie", 1), ("preau", 1)];
    assert_eq!(cast(&two, &three), Err(BallotError::TooMany { found: 3, most: 2 }));
}

#[test]
fn cumulative_takes_no_more_points_than_there_are() {
    let ten = BallotKind::Cumulative { points: 10 };
    assert_eq!(cast(&ten, &[("haie", 7), ("piste", 3)]), Ok(()));
    assert_eq!(
        cast(&ten, &[("haie", 7), ("piste", 4)]),
        Err(BallotError::TooManyPoints { spent: 11, points: 10 })
    );
    let most = [("haie", u32::MAX), ("piste", u32::MAX)];
    let spent = 2 * u64::from(u32::MAX);
    assert_eq!(cast(&ten, &most), Err(BallotError::TooManyPoints { spent, points: 10 }));
}

#[test]
fn a_knapsack_costs_at_most_the_budget() {
    let knapsack = BallotKind::Knapsack {};
    assert_eq!(cast(&knapsack, &[("haie", 1), ("preau", 1)]), Ok(()));
    assert_eq!(
        cast(&knapsack, &[("piste", 1), ("preau", 1)]),
        Err(BallotError::OverBudget { cost_eur: 70_000, budget_eur: 50_000 })
    );
}

#[test]
fn another_consultation_card_or_kind_is_refused() {
    let kind = BallotKind::Approval { at_most: None };
    let asked = consultation(kind.clone(), &[CARD]);
    let good = ballot(CARD, 1, Choice::of(&kind, []));
    let elsewhere = Ballot { consultation: "budget-2026".into(), ..good.clone() };
    assert_eq!(elsewhere.suits(&asked), Err(BallotError::OtherConsultation("budget-2026".into())));
    let stranger = Ballot { card: "b".repeat(64), ..good.clone() };
    assert_eq!(stranger.suits(&asked), Err(BallotError::UnknownCard));
    let points = Ballot { choice: Choice::Cumulative { points: vec![] }, ..good };
    assert_eq!(points.suits(&asked), Err(BallotError::OtherKind));
}

#[test]
fn repeated_unsorted_and_empty_marks_are_refused() {
    let field = |choice| ballot(CARD, 1, choice).check();
    let refused = Err(RecordError::Field("choice".into()));
    for ids in [["haie", "haie"], ["piste", "haie"], ["", "haie"], ["haie", "pis te"]] {
        assert_eq!(field(Choice::Approval { projects: ids.map(String::from).to_vec() }), refused, "{ids:?}");
    }
    assert_eq!(field(Choice::Cumulative { points: vec![("haie".into(), 0)] }), refused);
    assert_eq!(
        ballot(CARD, 0, Choice::Approval { projects: vec![] }).check(),
        Err(RecordError::Field("sequence".into()))
    );
}

#[test]
fn the_json_form_is_the_published_one() {
    let choice =
        Choice::of(&BallotKind::Cumulative { points: 10 }, [("piste".into(), 3), ("haie".into(), 7)]);
    let json = serde_json::to_string(&ballot(CARD, 2, choice)).unwrap();
    let signature = "5".repeat(128);
    assert_eq!(
        json,
        format!(
            r#"{{"version":1,"consultation":"budget-2027","card":"{CARD}","sequence":2,"choice":{{"kind":"cumulative","points":[["haie",7],["piste",3]]}},"signature":"{signature}"}}"#
        )
    );
}

fn any_ballot() -> impl Strategy<Value = Ballot> {
    let marks = prop::collection::vec(("[a-c]{1,3}", 0..4u32), 0..4);
    let kind = prop_oneof![
        Just(BallotKind::Approval { at_most: None }),
        Just(BallotKind::Cumulative { points: 10 }),
        Just(BallotKind::Knapsack {}),
    ];
    ("[a-b]{1,2}", "[0-9a-f]{64}", 1..4u32, kind, marks).prop_map(
        |(consultation, card, sequence, kind, marks)| Ballot {
            consultation,
            ..ballot(&card, sequence, Choice::of(&kind, marks))
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_choice_is_of_the_one_form_and_reads_as_it_is_written(ballot in any_ballot()) {
        prop_assert_eq!(ballot.check(), Ok(()));
        prop_assert_eq!(Ballot::parse(&serde_json::to_string(&ballot).unwrap()), Ok(ballot));
    }

    #[test]
    fn two_ballots_that_differ_never_sign_the_same_bytes(a in any_ballot(), b in any_ballot()) {
        let same = Ballot { card: a.card.clone(), ..b };
        prop_assert_eq!(a.signed() == same.signed(), a == same);
    }

    #[test]
    fn hostile_text_is_refused_or_keeps_every_rule(text in ".{0,200}") {
        if let Ok(read) = Ballot::parse(&text) {
            prop_assert_eq!(read.check(), Ok(()));
        }
    }
}
