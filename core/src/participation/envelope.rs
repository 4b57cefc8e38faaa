//! A sealed record as a line of text: what is around the seal, and what is under it.
//!
//! Sealing itself needs randomness and stands in a crate of its own; here are the forms, the padding that
//! hides how long a record is, and the receipt by which its author can find it again.

use super::ballot::Ballot;
use super::form::{self, RecordError, is_hex, is_word};
use super::proposal::Proposal;
use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::{self, Display};

/// The version of the envelope that this code writes.
pub const ENVELOPE_VERSION: u16 = 1;

/// Sizes that what is under a seal may have \[bytes\]: 1, 2, 4 … 256 KiB.
pub const BUCKET_MIN: usize = 1024;
/// See [`BUCKET_MIN`].
pub const BUCKET_MAX: usize = 256 * 1024;
/// Longest line \[bytes\]: the largest bucket, sealed, in base64, with what stands around it.
pub const LINE_MAX: usize = 352 * 1024;

/// A sealed record: one line of NDJSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// See [`ENVELOPE_VERSION`].
    pub version: u16,
    /// Id of the consultation; it also stands under the seal, where nobody can change it.
    pub consultation: String,
    /// [`key_id`] of the recipient that it is sealed to.
    pub key: String,
    /// An age file in base64.
    pub sealed: String,
}

/// What is under the seal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// Id of the consultation.
    pub consultation: String,
    /// What was sent.
    pub record: Record,
}

/// What can be sealed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    /// A proposal.
    Proposal(Proposal),
    /// A ballot.
    Ballot(Ballot),
}

/// SHA-256 of an envelope's line: what its author keeps, to see that it has arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Receipt(pub [u8; 32]);

impl Envelope {
    /// An envelope around an age file.
    pub fn new(consultation: &str, recipient: &str, age_file: &[u8]) -> Self {
        Self {
            version: ENVELOPE_VERSION,
            consultation: consultation.to_owned(),
            key: key_id(recipient),
            sealed: STANDARD.encode(age_file),
        }
    }

    /// Reads a line. There is one way to write an envelope, and a line that is written otherwise is refused:
    /// the same seal cannot come twice under two receipts.
    ///
    /// # Errors
    /// It is too long, cut short, not of this form, or names the field that breaks a rule.
    pub fn parse(line: &str) -> Result<Self, RecordError> {
        let line = line.trim_end_matches(['\r', '\n']);
        let envelope: Self = form::read(line, LINE_MAX)?;
        envelope.check()?;
        match envelope.line() == line {
            true => Ok(envelope),
            false => Err(RecordError::Form("the line is not written in the usual way".to_owned())),
        }
    }

    /// Holds every field against its rule; whether the seal holds, only the key can tell.
    ///
    /// # Errors
    /// Names the first field that breaks its rule.
    pub fn check(&self) -> Result<(), RecordError> {
        form::hold_version(self.version, ENVELOPE_VERSION)?;
        form::hold(&[
            ("consultation", is_word(&self.consultation, 64)),
            ("key", is_hex(&self.key, 8)),
            ("sealed", self.sealed.len() <= LINE_MAX && self.age_file().is_ok()),
        ])
    }

    /// The age file: what `age --decrypt` opens.
    ///
    /// # Errors
    /// It is not base64.
    pub fn age_file(&self) -> Result<Vec<u8>, RecordError> {
        STANDARD.decode(&self.sealed).map_err(|_| RecordError::Field("sealed".into()))
    }

    /// The line, without its end.
    pub fn line(&self) -> String {
        let Self { version, consultation, key, sealed } = self;
        // No field that `check` lets through holds anything that JSON would escape.
        format!(
            r#"{{"version":{version},"consultation":"{consultation}","key":"{key}","sealed":"{sealed}"}}"#
        )
    }

    /// Its receipt.
    pub fn receipt(&self) -> Receipt {
        Receipt(Sha256::digest(self.line()).into())
    }
}

impl Letter {
    /// The letter as JSON, filled up with spaces to the next bucket: what lies there says only roughly how
    /// long it is.
    ///
    /// # Errors
    /// The record breaks a rule, or is longer than the largest bucket.
    pub fn pad(&self) -> Result<Vec<u8>, RecordError> {
        self.check()?;
        let mut bytes = serde_json::to_vec(self).map_err(|e| RecordError::Form(e.to_string()))?;
        let bucket = bytes.len().next_power_of_two().max(BUCKET_MIN);
        if bucket > BUCKET_MAX {
            return Err(RecordError::TooLong(BUCKET_MAX));
        }
        bytes.resize(bucket, b' ');
        Ok(bytes)
    }

    /// Reads what was under a seal, with or without its padding.
    ///
    /// # Errors
    /// It is too long, not of this form, or names the field that breaks a rule.
    pub fn parse(bytes: &[u8]) -> Result<Self, RecordError> {
        let text = std::str::from_utf8(bytes).map_err(|e| RecordError::Form(e.to_string()))?;
        let letter: Self = form::read(text, BUCKET_MAX)?;
        letter.check()?;
        Ok(letter)
    }

    fn check(&self) -> Result<(), RecordError> {
        form::hold(&[("consultation", is_word(&self.consultation, 64))])?;
        match &self.record {
            Record::Proposal(proposal) => proposal.check(),
            Record::Ballot(ballot) => {
                form::hold(&[("ballot.consultation", ballot.consultation == self.consultation)])?;
                ballot.check()
            }
        }
    }
}

impl Receipt {
    /// Its first four groups (64 bits), for a slip of paper: no two lines of a commune share them.
    pub fn short(&self) -> String {
        self.to_string().split(' ').take(4).collect::<Vec<_>>().join(" ")
    }
}

impl Display for Receipt {
    /// 64 hexadecimal digits in groups of four, as they are read out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, rest @ ..] = &self.0;
        write!(f, "{first:02x}")?;
        for (at, byte) in (1..).zip(rest) {
            let gap = if at % 2 == 0 { " " } else { "" };
            write!(f, "{gap}{byte:02x}")?;
        }
        Ok(())
    }
}

/// Envelopes as a file, each once, in the order of their receipts: in which order people came, or whose ballot
/// lay beside whose proposal, it does not say.
pub fn bundle(envelopes: impl IntoIterator<Item = Envelope>) -> String {
    let sorted: BTreeMap<_, _> = envelopes.into_iter().map(|e| (e.receipt(), e.line())).collect();
    sorted.into_values().map(|line| line + "\n").collect()
}

/// Names an age recipient in an envelope: the first 8 bytes of its SHA-256, in hexadecimal.
pub fn key_id(recipient: &str) -> String {
    let digest = Sha256::digest(recipient);
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
