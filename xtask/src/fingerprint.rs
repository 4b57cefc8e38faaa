//! Tells whether the inputs of a step have changed since it last ran.

use crate::paths;
use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::PathBuf,
};

/// A name for the content of files and of whole folders. A missing one counts as empty.
pub(crate) fn of(inputs: &[PathBuf]) -> String {
    let mut hasher = DefaultHasher::new();
    for input in inputs {
        let files = if input.is_dir() { paths::files_below(input) } else { vec![input.clone()] };
        for file in files {
            // Relative, so that a moved project is not a changed one.
            file.strip_prefix(paths::root()).unwrap_or(&file).hash(&mut hasher);
            fs::read(&file).unwrap_or_default().hash(&mut hasher);
        }
    }
    format!("{:016x}", hasher.finish())
}

/// A name for some bytes.
pub(crate) fn of_bytes(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
