//! Why something could not be sealed or opened, in words that say what to do.

use parvis_core::participation::RecordError;
use thiserror::Error;

/// Why a text is no key.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KeyError {
    /// There is none in it.
    #[error("there is no line that begins with AGE-SECRET-KEY-1")]
    Missing,
    /// A letter is wrong: the checksum does not hold.
    #[error("the key is mistyped or cut short: compare it with the paper, group by group")]
    Mistyped,
    /// Not an X25519 recipient.
    #[error("{0:?} is no age recipient: it begins with age1 and has 62 letters")]
    Recipient(String),
}

/// Why a record could not be sealed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SealError {
    /// The record breaks a rule.
    #[error("the record {0}")]
    Record(#[from] RecordError),
    /// The library refused; the machine has no randomness, say.
    #[error("sealing failed: {0}")]
    Failed(String),
}

/// Why an envelope could not be opened.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OpenError {
    /// The line is no envelope: too long, cut short, or a field breaks its rule.
    #[error("the line {0}")]
    Envelope(RecordError),
    /// It belongs to another consultation.
    #[error("the envelope belongs to the consultation {0:?}")]
    OtherConsultation(String),
    /// It is sealed to another key.
    #[error("the envelope is sealed to another key ({0})")]
    OtherKey(String),
    /// The seal does not hold: it was changed, cut short, or never was one.
    #[error("the seal is broken: the envelope was changed or damaged ({0})")]
    Broken(String),
    /// What is under the seal breaks a rule.
    #[error("what is under the seal {0}")]
    Letter(RecordError),
    /// The envelope says one consultation, and what is under the seal another.
    #[error("the envelope was moved here from the consultation {0:?}")]
    Moved(String),
}
