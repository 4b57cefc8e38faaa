//! The code of a shared link: whatever decodes also encodes and decodes to the same.
#![no_main]

use parvis_core::scenario::{decode, encode};

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(scenario) = decode(text) {
        assert_eq!(decode(&encode(&scenario).unwrap()).unwrap(), scenario);
    }
});
