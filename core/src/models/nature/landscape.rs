//! What the grid models of this field share: a map of land-cover classes.

use super::super::{ModelError, check};

/// The most cells a grid may have.
pub const MAX_CELLS: usize = 1 << 26;

/// A map of classes: square cells, row by row from the north-west.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Landscape<'a> {
    /// Cells from west to east.
    pub columns: usize,
    /// Side of a cell \[m\].
    pub cell_m: f64,
    /// The class of each cell: an index into the tables by class.
    pub class: &'a [u8],
}

impl Landscape<'_> {
    /// Cells from north to south.
    pub fn rows(&self) -> usize {
        self.class.len().checked_div(self.columns).unwrap_or(0)
    }

    /// Side of a cell \[ha\].
    pub fn cell_ha(&self) -> f64 {
        self.cell_m * self.cell_m * 1e-4
    }

    /// Accepts a full rectangle of cells whose classes are all below `classes`.
    ///
    /// # Errors
    /// Names `columns`, `class` or `cell_m`.
    pub fn check(&self, classes: usize) -> Result<(), ModelError> {
        check::size("class", self.class.len(), MAX_CELLS)?;
        check::size("columns", self.columns, MAX_CELLS)?;
        check::same_len("class", self.class.len(), self.rows() * self.columns)?;
        check::positive("cell_m", self.cell_m)?;
        match self.class.iter().find(|c| usize::from(**c) >= classes) {
            Some(&class) => Err(ModelError::Invalid {
                field: "class",
                value: f64::from(class),
                must: "below the length of the tables by class",
            }),
            None => Ok(()),
        }
    }
}

/// One value per class, spread out so that any class number finds one.
pub(super) fn table(by_class: &[f64]) -> [f64; 256] {
    let mut table = [0.0; 256];
    table.iter_mut().zip(by_class).for_each(|(slot, value)| *slot = *value);
    table
}
