//! What residents say: proposals, made anonymous before they are stored.
//!
//! No field holds anything from which an author could be found. It knows no theme: measures are ids and sizes.

mod anonymise;
mod ndjson;
mod place;
mod proposal;
pub mod scan;
pub mod tally;

pub use anonymise::{Anonymised, Draft, DraftError, anonymise};
pub use ndjson::{Imported, LineError, export, import};
pub use place::{HOUSEHOLDS_MIN, PublicPlaces, Snap, SnapKind};
pub use proposal::{Geometry, MeasureLine, Properties, Proposal, RecordError, TEXT_MAX, TITLE_MAX, VERSION};
