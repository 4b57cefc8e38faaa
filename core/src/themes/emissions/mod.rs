//! Emissions: greenhouse gases by sector, what changes them, and the air pollutants that come with them.
//!
//! Activity x factor x warming potential (GPC, IPCC Tier 1), every factor from `models::emissions`. Heating by
//! building, traffic by road, farming by land, waste by inhabitant: see `docs/METHODS.md`.

mod assumptions;
mod farming;
mod heating;
mod measures;
mod prepared;
mod spec;
mod traffic;

pub use spec::SPEC;

use super::{Prepared, Spec, Theme, Unavailable};
use crate::outcome::Outcome;
use crate::territory::Territory;

/// The theme.
pub struct Emissions;

impl Theme for Emissions {
    fn spec(&self) -> &'static Spec {
        &SPEC
    }

    fn prepare(&self, territory: &Territory, _: &Outcome) -> Result<Box<dyn Prepared>, Unavailable> {
        Ok(Box::new(prepared::Ready::new(territory)?))
    }
}

#[cfg(test)]
mod tests;
