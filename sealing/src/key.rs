//! The commune's key pair: made once, kept on paper, known by its words.

use crate::{error::KeyError, words};
use age::secrecy::ExposeSecret;
use age::x25519;
use bech32::{Bech32, Hrp};
use parvis_core::participation::key_id;
use sha2::{Digest, Sha256};
use std::str::FromStr;

/// What a line with a private key begins with.
const SECRET_PREFIX: &str = "AGE-SECRET-KEY-1";
/// How often the fingerprint is hashed: six words are 48 bits, and finding a key with the same ones takes
/// 2^64 hashes.
const STRETCH: u32 = 1 << 16;
/// Words of a fingerprint.
const WORDS: usize = 6;
/// Letters of a group on paper.
const GROUP: usize = 5;

/// The private half, which opens: an age X25519 identity.
#[derive(Clone)]
pub struct Key(pub(crate) x25519::Identity);

/// The public half, which seals: an age X25519 recipient.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient(pub(crate) x25519::Recipient);

impl Key {
    /// A key of 32 random bytes that the caller drew; the same bytes make the same key.
    pub fn new(random: [u8; 32]) -> Result<Self, KeyError> {
        let prefix = Hrp::parse("AGE-SECRET-KEY-").map_err(|_| KeyError::Missing)?;
        let text = bech32::encode_upper::<Bech32>(prefix, &random).map_err(|_| KeyError::Missing)?;
        Self::parse(&text)
    }

    /// Reads a key: the file that `age-keygen` or `parvis` wrote, or the letters of the paper backup, in
    /// groups or not, in capitals or not.
    ///
    /// # Errors
    /// There is no key in it, or its checksum does not hold.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let lines = text.lines().map(str::trim).filter(|line| !line.starts_with('#'));
        let letters: String = lines.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect();
        let letters = letters.to_ascii_uppercase();
        if !letters.starts_with(SECRET_PREFIX) {
            return Err(KeyError::Missing);
        }
        x25519::Identity::from_str(&letters).map(Self).map_err(|_| KeyError::Mistyped)
    }

    /// The private key as text, `AGE-SECRET-KEY-1…`: whoever reads it can open every record.
    pub fn secret(&self) -> String {
        self.0.to_string().expose_secret().to_owned()
    }

    /// The private key in groups of five letters, for paper; [`Key::parse`] reads them again.
    pub fn paper(&self) -> Vec<String> {
        let secret = self.secret();
        let letters: Vec<char> = secret.chars().collect();
        letters.chunks(GROUP).map(|group| group.iter().collect()).collect()
    }

    /// The public half.
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }
}

impl Recipient {
    /// Reads `age1…`.
    ///
    /// # Errors
    /// It is not an X25519 recipient, or its checksum does not hold.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let refused = || KeyError::Recipient(text.chars().take(70).collect());
        x25519::Recipient::from_str(text.trim()).map(Self).map_err(|_| refused())
    }

    /// What names it in an envelope.
    pub fn id(&self) -> String {
        key_id(&self.to_string())
    }

    /// Its fingerprint in six words: what the clerk reads out and everybody can compare.
    pub fn words(&self) -> [&'static str; WORDS] {
        let first = Sha256::digest(format!("parvis key words v1 {self}"));
        let digest = (0..STRETCH).fold(first, |digest, _| Sha256::digest(digest));
        let words = words::encode(digest.get(..WORDS).unwrap_or_default());
        std::array::from_fn(|at| words.get(at).copied().unwrap_or_default())
    }
}

impl std::fmt::Display for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// The private half is never shown by accident.
impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Key(of {})", self.recipient())
    }
}

impl std::fmt::Debug for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Recipient({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_key_file_of_age_keygen_is_read() {
        // The example of the age specification's test vectors (C2SP/CCTV, `x25519`).
        let file = "# created: 2027-01-31T10:00:00+01:00\n# public key: age1\n\
                    AGE-SECRET-KEY-1XMWWC06LY3EE5RYTXM9MFLAZ2U56JJJ36S0MYPDRWSVLUL66MV4QX3S7F6\n";
        assert!(Key::parse(file).is_ok());
        assert_eq!(Key::parse("").unwrap_err(), KeyError::Missing);
        assert_eq!(Key::parse("# AGE-SECRET-KEY-1").unwrap_err(), KeyError::Missing);
        let mistyped = file.replace("QX3S7F6", "QX3S7F7");
        assert_eq!(Key::parse(&mistyped).unwrap_err(), KeyError::Mistyped);
    }

    #[test]
    fn a_recipient_is_read_strictly() {
        let recipient = Key::new([7; 32]).unwrap().recipient();
        let text = recipient.to_string();
        assert_eq!(Recipient::parse(&format!(" {text}\n")), Ok(recipient));
        for bad in ["", "age1", &text[..61], &text.replacen('q', "p", 1), "ssh-ed25519 AAAA"] {
            assert!(matches!(Recipient::parse(bad), Err(KeyError::Recipient(_))), "{bad}");
        }
    }

    #[test]
    fn the_private_half_is_not_shown_by_accident() {
        let key = Key::new([7; 32]).unwrap();
        assert!(!format!("{key:?}").to_uppercase().contains("SECRET"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn the_paper_gives_the_key_back(random: [u8; 32]) {
            let key = Key::new(random).unwrap();
            let paper = key.paper();
            prop_assert!(paper.iter().all(|group| group.len() <= GROUP));
            let typed = paper.join(" ").to_lowercase();
            prop_assert_eq!(Key::parse(&typed).unwrap().secret(), key.secret());
            prop_assert_eq!(Key::parse(&paper.join("\n")).unwrap().recipient(), key.recipient());
        }

        #[test]
        fn keys_that_differ_have_other_words(a: [u8; 32], b: [u8; 32]) {
            prop_assume!(a != b);
            let words = |random| Key::new(random).unwrap().recipient().words();
            prop_assert_ne!(words(a), words(b));
            prop_assert_eq!(words(a), words(a));
        }
    }
}
