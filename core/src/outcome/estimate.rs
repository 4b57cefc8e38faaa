//! A number together with its ensemble: every arithmetic step carries the range along.
//!
//! Member 0 is the central run, in which every factor stands at its published value; the others are draws
//! in which all factors vary at once within their own ranges. A factor's draws depend on its id alone, so
//! baseline and scenario, and every theme, meet the same future: the range of a difference is that of the
//! paired differences.

use super::Quantity;
use crate::models::numerics::latin_hypercube::{Spread, strata};
use crate::models::numerics::quantile::quantile_sorted;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

/// Draws beside the central run.
pub const DRAWS: usize = 64;

/// The seed of every ensemble: ranges are the same on every machine and on every day.
const SEED: u64 = 1;

/// A central value and [`DRAWS`] draws.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate([f64; DRAWS + 1]);

impl Estimate {
    /// A number without a range.
    pub const fn exact(value: f64) -> Self {
        Self([value; DRAWS + 1])
    }

    /// Draws of a factor between `low` and `high`, most often near `value` (triangular), by the factor's id.
    pub fn factor(id: &str, value: f64, low: f64, high: f64) -> Self {
        let mut members = [value; DRAWS + 1];
        let spread = Spread::Triangular { low: low.min(value), mode: value, high: high.max(value) };
        strata(SEED, id, &mut members[1..]);
        for member in &mut members[1..] {
            *member = spread.quantile(*member);
        }
        Self(members)
    }

    /// The value with every factor at its published value.
    pub fn central(&self) -> f64 {
        self.0[0]
    }

    /// The central run and the draws, in order.
    pub fn members(&self) -> &[f64; DRAWS + 1] {
        &self.0
    }

    /// An estimate whose member `i` is `f(i)`; member 0 is the central run.
    pub fn from_members(f: impl FnMut(usize) -> f64) -> Self {
        Self(std::array::from_fn(f))
    }

    /// Applies `f` to every member.
    pub fn map(self, f: impl FnMut(f64) -> f64) -> Self {
        Self(self.0.map(f))
    }

    /// The 5th and the 95th percentile of the draws, widened to hold the central value.
    pub fn range(&self) -> (f64, f64) {
        let mut draws = [0.0; DRAWS];
        draws.copy_from_slice(&self.0[1..]);
        draws.sort_unstable_by(f64::total_cmp);
        (quantile_sorted(&draws, 0.05).min(self.0[0]), quantile_sorted(&draws, 0.95).max(self.0[0]))
    }

    /// The figure as it is shown.
    pub fn quantity(&self, unit: &str, source: &str) -> Quantity {
        let (low, high) = self.range();
        Quantity { value: self.central(), low, high, unit: unit.to_owned(), source: source.to_owned() }
    }
}

macro_rules! arithmetic {
    ($($trait:ident $method:ident $op:tt),*) => {$(
        impl $trait for Estimate {
            type Output = Self;
            fn $method(self, other: Self) -> Self {
                Self(std::array::from_fn(|i| self.0[i] $op other.0[i]))
            }
        }
        impl $trait<f64> for Estimate {
            type Output = Self;
            fn $method(self, other: f64) -> Self {
                self.map(|v| v $op other)
            }
        }
    )*};
}

arithmetic!(Add add +, Sub sub -, Mul mul *, Div div /);

impl AddAssign for Estimate {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Neg for Estimate {
    type Output = Self;
    fn neg(self) -> Self {
        self.map(|v| -v)
    }
}

impl std::iter::Sum for Estimate {
    fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
        terms.fold(Self::exact(0.0), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_factor_is_the_same_wherever_it_is_met_and_differs_from_others() {
        assert_eq!(Estimate::factor("a", 1.0, 0.5, 2.0), Estimate::factor("a", 1.0, 0.5, 2.0));
        assert_ne!(Estimate::factor("a", 1.0, 0.5, 2.0), Estimate::factor("b", 1.0, 0.5, 2.0));
    }

    #[test]
    fn what_is_subtracted_from_itself_has_no_range() {
        let factor = Estimate::factor("a", 1.0, 0.5, 2.0);
        assert_eq!((factor - factor).range(), (0.0, 0.0));
    }

    proptest! {
        #[test]
        fn draws_stay_within_the_factors_range(low in -1e6..1e6f64, rise in 0.0..1e6f64, fall in 0.0..1e6f64) {
            let (value, high) = (low + rise, low + rise + fall);
            let estimate = Estimate::factor("x", value, low, high);
            let slack = 1e-9 * (1.0 + low.abs() + high.abs());
            prop_assert!(estimate.members().iter().all(|m| *m >= low - slack && *m <= high + slack));
            let (l, h) = estimate.range();
            prop_assert!(l <= estimate.central() && estimate.central() <= h);
        }
    }
}
