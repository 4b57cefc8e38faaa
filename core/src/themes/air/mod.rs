//! Air: annual means of nitrogen dioxide and fine particles from the emissions of the theme below, and the people
//! who breathe more than the limit values.
//!
//! One kernel per release height, laid once over where homes and roads emit; a lever then costs a rescale, and a
//! measure on the map a few laid kernels more.

mod climate;
mod fields;
mod prepared;
mod spec;

pub use spec::SPEC;

use super::{Prepared, Spec, Theme, Unavailable};
use crate::outcome::Outcome;
use crate::territory::Territory;

/// The theme.
pub struct Air;

impl Theme for Air {
    fn spec(&self) -> &'static Spec {
        &SPEC
    }

    fn prepare(&self, territory: &Territory, baseline: &Outcome) -> Result<Box<dyn Prepared>, Unavailable> {
        Ok(Box::new(prepared::Ready::new(territory, baseline)?))
    }
}

#[cfg(test)]
mod tests;
