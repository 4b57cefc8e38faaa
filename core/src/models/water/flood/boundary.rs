//! How water enters and leaves the grid: hydrographs, the four edges, points inside.

use crate::models::{ModelError, check};

/// A value that changes over time: straight lines between the given points, constant before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct Hydrograph {
    times_s: Vec<f64>,
    values: Vec<f64>,
}

impl Hydrograph {
    /// The same value at all times.
    pub fn constant(value: f64) -> Self {
        Self { times_s: vec![0.0], values: vec![value] }
    }

    /// Values at rising times, s.
    ///
    /// # Errors
    /// Empty or unequal lists, numbers that are not finite, times that do not rise.
    pub fn new(times_s: Vec<f64>, values: Vec<f64>) -> Result<Self, ModelError> {
        check::size("hydrograph.times_s", times_s.len(), 10_000_000)?;
        check::same_len("hydrograph.values", values.len(), times_s.len())?;
        check::all_finite("hydrograph.times_s", &times_s)?;
        check::all_finite("hydrograph.values", &values)?;
        match times_s.windows(2).find(|pair| pair[1] <= pair[0]) {
            Some(pair) => Err(ModelError::Invalid {
                field: "hydrograph.times_s",
                value: pair[1],
                must: "later than the time before it",
            }),
            None => Ok(Self { times_s, values }),
        }
    }

    /// The value at time `t_s`.
    pub fn at(&self, t_s: f64) -> f64 {
        let after = self.times_s.partition_point(|t| *t <= t_s);
        let point = |i: usize| Some((*self.times_s.get(i)?, *self.values.get(i)?));
        match (after.checked_sub(1).and_then(point), point(after)) {
            (Some((t0, v0)), Some((t1, v1))) => v0 + (v1 - v0) * (t_s - t0) / (t1 - t0),
            (Some((_, v)), None) | (None, Some((_, v))) => v,
            (None, None) => 0.0,
        }
    }

    /// All values the hydrograph passes through.
    pub fn values(&self) -> &[f64] {
        &self.values
    }
}

/// A side of the grid. Rows run from north to south, columns from west to east.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Column 0; cells are counted from north to south.
    West,
    /// The last column; cells are counted from north to south.
    East,
    /// Row 0; cells are counted from west to east.
    North,
    /// The last row; cells are counted from west to east.
    South,
}

/// What happens at a stretch of an edge. Where nothing is said the edge is a wall.
#[derive(Debug, Clone, PartialEq)]
pub enum Boundary {
    /// A wall.
    Closed,
    /// Water leaves at normal depth (Manning) over `slope` (m/m), or, where that is `None`, over the bed's
    /// own fall across the last two cells, at least 0.001. Nothing comes back.
    Open {
        /// The energy slope outside the grid.
        slope: Option<f64>,
    },
    /// The water outside stands at this elevation, m; it flows in or out.
    Level(Hydrograph),
    /// This unit discharge flows in, m2/s (m3/s per metre of edge).
    Inflow(Hydrograph),
}

/// A stretch of one side of the grid.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// Which side.
    pub side: Side,
    /// The first cell along it.
    pub from: usize,
    /// One past the last cell along it.
    pub to: usize,
    /// What happens there.
    pub boundary: Boundary,
}

/// Water that enters inside the grid (a spring, a culvert, a breach), shared evenly among cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Indices of the cells, row-major.
    pub cells: Vec<usize>,
    /// What enters, m3/s, 0 or more.
    pub discharge_m3_s: Hydrograph,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hydrograph_is_straight_between_its_points_and_flat_outside() {
        let rise = Hydrograph::new(vec![10.0, 20.0], vec![1.0, 3.0]).unwrap();
        assert_eq!([0.0, 10.0, 15.0, 20.0, 99.0].map(|t| rise.at(t)), [1.0, 1.0, 2.0, 3.0, 3.0]);
        assert!(rise.at(f64::NAN).is_finite());
    }

    #[test]
    fn times_that_do_not_rise_are_refused() {
        assert!(Hydrograph::new(vec![1.0, 1.0], vec![0.0, 0.0]).is_err());
        assert!(Hydrograph::new(vec![0.0, f64::NAN], vec![0.0, 0.0]).is_err());
        assert!(Hydrograph::new(vec![], vec![]).is_err());
    }
}
