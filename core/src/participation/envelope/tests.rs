//! What a line gives away, and what it does not.

use super::super::anonymise::{Draft, anonymise};
use super::super::ballot::Choice;
use super::super::ballot::tests::{CARD, ballot};
use super::*;
use proptest::prelude::*;

const RECIPIENT: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

fn proposal(text: &str) -> Proposal {
    let draft = Draft {
        pack: "valsource".into(),
        title: "Une haie".into(),
        text: text.into(),
        theme: "nature".into(),
        language: "fr".into(),
        day: "2027-03-02".into(),
        ..Draft::default()
    };
    anonymise(&draft, None, [7; 16]).unwrap().proposal
}

fn letter(record: Record) -> Letter {
    Letter { consultation: "budget-2027".into(), record }
}

fn vote() -> Ballot {
    ballot(CARD, 1, Choice::Approval { projects: vec!["haie".into()] })
}

#[test]
fn a_ballot_for_one_project_and_one_for_all_are_of_one_length() {
    let all = (0..20).map(|n| format!("p{n:02}")).collect();
    let long = ballot(CARD, 7, Choice::Approval { projects: all });
    let lengths = [vote(), long].map(|b| letter(Record::Ballot(b)).pad().unwrap().len());
    assert_eq!(lengths, [BUCKET_MIN; 2]);
}

#[test]
fn the_longest_proposal_fits_under_a_seal() {
    let mut longest = proposal("");
    let p = &mut longest.properties;
    // A control character takes six bytes in JSON, more than any other.
    (p.title, p.text) = ("\u{1}".repeat(119) + "x", "\u{1}".repeat(4000));
    p.scenario = "x".repeat(32 * 1024);
    let line = super::super::MeasureLine { id: "m".repeat(64), value: -f64::MIN_POSITIVE };
    p.measures = vec![line; 200];
    let json = serde_json::to_string(&longest).unwrap();
    assert_eq!(Proposal::parse(&json).as_ref(), Ok(&longest));
    assert!(letter(Record::Proposal(longest)).pad().unwrap().len() <= BUCKET_MAX);
}

#[test]
fn a_line_has_one_form() {
    let envelope = Envelope::new("budget-2027", RECIPIENT, b"age-encryption.org/v1 and so on");
    let line = envelope.line();
    assert_eq!(line, serde_json::to_string(&envelope).unwrap());
    assert_eq!(Envelope::parse(&format!("{line}\r\n")).unwrap().receipt(), envelope.receipt());
    let spaced = line.replacen(':', ": ", 1);
    assert!(
        matches!(Envelope::parse(&spaced), Err(RecordError::Form(_))),
        "the same seal under another receipt"
    );
    assert!(matches!(Envelope::parse(&line[..line.len() - 9]), Err(RecordError::Truncated(_))));
    assert_eq!(Envelope::parse(&"x".repeat(LINE_MAX + 1)), Err(RecordError::TooLong(LINE_MAX)));
}

#[test]
fn what_a_line_says_openly_is_held_against_rules() {
    let good = Envelope::new("budget-2027", RECIPIENT, b"sealed");
    let cases = [
        ("consultation", Envelope { consultation: "\",\"".into(), ..good.clone() }),
        ("key", Envelope { key: "0".into(), ..good.clone() }),
        ("sealed", Envelope { sealed: "no base64!".into(), ..good.clone() }),
        ("sealed", Envelope { sealed: "YQ=".into(), ..good.clone() }),
        ("version", Envelope { version: 0, ..good }),
    ];
    for (field, bad) in cases {
        assert_eq!(bad.check(), Err(RecordError::Field(field.into())));
    }
}

#[test]
fn a_ballot_in_the_letter_of_another_consultation_is_refused() {
    let moved = Letter { consultation: "budget-2028".into(), record: Record::Ballot(vote()) };
    assert_eq!(moved.pad(), Err(RecordError::Field("ballot.consultation".into())));
    let json = serde_json::to_vec(&moved).unwrap();
    assert_eq!(Letter::parse(&json), Err(RecordError::Field("ballot.consultation".into())));
}

#[test]
fn the_receipt_is_the_sha_256_of_the_line() {
    // printf '%s' LINE | sha256sum
    let envelope = Envelope::new("b", RECIPIENT, b"");
    assert_eq!(envelope.line(), r#"{"version":1,"consultation":"b","key":"cf7e568231315068","sealed":""}"#);
    assert_eq!(
        envelope.receipt().to_string(),
        "d1f3 c2dd bcf7 fa83 0925 4348 05ac e4e6 25be 169e 2816 1886 0862 b8a8 5548 4429"
    );
    assert_eq!(envelope.receipt().short(), "d1f3 c2dd bcf7 fa83");
}

#[test]
fn a_file_does_not_say_in_which_order_people_came() {
    let sent = [b"first", b"other", b"third"].map(|file| Envelope::new("budget-2027", RECIPIENT, file));
    let [first, second, third] = sent.clone();
    let file = bundle(sent);
    assert_eq!(file, bundle([third.clone(), first, second, third]));
    let receipts: Vec<_> = file.lines().map(|line| Envelope::parse(line).unwrap().receipt()).collect();
    assert!(receipts.len() == 3 && receipts.is_sorted());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn padding_comes_in_buckets_and_takes_nothing_away(text in ".{0,3000}") {
        let sent = letter(Record::Proposal(proposal(&text)));
        let padded = sent.pad().unwrap();
        prop_assert!(padded.len().is_power_of_two() && (BUCKET_MIN..=BUCKET_MAX).contains(&padded.len()));
        prop_assert_eq!(Letter::parse(&padded), Ok(sent));
    }

    #[test]
    fn hostile_lines_are_refused_or_of_the_one_form(line in ".{0,120}", bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(envelope) = Envelope::parse(&line) {
            prop_assert_eq!(envelope.line(), line);
        }
        prop_assert!(Letter::parse(&bytes).is_err());
        let envelope = Envelope::new("budget-2027", RECIPIENT, &bytes);
        prop_assert_eq!(Envelope::parse(&envelope.line()).unwrap().age_file(), Ok(bytes));
    }
}
