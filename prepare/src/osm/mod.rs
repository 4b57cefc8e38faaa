//! OpenStreetMap.

pub mod admin;
mod element;
mod file;
mod pbf;
pub mod rings;
mod xml;

pub use element::{Element, Kinds, Relation, Tags};
pub use file::OsmFile;
