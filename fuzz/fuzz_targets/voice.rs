//! Consultations, ballots, envelopes and what is under their seals: what is read keeps every rule, and reads
//! again as it is written.
#![no_main]

use parvis_core::participation::{Ballot, Consultation, Envelope, Letter};

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(consultation) = Consultation::parse(text) {
        let json = serde_json::to_string(&consultation).unwrap();
        assert_eq!(Consultation::parse(&json).as_ref(), Ok(&consultation));
    }
    if let Ok(ballot) = Ballot::parse(text) {
        let json = serde_json::to_string(&ballot).unwrap();
        assert_eq!(Ballot::parse(&json).as_ref(), Ok(&ballot));
        assert!(!ballot.signed().is_empty());
    }
    if let Ok(envelope) = Envelope::parse(text) {
        assert_eq!(envelope.line(), text.trim_end_matches(['\r', '\n']));
    }
    if let Ok(letter) = Letter::parse(text.as_bytes()) {
        assert_eq!(Letter::parse(&letter.pad().unwrap()).as_ref(), Ok(&letter));
    }
});
