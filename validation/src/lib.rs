//! Each model against numbers that nobody here made.
//!
//! A case reads its inputs through [`Reference`], runs a model of `parvis_core::models` and answers with
//! [`Row`]s: what was expected, what came out, and how far apart they may be. The same cases run in the
//! command line (`parvis validate`), in the tests and in the browser. The reference data is not part of the
//! project: whoever runs the cases hands it in.

mod air;
mod circular;
mod emissions;
mod energy;
mod health;
mod mobility;
mod nature;
mod noise;
mod numerics;
mod risk;
mod soil;
mod voting;
mod water;

mod compare;
mod reference;
mod row;
mod table;

pub use reference::{Reference, ReferenceError};
pub use row::{Bound, Row, figure};

/// A group of cases about one model.
pub struct Case {
    /// The model's name, as in `parvis model list`.
    pub model: &'static str,
    /// Runs the cases and answers with their rows.
    pub run: fn(&dyn Reference) -> Result<Vec<Row>, ReferenceError>,
}

/// Every case, in the order in which the table prints them.
pub fn cases() -> Vec<Case> {
    let groups = [
        air::CASES,
        circular::CASES,
        emissions::CASES,
        energy::CASES,
        health::CASES,
        mobility::CASES,
        nature::CASES,
        noise::CASES,
        numerics::CASES,
        risk::CASES,
        soil::CASES,
        voting::CASES,
        water::CASES,
    ];
    groups.into_iter().flatten().map(|c| Case { model: c.model, run: c.run }).collect()
}
