//! Water: the river's flow from rain (GR4J), who draws from it, and the days on which it runs short.

mod demand;
mod prepared;
mod river;
mod spec;

pub use spec::SPEC;

use super::{Prepared, Spec, Theme, Unavailable};
use crate::outcome::Outcome;
use crate::territory::Territory;

/// The theme.
pub struct Water;

impl Theme for Water {
    fn spec(&self) -> &'static Spec {
        &SPEC
    }

    fn prepare(&self, territory: &Territory, _: &Outcome) -> Result<Box<dyn Prepared>, Unavailable> {
        Ok(Box::new(prepared::Ready::new(territory)?))
    }
}

#[cfg(test)]
mod tests;
