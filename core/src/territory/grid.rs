//! Regular grids in the pack's projected reference system.

use serde::{Deserialize, Serialize};

/// Where a grid lies: north up, cells square, the first value in the north-west corner, row by row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Easting of the western edge \[m\].
    pub west_m: f64,
    /// Northing of the northern edge \[m\].
    pub north_m: f64,
    /// Side of a cell \[m\].
    pub cell_m: f64,
    /// Cells from west to east.
    pub cols: u32,
    /// Cells from north to south.
    pub rows: u32,
}

impl Frame {
    /// Number of cells.
    pub fn len(&self) -> usize {
        self.cols as usize * self.rows as usize
    }

    /// Whether the grid has no cell.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Area of a cell \[m2\].
    pub fn cell_m2(&self) -> f64 {
        self.cell_m * self.cell_m
    }

    /// Column and row of the cell that holds the point (easting, northing \[m\]), if it lies on the grid.
    pub fn cell_at(&self, [east_m, north_m]: [f64; 2]) -> Option<(u32, u32)> {
        let col = ((east_m - self.west_m) / self.cell_m).floor();
        let row = ((self.north_m - north_m) / self.cell_m).floor();
        let inside = col >= 0.0 && row >= 0.0 && col < f64::from(self.cols) && row < f64::from(self.rows);
        inside.then_some((col as u32, row as u32))
    }

    /// Index of the cell that holds the point (easting, northing \[m\]), if it lies on the grid.
    pub fn index_at(&self, point_m: [f64; 2]) -> Option<usize> {
        self.cell_at(point_m).map(|(col, row)| self.index(col, row))
    }

    /// Index of a cell in the grid's values.
    pub fn index(&self, col: u32, row: u32) -> usize {
        row as usize * self.cols as usize + col as usize
    }

    /// Column and row of the cell with this index.
    pub fn col_row(&self, index: usize) -> (u32, u32) {
        let cols = (self.cols as usize).max(1);
        ((index % cols) as u32, (index / cols) as u32)
    }

    /// Easting and northing \[m\] of the centre of a cell.
    pub fn centre_m(&self, col: u32, row: u32) -> [f64; 2] {
        [
            self.west_m + (f64::from(col) + 0.5) * self.cell_m,
            self.north_m - (f64::from(row) + 0.5) * self.cell_m,
        ]
    }
}

/// A value for each cell of a frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid<T> {
    /// Where the cells lie.
    pub frame: Frame,
    /// `frame.len()` values, row by row from the north-west.
    pub values: Vec<T>,
}

impl<T: Copy> Grid<T> {
    /// A grid that holds the same value everywhere.
    pub fn filled(frame: Frame, value: T) -> Self {
        Self { frame, values: vec![value; frame.len()] }
    }

    /// The value at a point (easting, northing \[m\]), if it lies on the grid.
    pub fn at(&self, point_m: [f64; 2]) -> Option<T> {
        self.frame.index_at(point_m).and_then(|i| self.values.get(i).copied())
    }
}
