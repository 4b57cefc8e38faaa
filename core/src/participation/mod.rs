//! What residents say: proposals, made anonymous before they are stored, and ballots that a card signs.
//!
//! No field holds anything from which an author could be found. It knows no theme: measures are ids and sizes.
//! Ballots are counted step by step, results name nobody, and an audit asks whether somebody could be found in a file.

mod anonymise;
mod area;
pub mod audit;
mod ballot;
mod card;
mod consultation;
mod envelope;
mod form;
mod ndjson;
mod place;
mod proposal;
pub mod results;
pub mod scan;
pub mod tally;

pub use anonymise::{Anonymised, Draft, DraftError, anonymise};
pub use area::Area;
pub use ballot::{BALLOT_VERSION, Ballot, BallotError, Choice};
pub use card::{Count, Totals, WhyNot, count};
pub use consultation::{BallotKind, CONSULTATION_VERSION, Consultation, Project, When, Words};
pub use envelope::{
    BUCKET_MAX, BUCKET_MIN, ENVELOPE_VERSION, Envelope, LINE_MAX, Letter, Receipt, Record, bundle, key_id,
};
pub use form::RecordError;
pub use ndjson::{Imported, LineError, export, import};
pub use place::{HOUSEHOLDS_MIN, PublicPlaces, Snap, SnapKind};
pub use proposal::{Geometry, MeasureLine, Properties, Proposal, TEXT_MAX, TITLE_MAX, VERSION};
