//! One card, one voice, whatever arrives and in whatever order.

use super::super::ballot::tests::ballot;
use super::super::ballot::{BallotError, Choice};
use super::super::consultation::BallotKind;
use super::super::consultation::tests::consultation;
use super::*;
use proptest::prelude::*;

fn card(n: u8) -> String {
    format!("{n:064x}")
}

fn asked() -> Consultation {
    let cards = [1, 2, 3].map(card);
    consultation(BallotKind::Approval { at_most: None }, &cards.each_ref().map(String::as_str))
}

fn vote(of: u8, sequence: u32, project: &str) -> Ballot {
    ballot(&card(of), sequence, Choice::Approval { projects: vec![project.into()] })
}

/// A signature of fives is a good one in these tests.
fn is_signed(ballot: &Ballot) -> bool {
    ballot.signature.starts_with('5')
}

#[test]
fn the_last_ballot_of_a_card_counts() {
    let out = count(&asked(), [vote(1, 2, "piste"), vote(1, 1, "haie"), vote(2, 1, "haie")], is_signed);
    assert_eq!(out.counted, [vote(1, 2, "piste"), vote(2, 1, "haie")]);
    assert_eq!(out.set_aside, [(vote(1, 1, "haie"), WhyNot::Replaced)]);
    let totals = out.totals(&asked());
    assert_eq!(
        (totals.ballots, totals.votes["piste"], totals.votes["haie"], totals.votes["preau"]),
        (2, 1, 1, 0)
    );
}

#[test]
fn a_card_that_contradicts_itself_has_no_voice_and_the_desk_sees_it() {
    let out = count(&asked(), [vote(1, 1, "preau"), vote(1, 2, "piste"), vote(1, 2, "haie")], is_signed);
    assert_eq!(out.counted, []);
    let contradicted = out.set_aside.iter().filter(|(_, why)| *why == WhyNot::Contradicted);
    assert_eq!(contradicted.count(), 2);
    assert!(
        out.set_aside.contains(&(vote(1, 1, "preau"), WhyNot::Replaced)),
        "an earlier one does not come back"
    );
}

#[test]
fn forged_strange_and_repeated_ballots_are_set_aside_with_the_reason() {
    let forged = Ballot { signature: "6".repeat(128), ..vote(1, 9, "haie") };
    let strange = vote(7, 1, "haie");
    let out = count(
        &asked(),
        [forged.clone(), strange.clone(), vote(1, 1, "piste"), vote(1, 1, "piste")],
        is_signed,
    );
    assert_eq!(out.counted, [vote(1, 1, "piste")], "a forged ballot takes no voice away");
    assert_eq!(
        out.set_aside,
        [
            (forged, WhyNot::Invalid(BallotError::Forged)),
            (strange, WhyNot::Invalid(BallotError::UnknownCard)),
            (vote(1, 1, "piste"), WhyNot::Repeated),
        ]
    );
}

#[test]
fn a_second_signature_of_the_same_choice_is_no_contradiction() {
    let again = Ballot { signature: format!("5{}", "4".repeat(127)), ..vote(1, 1, "haie") };
    let out = count(&asked(), [vote(1, 1, "haie"), again], is_signed);
    assert_eq!((out.counted.len(), out.set_aside.len()), (1, 1));
}

fn any_vote() -> impl Strategy<Value = Ballot> {
    let project = prop::sample::select(vec!["haie", "piste", "preau", "rocade"]);
    (0..5u8, 1..4u32, project, prop::bool::weighted(0.8)).prop_map(|(of, sequence, project, good)| {
        let signature = if good { "5" } else { "6" }.repeat(128);
        Ballot { signature, ..vote(of, sequence, project) }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn none_is_lost_and_each_card_has_at_most_one_voice(votes in prop::collection::vec(any_vote(), 0..20)) {
        let out = count(&asked(), votes.clone(), is_signed);
        let mut all: Vec<_> = out.counted.iter().chain(out.set_aside.iter().map(|(b, _)| b)).cloned().collect();
        let mut sent = votes;
        all.sort();
        sent.sort();
        prop_assert_eq!(all, sent);
        prop_assert!(out.counted.windows(2).all(|pair| pair[0].card < pair[1].card));
        prop_assert!(out.counted.iter().all(|b| is_signed(b) && b.suits(&asked()).is_ok()));
    }

    #[test]
    fn two_desks_that_read_in_another_order_and_read_twice_count_the_same(
        votes in prop::collection::vec(any_vote(), 0..20).prop_shuffle(), cut in 0..20usize
    ) {
        let first = count(&asked(), votes.clone(), is_signed);
        let (left, right) = votes.split_at(cut.min(votes.len()));
        let merged = right.iter().chain(left).chain(right).cloned();
        prop_assert_eq!(count(&asked(), merged, is_signed).counted, first.counted);
    }
}
