//! The daily series of a gauged catchment.

use crate::table::Table;
use crate::{Reference, ReferenceError};
use std::ops::Range;

/// Rain, temperature, evapotranspiration and flow of a catchment, a value a day.
pub(super) struct Daily {
    table: Table,
    pub(super) p_mm: Vec<f64>,
    pub(super) t_c: Vec<f64>,
    pub(super) pet_mm: Vec<f64>,
    pub(super) q_mm: Vec<f64>,
}

impl Daily {
    pub(super) fn read(reference: &dyn Reference, path: &str) -> Result<Self, ReferenceError> {
        let table = Table::parse(path, &reference.text(path)?)?;
        let [p_mm, t_c, pet_mm, q_mm] = ["p_mm", "t_c", "pet_mm", "q_mm"].map(|column| table.numbers(column));
        Ok(Self { p_mm: p_mm?, t_c: t_c?, pet_mm: pet_mm?, q_mm: q_mm?, table })
    }

    /// The rows from one day up to and with another (ISO dates).
    pub(super) fn days(&self, first: &str, last: &str) -> Result<Range<usize>, ReferenceError> {
        Ok(self.table.row_of("date", first)?..self.table.row_of("date", last)? + 1)
    }
}
