//! The faces on the rim of the grid: one by one, in double precision, since they are few.

use super::kernel::{Step, face};
use super::real::Real;
use super::{Boundary, Edge, Side};
use std::ops::Range;

/// The least slope of an open edge whose bed does not fall outwards.
const LEAST_OPEN_SLOPE: f64 = 0.001;

/// One stretch of edge, resolved to faces.
pub(super) struct Rim<T> {
    pub(super) boundary: Boundary,
    pub(super) faces: Vec<RimFace<T>>,
    /// The lowest bed along it, m above the datum.
    pub(super) lowest_bed_m: f64,
}

/// One face on the rim.
pub(super) struct RimFace<T> {
    /// Index into the x-faces (west, east) or y-faces (north, south).
    pub(super) face: usize,
    /// Whether it is an x-face.
    pub(super) along_x: bool,
    /// +1 if the discharge counts positive outwards, -1 if inwards.
    pub(super) outward: f64,
    /// The cell inside.
    pub(super) cell: usize,
    /// The energy slope outwards, for an open edge.
    open_slope: f64,
    /// The discharge over it at the end of the step that is being made, m2/s, along the axis.
    pub(super) next: T,
}

impl<T: Real> Rim<T> {
    /// Resolves a checked edge; cells without a bed have a wall.
    pub(super) fn new(
        edge: &Edge,
        rows: usize,
        columns: usize,
        cell_m: f64,
        bed_m: &[f64],
        datum_m: f64,
    ) -> Self {
        let faces = (edge.from..edge.to).filter_map(|i| {
            let (face, along_x, outward, cell, behind) = match edge.side {
                Side::West => (i * (columns + 1), true, -1.0, i * columns, (columns > 1).then_some(1)),
                Side::East => {
                    let cell = i * columns + columns - 1;
                    (i * (columns + 1) + columns, true, 1.0, cell, (columns > 1).then_some(-1))
                }
                Side::North => (i, false, -1.0, i, (rows > 1).then_some(columns as isize)),
                Side::South => {
                    let cell = (rows - 1) * columns + i;
                    (rows * columns + i, false, 1.0, cell, (rows > 1).then_some(-(columns as isize)))
                }
            };
            let bed = *bed_m.get(cell).filter(|b| !b.is_nan())?;
            let bed_behind =
                behind.and_then(|d| bed_m.get(cell.checked_add_signed(d)?)).filter(|b| !b.is_nan());
            let fall = bed_behind.map_or(0.0, |b| (b - bed) / cell_m);
            let open_slope = match edge.boundary {
                Boundary::Open { slope: Some(slope) } => slope,
                _ => fall.max(LEAST_OPEN_SLOPE),
            };
            Some(RimFace { face, along_x, outward, cell, open_slope, next: T::ZERO })
        });
        let faces: Vec<RimFace<T>> = faces.collect();
        let beds = faces.iter().filter_map(|f| bed_m.get(f.cell));
        let lowest_bed_m = beds.fold(f64::INFINITY, |low, bed| low.min(bed - datum_m));
        Self { boundary: edge.boundary.clone(), faces, lowest_bed_m }
    }

    /// The faces at these cells; along a rim, the cells rise.
    pub(super) fn within(&self, cells: &Range<usize>) -> &[RimFace<T>] {
        let until = |cell: usize| self.faces.partition_point(|f| f.cell < cell);
        self.faces.get(until(cells.start)..until(cells.end)).unwrap_or_default()
    }
}

impl<T: Real> RimFace<T> {
    /// The new unit discharge over the face, in the direction of its axis, m2/s, from the old one.
    pub(super) fn discharge(&self, k: &Step<T>, outside: &Outside<T>, inside: &Inside<T>) -> T {
        let outwards = T::from_f64(self.outward);
        let q = inside.old * outwards;
        // The momentum equation of Bates et al. 2010 across the rim (no neighbour beyond it): a cell outside
        // with the same bed and the surface that the boundary implies.
        let across = |depth: T| face(k, [q; 3], [inside.depth, depth], inside.friction);
        let out = match *outside {
            Outside::Wall => T::ZERO,
            Outside::Inflow(q) => -q,
            Outside::Level(level) => across((level - inside.bed).larger(T::ZERO)),
            Outside::Fall { cell_m } => {
                across(inside.depth - T::from_f64(self.open_slope * cell_m)).larger(T::ZERO)
            }
        };
        out * outwards
    }
}

/// What is outside a stretch of the rim during a step.
#[derive(Clone, Copy)]
pub(super) enum Outside<T> {
    /// A wall.
    Wall,
    /// A unit discharge inwards, m2/s.
    Inflow(T),
    /// A surface, m above the datum of the beds.
    Level(T),
    /// A fall at each face's own slope.
    Fall {
        /// Side of a cell, m.
        cell_m: f64,
    },
}

/// The cell inside a face of the rim.
#[derive(Clone, Copy)]
pub(super) struct Inside<T> {
    /// The discharge over the face before the step, in the direction of its axis, m2/s.
    pub(super) old: T,
    /// Depth, m.
    pub(super) depth: T,
    /// Bed above the datum, m.
    pub(super) bed: T,
    /// g n^2.
    pub(super) friction: T,
}
