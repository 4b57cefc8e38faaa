//! One card, one voice: a voter's card signs, and the list of public keys that was published before says
//! which cards there are. No list joins card and person: cards are drawn from a hat.
//!
//! A card is nine random bytes, printed as ten words (the last one is a check) and as a QR code. Its
//! Ed25519 key (RFC 8032) is made of them by hashing often, so that trying them out is out of reach:
//! 2^72 cards, 2^16 hashes each.

use crate::words;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use parvis_core::participation::{BALLOT_VERSION, Ballot, Choice};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use thiserror::Error;

/// Random bytes of a card.
pub const CARD_BYTES: usize = 9;
/// How often they are hashed.
const STRETCH: u32 = 1 << 16;
/// What the hashing begins with.
const DOMAIN: &[u8] = b"parvis card v1\0";

/// A voter's card.
#[derive(Clone)]
pub struct Card {
    secret: [u8; CARD_BYTES],
    key: SigningKey,
}

/// Why words are no card.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CardError {
    /// A word that no card has.
    #[error("the word {0:?} is on no card")]
    Word(String),
    /// Too few or too many.
    #[error("a card has ten words, and these are {0}")]
    Count(usize),
    /// The last word does not fit the others.
    #[error("one of the words is mistaken: the last one does not fit")]
    Check,
}

impl Card {
    /// A card of random bytes that the caller drew.
    pub fn new(random: [u8; CARD_BYTES]) -> Self {
        let first = Sha256::new_with_prefix(DOMAIN).chain_update(random).finalize();
        let seed = (0..STRETCH).fold(first, |digest, _| Sha256::digest(digest));
        Self { secret: random, key: SigningKey::from_bytes(&seed.into()) }
    }

    /// Reads a card's words, as they are printed or typed, or as its QR code gives them.
    ///
    /// # Errors
    /// Says which word is on no card, or that they do not fit together.
    pub fn parse(text: &str) -> Result<Self, CardError> {
        let bytes = words::decode(text).map_err(CardError::Word)?;
        let (last, secret) = bytes.split_last().ok_or(CardError::Count(0))?;
        let random = <[u8; CARD_BYTES]>::try_from(secret).map_err(|_| CardError::Count(bytes.len()))?;
        if *last == check(&random) { Ok(Self::new(random)) } else { Err(CardError::Check) }
    }

    /// Its words.
    pub fn words(&self) -> Vec<&'static str> {
        let last = check(&self.secret);
        let bytes: Vec<u8> = self.secret.iter().copied().chain([last]).collect();
        words::encode(&bytes)
    }

    /// Its public key, 64 hexadecimal digits: what the commune publishes.
    pub fn public(&self) -> String {
        hex(self.key.verifying_key().as_bytes())
    }

    /// A ballot of a consultation, signed. `sequence` is one more than that of the card's last ballot.
    pub fn sign(&self, consultation: &str, sequence: u32, choice: Choice) -> Ballot {
        let mut ballot = Ballot {
            version: BALLOT_VERSION,
            consultation: consultation.to_owned(),
            card: self.public(),
            sequence,
            choice,
            signature: String::new(),
        };
        ballot.signature = hex(&self.key.sign(&ballot.signed()).to_bytes());
        ballot
    }
}

/// True when the signature of a ballot is its card's. Strict (RFC 8032, small-order keys refused): there is
/// no second signature that only the voter's tablet did not make.
pub fn is_signed(ballot: &Ballot) -> bool {
    let key = unhex(&ballot.card).and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok());
    let signature = unhex(&ballot.signature).map(|bytes| Signature::from_bytes(&bytes));
    let both = key.zip(signature);
    both.is_some_and(|(key, signature)| key.verify_strict(&ballot.signed(), &signature).is_ok())
}

fn check(random: &[u8; CARD_BYTES]) -> u8 {
    let digest = Sha256::new_with_prefix(b"parvis card check v1\0").chain_update(random).finalize();
    digest.first().copied().unwrap_or_default()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let digit = |at: usize| char::from(*pair.get(at)?).to_digit(16);
        *byte = u8::try_from(digit(0)? * 16 + digit(1)?).ok()?;
    }
    Some(bytes)
}

/// What makes a card is never shown by accident.
impl std::fmt::Debug for Card {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Card({})", self.public())
    }
}

#[cfg(test)]
mod tests;
