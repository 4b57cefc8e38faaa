//! What a flood run is given: timelines, edges, inflows, places.

use crate::model::inputs::Series;
use crate::model::{EntryError, Folder};
use parvis_core::models::ModelError;
use parvis_core::models::water::flood::{Boundary, Edge, Hydrograph, Side, Source};
use parvis_core::territory::Frame;
use schemars::JsonSchema;
use serde::Deserialize;

/// A value, or one that changes over time.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum Timeline {
    /// The same at all times.
    Constant(f64),
    /// Straight lines between points.
    Points {
        /// Rising times, s.
        times_s: Series,
        /// The value at each of them.
        values: Series,
    },
}

impl Default for Timeline {
    fn default() -> Self {
        Self::Constant(0.0)
    }
}

impl Timeline {
    pub(super) fn read(self, folder: &Folder, factor: f64) -> Result<Hydrograph, EntryError> {
        Ok(match self {
            Self::Constant(value) => Hydrograph::constant(value * factor),
            Self::Points { times_s, values } => {
                let values = values.read(folder)?.into_iter().map(|v| v * factor).collect();
                Hydrograph::new(times_s.read(folder)?, values)?
            }
        })
    }
}

/// A side of the grid; cells are counted from north to south, or from west to east.
#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum SideInput {
    West,
    East,
    North,
    South,
}

/// A stretch of edge and what happens there.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EdgeInput {
    /// Which side.
    side: SideInput,
    /// First cell along it.
    #[serde(default)]
    from: usize,
    /// One past the last cell along it; the end of the side where absent.
    to: Option<usize>,
    /// What happens there.
    boundary: BoundaryInput,
}

/// What happens at an edge.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum BoundaryInput {
    /// Water leaves over this slope, m/m, or, if `null`, over the bed's own fall.
    Open(Option<f64>),
    /// The water outside stands at this elevation, m.
    LevelM(Timeline),
    /// This flows in, m2/s.
    InflowM2S(Timeline),
}

/// Water that enters inside the grid.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct InflowInput {
    /// The cells that share it evenly.
    places: Vec<Place>,
    /// How much, m3/s.
    discharge_m3_s: Timeline,
}

/// A cell: by coordinates in the dem's own system, or by its column and row.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum Place {
    /// Coordinates, m.
    Point {
        /// Easting, m.
        x_m: f64,
        /// Northing, m.
        y_m: f64,
    },
    /// Counted from the north-west, from 0.
    Cell {
        /// Column.
        column: u32,
        /// Row.
        row: u32,
    },
}

impl Place {
    pub(super) fn index(self, frame: &Frame) -> Result<usize, EntryError> {
        let cell = match self {
            Self::Point { x_m, y_m } => frame.index_at([x_m, y_m]),
            Self::Cell { column, row } => {
                (column < frame.cols && row < frame.rows).then(|| frame.index(column, row))
            }
        };
        let must = "on the grid of the dem";
        let x = match self {
            Self::Point { x_m, .. } => x_m,
            Self::Cell { column, .. } => f64::from(column),
        };
        cell.ok_or(ModelError::Invalid { field: "place", value: x, must }.into())
    }
}

impl EdgeInput {
    pub(super) fn read(self, folder: &Folder, frame: &Frame) -> Result<Edge, EntryError> {
        let (side, along) = match self.side {
            SideInput::West => (Side::West, frame.rows),
            SideInput::East => (Side::East, frame.rows),
            SideInput::North => (Side::North, frame.cols),
            SideInput::South => (Side::South, frame.cols),
        };
        let boundary = match self.boundary {
            BoundaryInput::Open(slope) => Boundary::Open { slope },
            BoundaryInput::LevelM(level) => Boundary::Level(level.read(folder, 1.0)?),
            BoundaryInput::InflowM2S(inflow) => Boundary::Inflow(inflow.read(folder, 1.0)?),
        };
        Ok(Edge { side, from: self.from, to: self.to.unwrap_or(along as usize), boundary })
    }
}

impl InflowInput {
    pub(super) fn read(self, folder: &Folder, frame: &Frame) -> Result<Source, EntryError> {
        let cells = self.places.iter().map(|place| place.index(frame)).collect::<Result<_, _>>()?;
        Ok(Source { cells, discharge_m3_s: self.discharge_m3_s.read(folder, 1.0)? })
    }
}
