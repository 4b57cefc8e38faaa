//! What the page asks of the worker, and what the worker tells it.
//!
//! A message is a JavaScript array: the value as bytes ([`to_bytes`]), and behind it the buffers that are
//! handed over rather than copied. Bytes, because a report as a tree of JavaScript objects takes longer to cross
//! over than the twin takes to run (`docs/decisions/0010-a-lever-within-a-frame.md`).

pub mod checks;

use parvis_core::participation::SnapKind;
use parvis_core::report::Report;
use parvis_core::scenario::{Place, Scenario};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A question or an answer as bytes, in postcard's form.
pub fn to_bytes<T: Serialize>(value: &T) -> Option<Vec<u8>> {
    postcard::to_allocvec(value).ok()
}

/// The question or answer that the other side wrote; `None` where it is not one of this version.
pub fn from_bytes<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

/// What the page asks.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Ask {
    /// Fetch a pack, check it, and prepare the twin.
    Open {
        /// Address of the pack's folder, with a slash at its end.
        folder: String,
    },
    /// Run a scenario. Of several that wait, only the newest is run.
    Run {
        /// Comes back with the answer.
        serial: u32,
        /// What to run.
        scenario: Scenario,
        /// The map layer to send back.
        layer: Option<String>,
    },
    /// Move a place to public space, as a record may hold it.
    Snap {
        /// The place that was chosen.
        place: Place,
    },
}

/// What the worker tells.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Tell {
    /// How far the opening of a pack is.
    Progress(Progress),
    /// The twin is prepared.
    Ready(Ready),
    /// A scenario was run. Behind it: the scenario's grid and, where the layer is another than in the answer
    /// before, today's, as `Float32Array`.
    Ran(Ran),
    /// The place that a record may hold; `None` where only the whole commune is large enough.
    Snapped(Option<Snapped>),
    /// The pack cannot be used.
    Failed(Failure),
}

/// How far the opening of a pack is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// How many parts are done.
    pub done: u32,
    /// Of how many.
    pub total: u32,
}

/// The steps of opening a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Files are fetched.
    Fetch,
    /// Files are decoded and checked.
    Decode,
    /// The themes prepare themselves and run the commune as it is.
    Prepare,
}

/// A twin that is ready to run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ready {
    /// The commune as it is.
    pub report: Report,
    /// Themes that this commune cannot have.
    pub absent: Vec<Absent>,
    /// Where each lever stands today, by id.
    pub starts: BTreeMap<String, f64>,
    /// Named streets that carry traffic, for those who choose from a list.
    pub streets: Vec<Street>,
    /// Named places, for those who choose from a list.
    pub spots: Vec<Spot>,
    /// Where the grid lies on the map.
    pub mesh: Mesh,
}

/// A street by its name: its longest stretch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Street {
    /// Number of the road in the pack.
    pub road: u32,
    /// Its name.
    pub name: String,
}

/// A place by its name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub point: [f64; 2],
}

/// A theme that a commune cannot have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Absent {
    /// The theme's id.
    pub theme: String,
    /// Why not.
    pub why: String,
}

/// Where a projected grid lies: longitude and latitude of points spread evenly over it, row by row from the
/// north-west corner to the south-east corner.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Mesh {
    /// Columns of the grid.
    pub cols: u32,
    /// Rows of the grid.
    pub rows: u32,
    /// Points along one side of the mesh.
    pub side: u32,
    /// `side * side` positions.
    pub points: Vec<[f64; 2]>,
}

/// A place that a record may hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Snapped {
    /// Longitude and latitude.
    pub point: [f64; 2],
    /// What it is.
    pub kind: SnapKind,
}

/// A scenario that was run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ran {
    /// The serial number of the question.
    pub serial: u32,
    /// What came out.
    pub report: Report,
    /// The layer whose grids come with this message.
    pub layer: Option<String>,
    /// The layer's values at the commune's named places.
    pub places: Vec<PlaceValue>,
    /// Time that the run took \[ms\].
    pub run_ms: f64,
}

/// A layer's value at a named place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlaceValue {
    /// The place's name.
    pub name: String,
    /// Today.
    pub baseline: f32,
    /// In the scenario.
    pub scenario: f32,
}

/// Why a pack cannot be used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Failure {
    /// A file could not be fetched.
    Fetch {
        /// Its name.
        file: String,
        /// The status, or what the browser says.
        why: String,
    },
    /// The pack breaks a rule of the format.
    Pack(String),
}
