//! What makes the site work with the network cut: the service worker with the list of the files that it keeps, each
//! with its hash; and the same list for whoever wants to check what a host serves, by `sha256sum -c SHA256SUMS`.

use crate::{
    paths,
    trouble::{At, Result},
};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

/// The service worker. It stands in the site's folder, because it serves the folder that it stands in.
const WORKER: &str = "offline.js";

/// Writes both into the site, which is complete but for them.
pub(crate) fn finish(staged: &Path) -> Result {
    let mut hashes = BTreeMap::new();
    for file in paths::files_below(staged) {
        let below = file.strip_prefix(staged).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        hashes.insert(below, sha256(&fs::read(&file).at(&file)?));
    }
    let source = paths::at("web").join(WORKER);
    let worker = format!("{}\n{}", list(&hashes), fs::read_to_string(&source).at(&source)?);
    fs::write(staged.join(WORKER), &worker).at(staged)?;
    hashes.insert(WORKER.into(), sha256(worker.as_bytes()));
    fs::write(staged.join("SHA256SUMS"), sums(&hashes)).at(staged)
}

/// The list as the service worker reads it. Packs have hashes of their own, and nobody reads a licence offline.
fn list(hashes: &BTreeMap<String, String>) -> String {
    let kept = |path: &str| !path.starts_with("territories/") && !path.ends_with(".txt");
    let files: Vec<_> = hashes
        .iter()
        .filter(|(path, _)| kept(path))
        .map(|(path, hash)| format!("\n  {path:?}: {hash:?}"))
        .collect();
    let files = files.join(",");
    format!(
        "const SITE = {{ version: {:?}, files: {{{files}\n}} }};",
        &sha256(files.as_bytes()).get(..16).unwrap_or_default()
    )
}

/// The list as `sha256sum` reads it.
fn sums(hashes: &BTreeMap<String, String>) -> String {
    hashes.iter().fold(String::new(), |mut text, (path, hash)| {
        // Writing into a String does not fail.
        let _ = writeln!(text, "{hash}  {path}");
        text
    })
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_content_is_another_version() {
        let list_of = |hash: &str| list(&BTreeMap::from([("app.js".to_owned(), hash.to_owned())]));
        assert!(list_of("aa").contains("\"app.js\": \"aa\""));
        let version = |text: &str| text.split('"').nth(1).unwrap().to_owned();
        assert_ne!(version(&list_of("aa")), version(&list_of("ab")));
    }

    #[test]
    fn packs_and_licences_are_left_to_themselves() {
        let hashes = ["index.html", "territories/a/territory.json", "vendor/LICENSE.txt"];
        let text = list(&hashes.map(|path| (path.to_owned(), sha256(b"x"))).into());
        assert!(text.contains("index.html") && !text.contains("territories") && !text.contains("LICENSE"));
    }

    #[test]
    fn a_hash_is_written_as_sha256sum_does() {
        assert_eq!(sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
