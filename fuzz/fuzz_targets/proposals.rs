//! Imported lines and searched texts.
#![no_main]

use parvis_core::participation::{export, import, scan::scan};
use std::collections::BTreeSet;

libfuzzer_sys::fuzz_target!(|text: &str| {
    for finding in scan(text) {
        assert_eq!(&text[finding.start..finding.end], finding.text);
    }
    let read = import(text, &BTreeSet::new());
    let again = import(&export(&read.new).unwrap(), &BTreeSet::new());
    assert_eq!(again.new.len(), read.new.len());
});
