//! The cards and the key of the invented commune. Everybody knows them, so that everybody can try a vote, from the
//! card to the published decision; no commune that exists may use them.

use crate::card::{CARD_BYTES, Card};
use crate::error::KeyError;
use crate::key::Key;

/// How many cards there are.
pub const CARDS: u8 = 40;

/// A card by its number, from 0.
pub fn card(number: u8) -> Card {
    Card::new([number; CARD_BYTES])
}

/// The key that opens.
///
/// # Errors
/// None: the bytes are fixed.
pub fn key() -> Result<Key, KeyError> {
    Key::new([7; 32])
}
