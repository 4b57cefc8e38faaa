//! The cards and the key of the invented commune. Everybody knows them, so that everybody can try a vote, from the
//! card to the published decision; no commune that exists may use them.

use crate::card::{CARD_BYTES, Card};
use crate::error::KeyError;
use crate::key::Key;

/// How many cards there are.
pub const CARDS: u8 = 40;

/// A card by its number, from 0.
pub fn card(number: u8) -> Card {
    // Nine words that differ from each other, so that a card looks as cards do.
    Card::new(std::array::from_fn::<u8, CARD_BYTES, _>(|at| {
        number.wrapping_mul(7).wrapping_add((at as u8).wrapping_mul(83))
    }))
}

/// The key that opens.
///
/// # Errors
/// None: the bytes are fixed.
pub fn key() -> Result<Key, KeyError> {
    Key::new([7; 32])
}
