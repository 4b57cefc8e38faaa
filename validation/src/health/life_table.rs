//! The chance of dying within the year, by age, of the population that AirQ+ ships.

use crate::table::Table;
use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::health::life_table::death_probability;

const MODEL: &str = "life-table";
const DATA: &str = "health/airqplus_deaths_pop_singleYear.csv";
const SOURCE: &str = "WHO AirQ+, deaths and population by single year of age";

pub(super) fn run(reference: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let table = Table::parse(DATA, &reference.text(DATA)?)?;
    let (ages, deaths, entrants) = (table.texts("From")?, table.numbers("Deaths")?, table.numbers("ex")?);
    let (dying, surviving) = (table.numbers("qx")?, table.numbers("px")?);

    let mut rows = Vec::new();
    let people = ages.iter().zip(deaths).zip(entrants).zip(dying).zip(surviving);
    for ((((age, deaths), entrants), dying), surviving) in people {
        let got = death_probability(deaths, entrants)?;
        // Published to five digits after the point.
        let of = |what| format!("chance of {what} the year at age {age}");
        rows.push(Row::new(MODEL, of("dying within"), dying, got, Bound::Absolute(5.001e-6), SOURCE));
        rows.push(Row::new(MODEL, of("surviving"), surviving, 1.0 - got, Bound::Absolute(5.001e-6), SOURCE));
    }
    Ok(rows)
}
