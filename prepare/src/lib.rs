//! Open data in, territory pack out: bytes to bytes, so that the command line and the browser can both use it.

pub mod bdtopo;
pub mod boundary;
pub mod dem;
mod error;
pub mod hydrology;
mod inflate;
pub mod osm;
pub mod pack;
pub mod place;
pub mod survey;
pub mod weather;

pub use error::PrepareError;
