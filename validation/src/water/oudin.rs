//! Oudin's evapotranspiration against the series of the model's authors.

use crate::compare::worst_relative_difference;
use crate::table::Table;
use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::water::oudin::Oudin;

/// All days from 1984 to 2012 at the latitude of 0.8 rad of the authors' example.
pub(super) fn series(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let path = "hydrology/pe_oudin.csv.gz";
    let table = Table::parse(path, &reference.gunzipped_text(path)?)?;
    let days: Vec<_> = table.numbers("JD")?.iter().map(|day| *day as u16).collect();
    let mut pet_mm = vec![0.0; days.len()];
    Oudin::new(0.8_f64.to_degrees())?.run(&days, &table.numbers("Temp")?, &mut pet_mm)?;
    let worst = worst_relative_difference(&table.numbers("PE")?, &pet_mm);
    let case = "L0123001 1984-2012, worst relative difference of a day";
    let source = "airGR 1.7.9, PE_Oudin (Oudin et al. 2005)";
    Ok(vec![Row::new("oudin-pet", case, 1e-6, worst, Bound::AtMost, source)])
}
