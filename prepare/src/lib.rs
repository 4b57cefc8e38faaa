//! Open data in, territory pack out: bytes to bytes, so that the command line and the browser can both use it.

pub mod assemble;
pub mod bdtopo;
pub mod boundary;
pub mod dem;
pub mod demo;
pub mod derive;
mod error;
pub mod facts;
pub mod hydrology;
mod inflate;
pub mod osm;
pub mod pack;
pub mod place;
mod remark;
pub mod request;
pub mod survey;
pub mod weather;

pub use error::PrepareError;
pub use remark::Remark;
