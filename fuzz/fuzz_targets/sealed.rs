//! Age files, cards and keys from hostile hands: refused in words, and nothing comes out of a seal that was
//! not put there.
#![no_main]

use parvis_core::participation::Envelope;
use parvis_sealing::{Card, Inbox, Key, Recipient, open};
use std::sync::LazyLock;

static KEY: LazyLock<Key> = LazyLock::new(|| Key::new([7; 32]).unwrap());

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let recipient = KEY.recipient().to_string();
    let headed = [b"age-encryption.org/v1\n".as_slice(), bytes].concat();
    for file in [bytes, &headed] {
        assert!(open(&Envelope::new("budget", &recipient, file).line(), "budget", &KEY).is_err());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = Key::parse(text);
        let _ = Recipient::parse(text);
        let _ = Card::parse(text);
        let mut inbox = Inbox::default();
        inbox.read(text, "budget", &KEY);
        let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
        assert_eq!(inbox.rejected.len() + inbox.repeated, lines, "nothing opens without the key");
    }
});
