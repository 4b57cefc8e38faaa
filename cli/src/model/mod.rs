//! Every model of the library behind one door: named inputs as JSON in, named outputs as JSON out.
//!
//! One file a field. An entry is a struct for the inputs (its JSON Schema is made from the type), a struct
//! for the outputs, and a function between them; `Series` and `Grid` inputs may be given as numbers or as
//! the path of a file. Each entry has an example in `examples/`, which its test runs and then spoils.

#[macro_use]
mod entry;
mod inputs;

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
mod water;

pub(crate) use entry::{Entry, EntryError};
pub(crate) use inputs::Folder;

/// Every model, in the order in which `parvis model list` prints them.
pub(crate) fn entries() -> Vec<Entry> {
    let fields = [
        air::entries(),
        circular::entries(),
        emissions::entries(),
        energy::entries(),
        health::entries(),
        mobility::entries(),
        nature::entries(),
        noise::entries(),
        numerics::entries(),
        risk::entries(),
        soil::entries(),
        water::entries(),
    ];
    fields.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests;
