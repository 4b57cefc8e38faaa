//! `territories/index.json`: the packs of a site.

use parvis_core::territory::Manifest;
use serde::{Deserialize, Serialize};

/// The file's name, beside the packs' folders.
pub const INDEX_FILE: &str = "index.json";

/// One pack of a site.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndexEntry {
    /// The folder's name.
    pub slug: String,
    /// The commune's name.
    pub name: String,
    /// Whether the commune is an invented one.
    pub invented: bool,
    /// Residents.
    pub population: u32,
}

#[derive(Serialize)]
struct Index {
    packs: Vec<IndexEntry>,
}

/// The index of packs with these manifests, real communes first, each group by name.
///
/// # Errors
/// None that the types allow; JSON's own error if there is one.
pub fn index<'a>(manifests: impl IntoIterator<Item = &'a Manifest>) -> Result<Vec<u8>, serde_json::Error> {
    let mut packs: Vec<IndexEntry> = manifests
        .into_iter()
        .map(|m| IndexEntry {
            slug: m.slug.clone(),
            name: m.name.clone(),
            invented: m.invented,
            population: m.population,
        })
        .collect();
    packs.sort_by(|a, b| (a.invented, &a.name, &a.slug).cmp(&(b.invented, &b.name, &b.slug)));
    let mut text = serde_json::to_vec_pretty(&Index { packs })?;
    text.push(b'\n');
    Ok(text)
}
