//! The flood run itself: what it holds, how it starts, what it tells.

use super::edge::Rim;
use super::real::Real;
use super::{Balance, Boundary, GRAVITY, Hydrograph, Manning, Numerics, Setup, Source, Start};
use crate::models::ModelError;
use std::ops::Range;

/// How far a wall stands above the highest bed, m.
const WALL_M: f64 = 1000.0;

/// A flood under way. See the [module](super) for the equations and for what the model cannot show.
pub struct Flood<T = f64> {
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) cell_m: f64,
    pub(super) datum_m: f64,
    pub(super) numerics: Numerics,
    pub(super) bed: Vec<T>,
    pub(super) friction: Vec<T>,
    pub(super) depth: Vec<T>,
    // Unit discharges over the faces: x-faces are rows x (columns + 1), y-faces (rows + 1) x columns.
    pub(super) qx: Vec<T>,
    pub(super) qy: Vec<T>,
    // Rows of discharges as they were before the step: over the x-faces of a row, over the y-faces to its
    // south and over those to its north.
    pub(super) old_x: Vec<T>,
    pub(super) old_south: Vec<T>,
    pub(super) old_north: Vec<T>,
    pub(super) rims: Vec<Rim<T>>,
    pub(super) sources: Vec<Source>,
    pub(super) rain_m_s: Hydrograph,
    pub(super) rain_share: Vec<T>,
    // The sum of the shares.
    pub(super) rain_cells: f64,
    // The columns of each row that water may have reached; they only widen.
    pub(super) reached: Vec<Range<usize>>,
    pub(super) deepest: T,
    pub(super) time_s: f64,
    pub(super) steps: u64,
    pub(super) balance: Balance,
}

impl<T: Real> Flood<T> {
    /// Checks the set-up and takes in what the run needs of it.
    ///
    /// # Errors
    /// Names the field that is empty, of the wrong length, out of range or not finite.
    pub fn new(setup: &Setup<'_>) -> Result<Self, ModelError> {
        let cells = setup.check()?;
        let (rows, columns) = (setup.rows, setup.columns);
        let beds = || setup.bed_m.iter().copied().filter(|b| !b.is_nan());
        let (lowest, highest) =
            beds().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), b| (l.min(b), h.max(b)));
        if lowest > highest {
            return Err(ModelError::Empty { field: "bed_m" });
        }
        let datum_m = lowest.floor();
        let lattice = |m: f64| ((m - datum_m) / T::LATTICE_M).round() * T::LATTICE_M;
        let wall = lattice(highest + WALL_M);
        let bed: Vec<f64> = setup.bed_m.iter().map(|b| if b.is_nan() { wall } else { lattice(*b) }).collect();
        let dry = |i: usize| setup.bed_m.get(i).is_none_or(|b| b.is_nan());
        let depth: Vec<T> = (0..cells)
            .map(|i| match setup.start {
                _ if dry(i) => T::ZERO,
                Start::Dry => T::ZERO,
                Start::Level(level) => T::from_f64((lattice(level) - bed[i]).max(0.0)),
                Start::Depth(depth) => T::from_f64(depth[i]),
            })
            .collect();
        let half_friction = |n: f64| T::from_f64(0.5 * GRAVITY * n * n);
        let friction = match setup.manning {
            Manning::Uniform(n) => vec![half_friction(n); cells],
            Manning::Cells(n) => n.iter().map(|n| half_friction(*n)).collect(),
        };
        let share = |i: usize| if dry(i) { 0.0 } else { setup.rain_share.map_or(1.0, |s| s[i]) };
        let rims: Vec<Rim<T>> = setup
            .edges
            .iter()
            .filter(|edge| edge.boundary != Boundary::Closed)
            .map(|edge| Rim::new(edge, rows, columns, setup.cell_m, setup.bed_m, datum_m))
            .collect();
        let mut flood = Self {
            rows,
            columns,
            cell_m: setup.cell_m,
            datum_m,
            numerics: setup.numerics,
            bed: bed.iter().map(|b| T::from_f64(*b)).collect(),
            friction,
            deepest: depth.iter().fold(T::ZERO, |d, h| d.larger(*h)),
            depth,
            qx: vec![T::ZERO; rows * (columns + 1)],
            qy: vec![T::ZERO; (rows + 1) * columns],
            old_x: vec![T::ZERO; columns + 1],
            old_south: vec![T::ZERO; columns],
            old_north: vec![T::ZERO; columns],
            rims,
            sources: setup.sources.to_vec(),
            rain_m_s: setup.rain_m_s.clone(),
            rain_share: (0..cells).map(|i| T::from_f64(share(i))).collect(),
            rain_cells: (0..cells).map(share).sum(),
            reached: vec![0..0; rows],
            time_s: 0.0,
            steps: 0,
            balance: Balance::default(),
        };
        flood.mark_reached();
        flood.balance.start_m3 = flood.volume_m3();
        Ok(flood)
    }

    /// Simulated time, s.
    pub fn time_s(&self) -> f64 {
        self.time_s
    }

    /// Steps made so far.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// Cells times steps so far, the measure of work.
    pub fn cell_steps(&self) -> u64 {
        self.steps.saturating_mul(self.depth.len() as u64)
    }

    /// Water depth, m, row-major from the north-west.
    pub fn depth_m(&self) -> &[T] {
        &self.depth
    }

    /// The deepest water, m.
    pub fn deepest_m(&self) -> f64 {
        self.deepest.to_f64()
    }

    /// The water on the grid, m3.
    pub fn volume_m3(&self) -> f64 {
        self.depth.iter().map(|h| h.to_f64()).sum::<f64>() * self.cell_m * self.cell_m
    }

    /// Elevation of the water surface (of the bed where dry), m; `None` outside the grid.
    pub fn surface_m(&self, cell: usize) -> Option<f64> {
        Some(self.datum_m + self.bed.get(cell)?.to_f64() + self.depth.get(cell)?.to_f64())
    }

    /// Flow velocity of a cell towards east and south, m/s: the mean of its faces over its depth; 0 where
    /// there is less than a millimetre of water. `None` outside the grid.
    pub fn velocity_m_s(&self, cell: usize) -> Option<[f64; 2]> {
        let h = self.depth.get(cell)?.to_f64();
        if h < 0.001 {
            return Some([0.0; 2]);
        }
        let west = cell / self.columns * (self.columns + 1) + cell % self.columns;
        let mean = |q: &[T], a: usize, b: usize| Some(0.5 * (q.get(a)?.to_f64() + q.get(b)?.to_f64()) / h);
        Some([mean(&self.qx, west, west + 1)?, mean(&self.qy, cell, cell + self.columns)?])
    }

    /// What came, what went, what is there.
    pub fn balance(&self) -> Balance {
        Balance { now_m3: self.volume_m3(), ..self.balance }
    }

    /// Notes which columns of each row hold water or may receive some from outside.
    fn mark_reached(&mut self) {
        let rained_on = self.rain_m_s.values().iter().any(|r| *r > 0.0);
        let rims = self.rims.iter().flat_map(|rim| rim.faces.iter().map(|f| f.cell));
        let mut outside: Vec<usize> = self.sources.iter().flat_map(|s| s.cells.iter().copied()).collect();
        outside.extend(rims);
        for (row, reached) in self.reached.iter_mut().enumerate() {
            let cells = row * self.columns..(row + 1) * self.columns;
            let wet = |i: &usize| self.depth.get(*i).is_some_and(|h| *h > T::ZERO);
            let west = cells.clone().find(wet).map_or(self.columns, |i| i - cells.start);
            let east = cells.clone().rfind(wet).map_or(0, |i| i + 1 - cells.start);
            *reached = if rained_on { 0..self.columns } else { west..east };
        }
        for cell in outside {
            let column = cell % self.columns;
            if let Some(reached) = self.reached.get_mut(cell / self.columns) {
                *reached = hull(reached, &(column..column + 1));
            }
        }
    }
}

/// The smallest range that holds both; an empty range holds nothing.
pub(super) fn hull(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    match (a.is_empty(), b.is_empty()) {
        (true, _) => b.clone(),
        (_, true) => a.clone(),
        _ => a.start.min(b.start)..a.end.max(b.end),
    }
}
