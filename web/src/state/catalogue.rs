//! The communes that this site holds.

use serde::Deserialize;

/// `territories/index.json`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub(crate) struct Catalogue {
    pub(crate) packs: Vec<PackCard>,
}

/// One commune of the site.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct PackCard {
    pub(crate) slug: String,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) invented: bool,
    pub(crate) population: u32,
}

/// The address of the catalogue, from the page's folder.
pub(crate) const CATALOGUE: &str = "territories/index.json";

/// The address of a pack's folder, from the page's folder.
pub(crate) fn folder(slug: &str) -> String {
    format!("territories/{slug}/")
}
