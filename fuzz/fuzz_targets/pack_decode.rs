//! A sound pack with one file replaced by the fuzzer's bytes. Its size and checksum are mended, so that the
//! bytes are read at all: decoding may refuse them, but must not panic, hang or fill the memory.
#![no_main]

use parvis_core::territory::decode::{MANIFEST_FILE, checksum, inspect};
use parvis_core::territory::{LayerKind, Manifest};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The bundled territory.
static SOUND: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../public/territories/valsource");
    let files = std::fs::read_dir(folder).expect("the bundled territory is there").flatten();
    files.map(|f| (f.file_name().into_string().unwrap(), std::fs::read(f.path()).unwrap())).collect()
});

static MANIFEST: LazyLock<Manifest> =
    LazyLock::new(|| serde_json::from_slice(&SOUND[MANIFEST_FILE]).expect("the sound manifest is sound"));

libfuzzer_sys::fuzz_target!(|data: (u8, Vec<u8>)| {
    let (number, bytes) = data;
    let mut files = BTreeMap::new();
    match LayerKind::ALL.get(usize::from(number) % (LayerKind::ALL.len() + 1)) {
        None => {
            files.insert(MANIFEST_FILE.to_owned(), bytes);
        }
        Some(kind) => {
            // The one layer alone: the others are sound, and would only slow the search down.
            let mut manifest = MANIFEST.clone();
            manifest.layers.retain(|entry| entry.kind == *kind);
            for entry in &mut manifest.layers {
                entry.bytes = bytes.len() as u64;
                entry.sha256 = checksum(&bytes);
            }
            files.insert(kind.file_name().to_owned(), bytes);
            files.insert(MANIFEST_FILE.to_owned(), serde_json::to_vec(&manifest).expect("it is plain data"));
        }
    }
    let _ = inspect(&files);
});
