//! Packs on disk: reading one from its folder, writing one into its folder.

use parvis_core::territory::decode::{MANIFEST_FILE, limits};
use parvis_core::territory::{Manifest, PackFiles, decode_manifest};
use parvis_prepare::pack::{INDEX_FILE, index};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The folder of one pack.
pub(crate) struct Folder(pub(crate) PathBuf);

impl PackFiles for Folder {
    fn read(&self, path: &str, at_most: u64) -> Option<Cow<'_, [u8]>> {
        let mut bytes = Vec::new();
        File::open(self.0.join(path)).ok()?.take(at_most.saturating_add(1)).read_to_end(&mut bytes).ok()?;
        Some(Cow::Owned(bytes))
    }
}

/// Writes the files of a pack, the manifest last, so that a pack that was cut short is told from a whole one.
pub(crate) fn write(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let _ = fs::remove_file(folder.join(MANIFEST_FILE));
    let (manifest, layers): (Vec<_>, Vec<_>) = files.iter().partition(|(name, _)| *name == MANIFEST_FILE);
    layers.into_iter().chain(manifest).try_for_each(|(name, bytes)| fs::write(folder.join(name), bytes))
}

/// Brings the list of packs beside a pack's folder up to date, where the folder stands among a site's packs:
/// in one that is called `territories`, or that holds a list already.
pub(crate) fn write_index(folder: &Path) -> io::Result<()> {
    let folder = folder.canonicalize()?;
    let Some(packs) = folder.parent() else { return Ok(()) };
    if !packs.ends_with("territories") && !packs.join(INDEX_FILE).is_file() {
        return Ok(());
    }
    let mut manifests: Vec<Manifest> = Vec::new();
    for entry in fs::read_dir(packs)? {
        let folder = Folder(entry?.path());
        let bytes = folder.read(MANIFEST_FILE, limits::MANIFEST_BYTES);
        manifests.extend(bytes.and_then(|bytes| decode_manifest(&bytes).ok()));
    }
    fs::write(packs.join(INDEX_FILE), index(&manifests)?)
}
