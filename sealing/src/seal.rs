//! A record into an envelope, and out of it.
//!
//! The seal is an age file (age-encryption.org/v1, C2SP) to one X25519 recipient, so that `age --decrypt` and
//! `rage --decrypt` open it without us. Passwords, SSH keys, plugins and ASCII armour are not used.

use crate::error::{OpenError, SealError};
use crate::key::{Key, Recipient};
use age::{DecryptError, Decryptor, Encryptor};
use parvis_core::participation::{BUCKET_MAX, Envelope, Letter, Receipt, Record, RecordError};
use std::io::{Read, Write};
use std::iter;

/// What was under a seal.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// What was sent.
    pub record: Record,
    /// The receipt that its author has.
    pub receipt: Receipt,
}

/// Seals a record of a consultation. The line to keep is [`Envelope::line`], the receipt
/// [`Envelope::receipt`]; sealing the same record twice gives two different ones.
///
/// # Errors
/// The record breaks a rule, a ballot belongs to another consultation, or there is no randomness.
pub fn seal(record: Record, consultation: &str, recipient: &Recipient) -> Result<Envelope, SealError> {
    let letter = Letter { consultation: consultation.to_owned(), record };
    let file = encrypt(&letter.pad()?, recipient).map_err(SealError::Failed)?;
    Ok(Envelope::new(consultation, &recipient.to_string(), &file))
}

/// Opens a line of a consultation.
///
/// # Errors
/// Says what is wrong with the line: too long, cut short, of another consultation or key, changed, or holding
/// what is no record.
pub fn open(line: &str, consultation: &str, key: &Key) -> Result<Opened, OpenError> {
    let envelope = Envelope::parse(line).map_err(OpenError::Envelope)?;
    open_envelope(&envelope, consultation, key)
}

/// The same for an envelope that was read.
pub(crate) fn open_envelope(envelope: &Envelope, consultation: &str, key: &Key) -> Result<Opened, OpenError> {
    if envelope.consultation != consultation {
        return Err(OpenError::OtherConsultation(envelope.consultation.clone()));
    }
    if envelope.key != key.recipient().id() {
        return Err(OpenError::OtherKey(envelope.key.clone()));
    }
    let file = envelope.age_file().map_err(OpenError::Envelope)?;
    let letter = Letter::parse(&decrypt(&file, key)?).map_err(OpenError::Letter)?;
    if letter.consultation != consultation {
        return Err(OpenError::Moved(letter.consultation));
    }
    Ok(Opened { record: letter.record, receipt: envelope.receipt() })
}

fn encrypt(plain: &[u8], recipient: &Recipient) -> Result<Vec<u8>, String> {
    let encryptor = Encryptor::with_recipients(iter::once(&recipient.0 as &dyn age::Recipient));
    let encryptor = encryptor.map_err(|error| format!("{error:?}"))?;
    let mut file = Vec::with_capacity(plain.len() + 256);
    let written = encryptor.wrap_output(&mut file).and_then(|mut output| {
        output.write_all(plain)?;
        output.finish().map(drop)
    });
    written.map(|()| file).map_err(|error| error.to_string())
}

/// Takes an age file apart, at most as much as a letter may hold.
fn decrypt(file: &[u8], key: &Key) -> Result<Vec<u8>, OpenError> {
    // Named by kind: the library's own sentences come in one language.
    let broken = |error: DecryptError| {
        OpenError::Broken(match error {
            DecryptError::NoMatchingKeys => "no part of it is for this key".to_owned(),
            other => format!("{other:?}"),
        })
    };
    let reader = unlock(file, std::slice::from_ref(key)).map_err(broken)?;
    let mut plain = Vec::new();
    let read = reader.take(BUCKET_MAX as u64 + 1).read_to_end(&mut plain);
    read.map_err(|error| OpenError::Broken(error.to_string()))?;
    match plain.len() > BUCKET_MAX {
        true => Err(OpenError::Letter(RecordError::TooLong(BUCKET_MAX))),
        false => Ok(plain),
    }
}

/// Reads the head of an age file; what it holds comes out of the reader as far as the seal holds.
fn unlock<'a>(file: &'a [u8], keys: &[Key]) -> Result<impl Read + use<'a>, DecryptError> {
    if !stanzas_end(file) {
        return Err(DecryptError::InvalidHeader);
    }
    Decryptor::new_buffered(file)?.decrypt(keys.iter().map(|key| &key.0 as &dyn age::Identity))
}

/// False where a recipient's lines lack the short last one: the format asks for it, and the library lets files
/// of its first years pass without.
fn stanzas_end(file: &[u8]) -> bool {
    let mut unended = false;
    for line in file.split(|byte| *byte == b'\n').skip(1) {
        match line {
            [b'-', b'-', b'-', ..] => return !unended,
            [b'-', b'>', ..] if unended => return false,
            [b'-', b'>', ..] => unended = true,
            line => unended &= line.len() == 64,
        }
    }
    // There is no end of the head: the library says so.
    true
}

#[cfg(test)]
pub(crate) mod tests;
#[cfg(test)]
mod vectors;
