//! What a flood run starts from, and the checks it has to pass.

use super::{Edge, Hydrograph, Side, Source};
use crate::models::{ModelError, check};

/// The most cells that a run accepts.
pub const MOST_CELLS: usize = 20_000_000;

/// Manning's roughness n, s/m^(1/3): 0.03 for a clean stream, 0.05 for grass, 0.1 for scrub.
#[derive(Debug, Clone, Copy)]
pub enum Manning<'a> {
    /// The same everywhere, from 0 to 1.
    Uniform(f64),
    /// One for each cell.
    Cells(&'a [f64]),
}

/// The water at the start.
#[derive(Debug, Clone, Copy)]
pub enum Start<'a> {
    /// None.
    Dry,
    /// A level surface at this elevation, m, wherever the bed is lower.
    Level(f64),
    /// The depth in each cell, m.
    Depth(&'a [f64]),
}

/// How the equations are stepped. The default is that of the papers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Numerics {
    /// Weight of a face's own discharge against that of its neighbours, 0.7 to 1 (1 is Bates et al. 2010).
    pub theta: f64,
    /// Courant number alpha of dt = alpha dx / sqrt(g h_max), above 0 and up to 1.
    pub courant: f64,
    /// The least celerity that a step allows for, m/s, so that thin sheets on steep ground are not held back.
    pub slowest_wave_m_s: f64,
}

impl Default for Numerics {
    fn default() -> Self {
        Self { theta: 0.9, courant: 0.7, slowest_wave_m_s: 2.0 }
    }
}

/// A flood run before its first step. Grids are row-major, row 0 in the north.
#[derive(Debug, Clone)]
pub struct Setup<'a> {
    /// Number of rows.
    pub rows: usize,
    /// Number of columns.
    pub columns: usize,
    /// Side of a square cell, m.
    pub cell_m: f64,
    /// Bed elevation, m; NaN is a wall (no data).
    pub bed_m: &'a [f64],
    /// Roughness.
    pub manning: Manning<'a>,
    /// The water at the start.
    pub start: Start<'a>,
    /// What happens at the edges; walls where nothing is said.
    pub edges: &'a [Edge],
    /// Water that enters inside.
    pub sources: &'a [Source],
    /// Rain that runs off, m/s.
    pub rain_m_s: &'a Hydrograph,
    /// The share of the rain that falls or runs off in each cell (1 everywhere where `None`).
    pub rain_share: Option<&'a [f64]>,
    /// How the equations are stepped.
    pub numerics: Numerics,
}

impl Setup<'_> {
    /// The number of cells, once everything about the set-up has been checked.
    pub(super) fn check(&self) -> Result<usize, ModelError> {
        let cells = self.rows.saturating_mul(self.columns);
        check::size("bed_m", cells, MOST_CELLS)?;
        check::same_len("bed_m", self.bed_m.len(), cells)?;
        in_range("cell_m", self.cell_m, 1e-3, 1e5, "from 0.001 to 100000")?;
        for &bed in self.bed_m {
            check::accept("bed_m", bed, bed.is_nan() || bed.abs() <= 1e5, "within 100 km of sea level")?;
        }
        self.check_roughness(cells)?;
        self.check_start(cells)?;
        self.check_inflows(cells)?;
        in_range("theta", self.numerics.theta, 0.0, 1.0, "from 0 to 1")?;
        in_range("courant", self.numerics.courant, 1e-3, 1.0, "from 0.001 to 1")?;
        in_range("slowest_wave_m_s", self.numerics.slowest_wave_m_s, 0.01, 1e3, "from 0.01 to 1000")?;
        Ok(cells)
    }

    fn check_roughness(&self, cells: usize) -> Result<(), ModelError> {
        let each = match &self.manning {
            Manning::Uniform(n) => std::slice::from_ref(n),
            Manning::Cells(n) => {
                check::same_len("manning_n", n.len(), cells)?;
                n
            }
        };
        each.iter().try_for_each(|n| check::share("manning_n", *n).map(|_| ()))
    }

    fn check_start(&self, cells: usize) -> Result<(), ModelError> {
        match self.start {
            Start::Dry => Ok(()),
            Start::Level(level) => in_range("level_m", level, -1e5, 1e5, "within 100 km of sea level"),
            Start::Depth(depth) => {
                check::same_len("depth_m", depth.len(), cells)?;
                depth.iter().try_for_each(|h| in_range("depth_m", *h, 0.0, 1e4, "from 0 to 10000"))
            }
        }
    }

    fn check_inflows(&self, cells: usize) -> Result<(), ModelError> {
        for rain in self.rain_m_s.values() {
            in_range("rain_m_s", *rain, 0.0, 1.0, "from 0 to 1")?;
        }
        if let Some(share) = self.rain_share {
            check::same_len("rain_share", share.len(), cells)?;
            share.iter().try_for_each(|s| in_range("rain_share", *s, 0.0, 1e3, "from 0 to 1000"))?;
        }
        for source in self.sources {
            check::size("source.cells", source.cells.len(), cells)?;
            for q in source.discharge_m3_s.values() {
                in_range("source.discharge_m3_s", *q, 0.0, 1e7, "from 0 to 10 million")?;
            }
            for &cell in &source.cells {
                let inside = self.bed_m.get(cell).is_some_and(|bed| !bed.is_nan());
                check::accept("source.cells", cell as f64, inside, "a cell of the grid that has a bed")?;
            }
        }
        self.edges.iter().try_for_each(|edge| self.check_edge(edge))
    }

    fn check_edge(&self, edge: &Edge) -> Result<(), ModelError> {
        let along = match edge.side {
            Side::West | Side::East => self.rows,
            Side::North | Side::South => self.columns,
        };
        check::accept(
            "edge.to",
            edge.to as f64,
            edge.to <= along,
            "at most the number of cells along the side",
        )?;
        check::accept("edge.from", edge.from as f64, edge.from < edge.to, "below edge.to")?;
        match &edge.boundary {
            super::Boundary::Closed | super::Boundary::Open { slope: None } => Ok(()),
            super::Boundary::Open { slope: Some(slope) } => {
                in_range("edge.slope", *slope, 0.0, 10.0, "from 0 to 10")
            }
            super::Boundary::Level(level) => level
                .values()
                .iter()
                .try_for_each(|v| in_range("edge.level_m", *v, -1e5, 1e5, "within 100 km of sea level")),
            super::Boundary::Inflow(inflow) => inflow
                .values()
                .iter()
                .try_for_each(|v| in_range("edge.inflow_m2_s", *v, 0.0, 1e5, "from 0 to 100000")),
        }
    }
}

fn in_range(
    field: &'static str,
    value: f64,
    low: f64,
    high: f64,
    must: &'static str,
) -> Result<(), ModelError> {
    check::accept(field, value, (low..=high).contains(&value), must).map(|_| ())
}
