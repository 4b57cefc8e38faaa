//! The share code: a scenario as text that fits into the fragment of a link.
//!
//! `1` (the version) and then base64url of: CRC-32 of the rest in little-endian, and the scenario in
//! postcard's form, deflated. An old version is decoded by its own step, which ends in today's form; each has
//! a fixture in the tests.

use super::{CommandError, Scenario, command};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use thiserror::Error;

/// Longest code that is looked at \[characters\].
pub(super) const CODE_MAX: usize = 32 * 1024;

/// Largest scenario that a code may unfold to \[bytes\].
const PLAIN_MAX: usize = 256 * 1024;

/// Why a code cannot be read.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum CodeError {
    /// It is longer than any code that we make.
    #[error("the link is too long to be one of ours")]
    TooLong,
    /// It was made by a newer version.
    #[error("the link was made by a newer version of the site: reload the page and try again")]
    Newer,
    /// A part is missing or changed.
    #[error("the link is incomplete or was changed on its way: ask for it again")]
    Damaged,
    /// It decodes to something that no scenario may hold.
    #[error("the link holds a scenario that cannot be: {0}")]
    Unsound(#[from] CommandError),
}

/// Writes a scenario as a code.
pub fn encode(scenario: &Scenario) -> Result<String, CodeError> {
    let plain = postcard::to_allocvec(scenario).map_err(|_| CodeError::Damaged)?;
    let packed = miniz_oxide::deflate::compress_to_vec(&plain, 9);
    let mut bytes = crc32(&packed).to_le_bytes().to_vec();
    bytes.extend(packed);
    Ok(format!("1{}", URL_SAFE_NO_PAD.encode(bytes)))
}

/// Reads a code, of this version or of any before it.
pub fn decode(code: &str) -> Result<Scenario, CodeError> {
    if code.len() > CODE_MAX {
        return Err(CodeError::TooLong);
    }
    let scenario = match code.split_at_checked(1) {
        Some(("1", body)) => decode_v1(body)?,
        Some((version, _)) if matches!(version.as_bytes(), [b'2'..=b'9']) => return Err(CodeError::Newer),
        _ => return Err(CodeError::Damaged),
    };
    command::check(&scenario)?;
    Ok(scenario)
}

fn decode_v1(body: &str) -> Result<Scenario, CodeError> {
    let bytes = URL_SAFE_NO_PAD.decode(body).map_err(|_| CodeError::Damaged)?;
    let (sum, packed) = bytes.split_at_checked(4).ok_or(CodeError::Damaged)?;
    if crc32(packed).to_le_bytes() != sum {
        return Err(CodeError::Damaged);
    }
    let plain = miniz_oxide::inflate::decompress_to_vec_with_limit(packed, PLAIN_MAX)
        .map_err(|_| CodeError::Damaged)?;
    match postcard::take_from_bytes(&plain) {
        Ok((scenario, [])) => Ok(scenario),
        _ => Err(CodeError::Damaged),
    }
}

/// CRC-32 of ISO 3309, bit by bit: a code is short.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 1 { (c >> 1) ^ 0xedb8_8320 } else { c >> 1 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crc_of_the_check_string() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }
}
