//! Reading what the desk gathered, and writing without ever taking anything away.

use parvis_core::participation::Consultation;
use parvis_sealing::Key;
use std::error::Error;
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::Path;

/// Largest file that is read \[bytes\]: a hundred thousand short records.
const FILE_MAX: u64 = 256 * 1024 * 1024;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The text of a file. What is no UTF-8 is replaced, so that one bad line does not take the others with it.
pub(super) fn read(path: &Path) -> Result<String> {
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| named(&error))?;
    file.take(FILE_MAX + 1).read_to_end(&mut bytes).map_err(|error| named(&error))?;
    if bytes.len() as u64 > FILE_MAX {
        return Err(named(&"is larger than 256 MB").into());
    }
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// A consultation and its file's name in every error.
pub(super) fn consultation(path: &Path) -> Result<Consultation> {
    Consultation::parse(&read(path)?).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// The private key of a file.
pub(super) fn key(path: &Path) -> Result<Key> {
    Key::parse(&read(path)?).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// Writes a file that is not there yet.
pub(super) fn create(path: &Path, text: &str) -> Result<()> {
    write_new(path, text, 0o644)
}

/// Writes a file that is not there yet, and that its owner alone can read.
pub(super) fn create_private(path: &Path, text: &str) -> Result<()> {
    write_new(path, text, 0o600)
}

/// Makes a folder unless it is there.
pub(super) fn folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn write_new(path: &Path, text: &str, mode: u32) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    let written = options.open(path).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    written.map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            format!("{} is there already, and is not written over: choose another folder", path.display())
                .into()
        }
        _ => format!("{}: {error}", path.display()).into(),
    })
}
