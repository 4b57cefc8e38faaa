//! What a pack is made from.

use parvis_core::territory::{Basis, LayerKind, Territory};
use std::collections::BTreeMap;

/// A territory, and where each of its layers is from.
///
/// The manifest of the territory holds everything but `format`, `version`, `layers` and `baseline`, which
/// [`encode`](super::encode) fills in.
#[derive(Debug, Clone, Default)]
pub struct PackDraft {
    /// The territory, positions in full precision.
    pub territory: Territory,
    /// The source of each layer. A layer without a source, or without content, is left out of the pack.
    pub sources: BTreeMap<LayerKind, LayerSource>,
}

/// Where a layer is from.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerSource {
    /// Name or SPDX id of the licence.
    pub licence: String,
    /// Whom to name, in the source's own words.
    pub attribution: String,
    /// The year that the data describes.
    pub year: i32,
    /// How the layer came about as a whole.
    pub basis: Basis,
    /// The rule by which it was derived, what stands in for what, how many holes were filled.
    pub note: String,
}
