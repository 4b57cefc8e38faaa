//! What gets under a seal, and that nothing else comes out of it.

use super::*;
use crate::Card;
use parvis_core::participation::{Ballot, Choice, Draft, LINE_MAX, Proposal, RecordError, anonymise};
use proptest::prelude::*;

pub(crate) const BUDGET: &str = "budget-2027";

pub(crate) fn key() -> Key {
    Key::new([7; 32]).unwrap()
}

pub(crate) fn proposal(id: u8, day: &str) -> Proposal {
    let draft = Draft {
        pack: "valsource".into(),
        title: "Une haie devant l’école".into(),
        theme: "nature".into(),
        language: "fr".into(),
        day: day.into(),
        ..Draft::default()
    };
    anonymise(&draft, None, [id; 16]).unwrap().proposal
}

pub(crate) fn vote(card: u8, sequence: u32, project: &str) -> Ballot {
    let choice = Choice::Approval { projects: vec![project.into()] };
    Card::new([card; 9]).sign(BUDGET, sequence, choice)
}

pub(crate) fn sealed(record: Record) -> String {
    seal(record, BUDGET, &key().recipient()).unwrap().line()
}

/// What comes behind the head of a line's age file; the head varies by itself, age adds nonsense to it (grease).
fn payload(line: &str) -> Vec<u8> {
    let file = Envelope::parse(line).unwrap().age_file().unwrap();
    let mac = file.windows(5).position(|five| five == b"\n--- ").unwrap();
    let end = mac + 1 + file[mac + 1..].iter().position(|byte| *byte == b'\n').unwrap();
    file[end + 1..].to_vec()
}

/// An envelope of ours around any age file.
fn around(file: &[u8]) -> String {
    Envelope::new(BUDGET, &key().recipient().to_string(), file).line()
}

#[test]
fn a_record_comes_back_as_it_was_sent() {
    for record in [Record::Proposal(proposal(1, "2027-03-02")), Record::Ballot(vote(1, 1, "haie"))] {
        let envelope = seal(record.clone(), BUDGET, &key().recipient()).unwrap();
        let opened = open(&envelope.line(), BUDGET, &key());
        assert_eq!(opened, Ok(Opened { record, receipt: envelope.receipt() }));
    }
}

#[test]
fn nothing_of_a_record_can_be_read_without_the_key() {
    let lines = ["haie", "piste"].map(|project| sealed(Record::Ballot(vote(1, 1, project))));
    let [haie, piste] = lines.each_ref().map(|line| payload(line).len());
    assert_eq!(haie, piste, "its length does not say what was chosen");
    let again = sealed(Record::Ballot(vote(1, 1, "haie")));
    assert_ne!(lines[0], again, "nor is the same ballot known again");
    let file = Envelope::parse(&again).unwrap().age_file().unwrap();
    let card = Card::new([1; 9]).public();
    assert!(!String::from_utf8_lossy(&file).contains(&card[..8]));
    let other = Key::new([8; 32]).unwrap();
    assert_eq!(open(&again, BUDGET, &other), Err(OpenError::OtherKey(key().recipient().id())));
    // And not by changing what the line says about its key either.
    let posed = around(&file).replace(&key().recipient().id(), &other.recipient().id());
    assert_eq!(open(&posed, BUDGET, &other), Err(OpenError::Broken("no part of it is for this key".into())));
}

#[test]
fn an_envelope_of_another_consultation_is_refused_even_where_it_was_relabelled() {
    let line = sealed(Record::Proposal(proposal(1, "2027-03-02")));
    assert_eq!(open(&line, "budget-2028", &key()), Err(OpenError::OtherConsultation(BUDGET.into())));
    let moved = line.replace(BUDGET, "budget-2028");
    assert_eq!(open(&moved, "budget-2028", &key()), Err(OpenError::Moved(BUDGET.into())));
    let foreign = Record::Ballot(vote(1, 1, "haie"));
    assert!(matches!(seal(foreign, "budget-2028", &key().recipient()), Err(SealError::Record(_))));
}

#[test]
fn a_truncated_envelope_is_refused_wherever_it_was_cut() {
    let line = sealed(Record::Ballot(vote(1, 1, "haie")));
    for cut in (0..line.len()).step_by(97) {
        assert!(matches!(open(&line[..cut], BUDGET, &key()), Err(OpenError::Envelope(_))), "cut at {cut}");
    }
    // The same where somebody cuts the age file and writes a sound line around the rest.
    let file = Envelope::parse(&line).unwrap().age_file().unwrap();
    for cut in (0..file.len()).step_by(13) {
        assert!(
            matches!(open(&around(&file[..cut]), BUDGET, &key()), Err(OpenError::Broken(_))),
            "cut at {cut}"
        );
    }
}

#[test]
fn an_oversized_envelope_is_refused_unread() {
    let line = around(&vec![b'x'; LINE_MAX]);
    assert_eq!(open(&line, BUDGET, &key()), Err(OpenError::Envelope(RecordError::TooLong(LINE_MAX))));
    // A line that is short enough, over more than a record may hold.
    let most = BUCKET_MAX + 1;
    let file = encrypt(&vec![b' '; most], &key().recipient()).unwrap();
    assert_eq!(
        open(&around(&file), BUDGET, &key()),
        Err(OpenError::Letter(RecordError::TooLong(BUCKET_MAX)))
    );
}

#[test]
fn what_is_no_record_does_not_get_in_even_well_sealed() {
    for bad in ["", "null", "{\"consultation\":\"budget-2027\"}", "\u{0}"] {
        let file = encrypt(bad.as_bytes(), &key().recipient()).unwrap();
        assert!(matches!(open(&around(&file), BUDGET, &key()), Err(OpenError::Letter(_))), "{bad:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_seal_that_was_touched_anywhere_does_not_open(at: prop::sample::Index, flip in 1..=255u8) {
        let line = sealed(Record::Ballot(vote(1, 1, "haie")));
        let mut file = Envelope::parse(&line).unwrap().age_file().unwrap();
        let at = at.index(file.len());
        file[at] ^= flip;
        prop_assert!(matches!(open(&around(&file), BUDGET, &key()), Err(OpenError::Broken(_))));
    }

    #[test]
    fn hostile_bytes_are_refused_in_words(file in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(matches!(open(&around(&file), BUDGET, &key()), Err(OpenError::Broken(_))));
        let headed = [b"age-encryption.org/v1\n".as_slice(), &file].concat();
        prop_assert!(matches!(open(&around(&headed), BUDGET, &key()), Err(OpenError::Broken(_))));
    }
}
