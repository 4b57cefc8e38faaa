//! Fetching a pack's files, within its limits.

use crate::post;
use js_sys::Uint8Array;
use parvis_core::territory::decode::{MANIFEST_FILE, decode_manifest, limits};
use parvis_web::protocol::{Failure, Progress, Stage, Tell};
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, Response};

/// The files of a pack, by name.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Fetches the manifest and every layer that it names.
pub(crate) async fn pack(folder: &str) -> Result<Files, Failure> {
    let manifest = file(folder, MANIFEST_FILE, limits::MANIFEST_BYTES).await?;
    let names = decode_manifest(&manifest).map_err(|e| Failure::Pack(e.to_string()))?.layers;
    let total = names.len() as u32;
    let mut files = Files::from([(MANIFEST_FILE.to_owned(), manifest)]);
    // Under way together; counted as they come.
    let wanted: Vec<_> = names.iter().map(|entry| start(folder, &entry.path)).collect();
    for (done, (entry, request)) in names.iter().zip(wanted).enumerate() {
        post::tell(&Tell::Progress(Progress { stage: Stage::Fetch, done: done as u32, total }), &[]);
        files.insert(entry.path.clone(), body(request, &entry.path, entry.bytes).await?);
    }
    Ok(files)
}

fn start(folder: &str, name: &str) -> Option<JsFuture> {
    let scope = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>().ok()?;
    Some(JsFuture::from(scope.fetch_with_str(&format!("{folder}{name}"))))
}

async fn file(folder: &str, name: &str, at_most: u64) -> Result<Vec<u8>, Failure> {
    body(start(folder, name), name, at_most).await
}

async fn body(request: Option<JsFuture>, name: &str, at_most: u64) -> Result<Vec<u8>, Failure> {
    let fail = |why: &str| Failure::Fetch { file: name.to_owned(), why: why.to_owned() };
    let offline = |_| fail("offline");
    let answer: Response =
        request.ok_or_else(|| fail("offline"))?.await.map_err(offline)?.dyn_into().map_err(offline)?;
    if !answer.ok() {
        return Err(fail(&answer.status().to_string()));
    }
    let buffer = JsFuture::from(answer.array_buffer().map_err(offline)?).await.map_err(offline)?;
    let bytes = Uint8Array::new(&buffer);
    // A file that is longer than it says is not copied; one byte more is enough to find the fault.
    let length = bytes.length().min(u32::try_from(at_most).unwrap_or(u32::MAX).saturating_add(1));
    Ok(bytes.subarray(0, length).to_vec())
}
