//! From a [`Territory`] to the files of a pack: the inverse of `parvis_core::territory::decode`.
//!
//! The same draft gives the same bytes on every machine.

mod draft;
mod encode;
mod features;
mod index;
mod raster;
mod tables;
#[cfg(test)]
mod tests;
pub mod tidy;

pub use draft::{LayerSource, PackDraft};
pub use encode::{EncodeError, encode};
pub use index::{INDEX_FILE, IndexEntry, index};
