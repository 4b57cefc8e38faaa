//! Two desks, three tablets, a wrong clock: nothing twice, nothing lost.

use super::*;
use crate::seal::seal;
use crate::seal::tests::{BUDGET, key, proposal, sealed, vote};
use parvis_core::participation::tally::Rule;
use parvis_core::participation::{
    BallotKind, Choice, Consultation, LINE_MAX, Project, RecordError, When, WhyNot, Words, count,
};
use proptest::prelude::*;

fn read(files: &[&str]) -> Inbox {
    let mut inbox = Inbox::default();
    files.iter().for_each(|file| inbox.read(file, BUDGET, &key()));
    inbox
}

fn asked() -> Consultation {
    let words = |text: &str| Words { fr: text.into(), en: text.into() };
    let project = |id: &str| Project { id: id.into(), name: words(id), cost_eur: 1000, ..Project::default() };
    let mut cards: Vec<_> = (1..4).map(|n| crate::Card::new([n; 9]).public()).collect();
    cards.sort();
    let asked = Consultation {
        version: 1,
        id: BUDGET.into(),
        pack: "valsource".into(),
        title: words("Budget"),
        opens: "2027-03-01".into(),
        closes: "2027-03-14".into(),
        budget_eur: 50_000,
        ballot: BallotKind::Approval { at_most: None },
        projects: ["haie", "piste"].map(project).to_vec(),
        areas: vec![],
        key: Some(key().recipient().to_string()),
        cards,
        rule: Rule::MesAdd1u,
    };
    assert_eq!(asked.check(), Ok(()));
    asked
}

#[test]
fn two_desks_that_import_the_same_tablets_end_with_the_same() {
    let one = sealed(Record::Proposal(proposal(1, "2027-03-02")));
    let two = sealed(Record::Ballot(vote(1, 1, "haie")));
    let three = sealed(Record::Ballot(vote(2, 1, "piste")));
    let (tablet, other) = (format!("{one}\n{two}\n"), format!("{three}\r\n{one}\n"));
    let (left, right) = (read(&[&tablet, &other]), read(&[&other, &tablet, &tablet]));
    assert_eq!((&left.proposals, &left.ballots), (&right.proposals, &right.ballots));
    assert_eq!((left.receipts.len(), left.repeated, right.repeated), (3, 1, 3));
    assert!(left.rejected.is_empty() && right.rejected.is_empty());
}

#[test]
fn a_replayed_envelope_comes_in_once_and_so_does_a_record_that_is_sealed_anew() {
    let ballot = Record::Ballot(vote(1, 1, "haie"));
    let (line, anew) = (sealed(ballot.clone()), sealed(ballot));
    let inbox = read(&[&format!("{line}\n{line}\n{anew}\n")]);
    assert_eq!((inbox.ballots.len(), inbox.repeated), (1, 2));
}

#[test]
fn two_proposals_under_one_id_are_both_kept() {
    let other = Proposal { geometry: None, ..proposal(1, "2027-03-03") };
    let lines = [proposal(1, "2027-03-02"), other].map(|p| sealed(Record::Proposal(p)));
    let inbox = read(&[&lines.join("\n"), &lines.join("\n")]);
    assert_eq!((inbox.proposals.len(), inbox.repeated), (2, 2));
}

#[test]
fn what_cannot_be_opened_is_kept_with_the_reason_and_harms_nothing_else() {
    let good = sealed(Record::Ballot(vote(1, 1, "haie")));
    let foreign = good.replace(BUDGET, "budget-2026");
    let text = format!("{}\n{good}\n\n{foreign}\n{foreign}\nhello\n", &good[..200]);
    let inbox = read(&[&text]);
    assert_eq!(inbox.ballots.len(), 1);
    assert_eq!(inbox.rejected.iter().map(|r| r.number).collect::<Vec<_>>(), [1, 4, 6]);
    assert_eq!(inbox.rejected[1].line, foreign);
    assert_eq!(inbox.repeated, 1);
}

#[test]
fn a_file_of_all_that_can_be_wrong_lets_in_what_is_right_and_loses_nothing() {
    let good = sealed(Record::Ballot(vote(1, 1, "haie")));
    let lent = Key::new([8; 32]).unwrap();
    let other_key = seal(Record::Ballot(vote(2, 1, "haie")), BUDGET, &lent.recipient()).unwrap().line();
    let oversized = format!("{}{}", &good[..good.len() - 2], "A".repeat(LINE_MAX));
    let other_vote = good.replace(BUDGET, "budget-2026");
    let wrong = [oversized.as_str(), &good[..good.len() / 2], &other_key, &other_vote];
    let inbox = read(&[&[wrong.join("\n"), good.clone(), good.clone()].join("\n")]);
    assert_eq!(inbox.ballots.iter().cloned().collect::<Vec<_>>(), [vote(1, 1, "haie")]);
    assert_eq!((inbox.repeated, inbox.receipts.len()), (1, 1));
    assert_eq!(inbox.rejected.iter().map(|r| r.line.as_str()).collect::<Vec<_>>(), wrong);
    let why: Vec<_> = inbox.rejected.iter().map(|r| r.error.clone()).collect();
    assert_eq!(why[0], OpenError::Envelope(RecordError::TooLong(LINE_MAX)));
    assert!(matches!(&why[1], OpenError::Envelope(RecordError::Truncated(_))), "{:?}", why[1]);
    assert_eq!(why[2], OpenError::OtherKey(lent.recipient().id()));
    assert_eq!(why[3], OpenError::OtherConsultation("budget-2026".into()));
    // What was refused is kept as it came: the key that it is for opens it.
    let mut later = Inbox::default();
    inbox.rejected.iter().for_each(|r| later.read(&r.line, BUDGET, &lent));
    assert_eq!(later.ballots.into_iter().collect::<Vec<_>>(), [vote(2, 1, "haie")]);
}

#[test]
fn two_desks_that_each_opened_a_part_are_one_when_their_files_come_together() {
    let lines = [vote(1, 1, "haie"), vote(1, 2, "piste"), vote(2, 1, "haie"), vote(2, 1, "piste")]
        .map(|ballot| sealed(Record::Ballot(ballot)));
    let (left, right) = (lines[..3].join("\n"), lines[1..].join("\n"));
    let [one, other] = [read(&[&left, &right]), read(&[&right, &left])].map(|inbox| {
        let out = count(&asked(), inbox.ballots, crate::is_signed);
        (out.counted, out.set_aside.len())
    });
    assert_eq!(one, other, "whichever of them is read first");
    // The first card has changed its mind; the second said two things under one number, and none of them counts.
    assert_eq!(one, (vec![vote(1, 2, "piste")], 3));
}

#[test]
fn a_wrong_clock_is_marked_and_loses_nothing() {
    let days = ["1970-01-01", "2027-03-07", "2038-01-19"];
    let lines: Vec<_> =
        (1..).zip(days).map(|(id, day)| sealed(Record::Proposal(proposal(id, day)))).collect();
    let inbox = read(&[&lines.join("\n")]);
    let mut when: Vec<_> = inbox.proposals.values().map(|p| asked().when(&p.properties.day)).collect();
    when.sort_by_key(|when| *when as u8);
    assert_eq!(when, [When::Early, When::Open, When::Late]);
}

#[test]
fn a_forged_ballot_is_set_aside_and_its_card_keeps_its_voice() {
    let mut forged = vote(1, 9, "haie");
    forged.choice = Choice::Approval { projects: vec!["piste".into()] };
    let stranger = vote(9, 1, "piste");
    let records = [vote(1, 1, "haie"), forged.clone(), stranger];
    let lines = records.map(|ballot| sealed(Record::Ballot(ballot)));
    let inbox = read(&[&lines.join("\n")]);
    let out = count(&asked(), inbox.ballots, crate::is_signed);
    assert_eq!(out.counted, [vote(1, 1, "haie")]);
    assert_eq!(out.set_aside.len(), 2);
    let why = out.set_aside.iter().find(|(ballot, _)| *ballot == forged).map(|(_, why)| why);
    assert_eq!(why, Some(&WhyNot::Invalid(parvis_core::participation::BallotError::Forged)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn every_line_is_a_record_a_repeat_or_a_rejection(
        lines in prop::collection::vec(prop_oneof![
            ".{1,60}".prop_map(|text| text.replace(['\n', '\r'], " ")),
            (1..3u8, 1..3u32).prop_map(|(card, sequence)| sealed(Record::Ballot(vote(card, sequence, "haie")))),
        ], 0..8)
    ) {
        let text = lines.join("\n");
        let inbox = read(&[&text]);
        let expected = text.lines().filter(|line| !line.trim().is_empty()).count();
        prop_assert_eq!(inbox.ballots.len() + inbox.repeated + inbox.rejected.len(), expected);
    }
}
