//! What is written reads back; what is broken is refused.

mod hostile;
mod round_trip;
mod village;

use parvis_core::territory::decode::{MANIFEST_FILE, checksum};
use parvis_core::territory::{LayerKind, Manifest};
use std::collections::BTreeMap;

pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// Replaces a layer's file and mends its size and checksum, as a clever attacker would.
fn forge(files: &mut Files, kind: LayerKind, bytes: Vec<u8>) {
    let mut manifest: Manifest = serde_json::from_slice(&files[MANIFEST_FILE]).unwrap();
    let entry = manifest.layers.iter_mut().find(|entry| entry.kind == kind).unwrap();
    entry.bytes = bytes.len() as u64;
    entry.sha256 = checksum(&bytes);
    files.insert(kind.file_name().to_owned(), bytes);
    files.insert(MANIFEST_FILE.to_owned(), serde_json::to_vec(&manifest).unwrap());
}
