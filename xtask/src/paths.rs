//! Where things stand in the project.

use std::path::{Path, PathBuf};

/// The project's folder.
pub(crate) fn root() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own)
}

/// A path below the project's folder.
pub(crate) fn at(path: &str) -> PathBuf {
    root().join(path)
}

/// The finished site.
pub(crate) fn dist() -> PathBuf {
    at("dist")
}

/// What Cargo and Trunk leave for wasm32. Apart from the native target folder, so that the two
/// neither wait for each other nor, with Debian's compiler beside rustup's, rebuild each other's work.
pub(crate) fn wasm_target() -> PathBuf {
    at("target/wasm")
}

/// The programs that npm has installed for the project.
pub(crate) fn npm_bin() -> PathBuf {
    at("node_modules/.bin")
}

/// Every file below `folder`, in the order of their names.
pub(crate) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(_) => found.push(entry.path()),
                Err(_) => {}
            }
        }
    }
    found.sort();
    found
}
