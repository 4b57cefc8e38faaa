//! Sealed records and signed cards, around the forms of [`parvis_core::participation`].
//!
//! | part | what it does |
//! |---|---|
//! | [`Key`], [`Recipient`] | the commune's key pair, its paper backup and its fingerprint in words |
//! | [`seal`], [`open`] | a record into an envelope and out of it, with age (X25519 alone) |
//! | [`Inbox`] | files from several tablets and desks, put together: nothing twice, nothing lost |
//! | [`Card`], [`is_signed`] | a voter's card, and what it signs, with Ed25519 |
//! | [`words`] | bytes as words that are the same in French and in English |
//!
//! Keys and cards are made of bytes that the caller drew. Sealing draws its own, as age does: from the
//! operating system, in a page from `crypto.getRandomValues`. There is no clock, file or network here.

mod card;
pub mod demo;
mod error;
mod inbox;
mod key;
mod seal;
pub mod words;

pub use card::{CARD_BYTES, Card, CardError, is_signed};
pub use error::{KeyError, OpenError, SealError};
pub use inbox::{Inbox, Rejected};
pub use key::{Key, Recipient};
pub use seal::{Opened, open, seal};
