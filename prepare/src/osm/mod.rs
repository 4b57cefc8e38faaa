//! OpenStreetMap.

pub mod admin;
mod element;
mod extract;
mod file;
mod pbf;
pub mod rings;
mod survey;
pub mod tags;
mod xml;

pub use element::{Element, Kinds, Relation, Tags};
pub use extract::{Extract, extract};
pub use file::OsmFile;
pub use survey::{credit, survey};
