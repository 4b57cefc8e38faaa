//! Where the cases get their reference data from.

use thiserror::Error;

/// The folder of reference data, as the caller sees it: a directory, a set of files chosen in a page.
pub trait Reference {
    /// The bytes of the file at `path` (with `/` between folders, relative to the reference folder).
    fn read(&self, path: &str) -> Result<Vec<u8>, ReferenceError>;

    /// The file as UTF-8 text.
    fn text(&self, path: &str) -> Result<String, ReferenceError> {
        String::from_utf8(self.read(path)?).map_err(|e| ReferenceError::unreadable(path, e))
    }

    /// A gzip-compressed file as UTF-8 text.
    fn gunzipped_text(&self, path: &str) -> Result<String, ReferenceError> {
        let bytes = self.read(path)?;
        // RFC 1952: 10 bytes of header, optional fields announced by the flags, 8 bytes of trailer.
        let bad = || ReferenceError::unreadable(path, "not a gzip file");
        let flags = *bytes.get(3).filter(|_| bytes.starts_with(&[0x1f, 0x8b, 8])).ok_or_else(bad)?;
        let mut at = 10;
        if flags & 4 != 0 {
            let (lo, hi) = (bytes.get(at).ok_or_else(bad)?, bytes.get(at + 1).ok_or_else(bad)?);
            at += 2 + usize::from(u16::from_le_bytes([*lo, *hi]));
        }
        for flag in [8, 16] {
            if flags & flag != 0 {
                let rest = bytes.get(at..).ok_or_else(bad)?;
                at += 1 + rest.iter().position(|b| *b == 0).ok_or_else(bad)?;
            }
        }
        if flags & 2 != 0 {
            at += 2;
        }
        let body = bytes.get(at..).ok_or_else(bad)?;
        let plain = miniz_oxide::inflate::decompress_to_vec_with_limit(body, 64 << 20)
            .map_err(|e| ReferenceError::unreadable(path, e))?;
        String::from_utf8(plain).map_err(|e| ReferenceError::unreadable(path, e))
    }
}

/// Why a case could not be run.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ReferenceError {
    /// The file is not there.
    #[error("{path}: not found in the reference folder")]
    Missing {
        /// The path that was asked for.
        path: String,
    },
    /// The file is there but does not read as what it should be.
    #[error("{path}: {why}")]
    Unreadable {
        /// The path that was asked for.
        path: String,
        /// What is wrong with it.
        why: String,
    },
    /// The model refused the reference inputs.
    #[error("{0}")]
    Model(#[from] parvis_core::models::ModelError),
}

impl ReferenceError {
    /// The file at `path` does not read as what it should be.
    pub fn unreadable(path: &str, why: impl ToString) -> Self {
        Self::Unreadable { path: path.to_owned(), why: why.to_string() }
    }
}
