//! A number together with its ensemble: every arithmetic step carries the range along.
//!
//! Member 0 is the central run, in which every factor stands at its published value; the others are draws
//! in which all factors vary at once within their own ranges. A factor's draws depend on its id alone, so
//! baseline and scenario, and every theme, meet the same future: the range of a difference is that of the
//! paired differences.

use super::Quantity;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

/// Draws beside the central run.
pub const DRAWS: usize = 64;

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
        for (member, u) in members.iter_mut().skip(1).zip(strata(id)) {
            *member = triangular(u, low.min(value), value, high.max(value));
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
        let at = |q: f64| draws[((DRAWS - 1) as f64 * q).round() as usize];
        (at(0.05).min(self.0[0]), at(0.95).max(self.0[0]))
    }

    /// The figure as it is shown.
    pub fn quantity(&self, unit: &str, source: &str) -> Quantity {
        let (low, high) = self.range();
        Quantity { value: self.central(), low, high, unit: unit.to_owned(), source: source.to_owned() }
    }
}

/// One number from each of [`DRAWS`] equal strata of (0, 1), in an order and at places set by the id
/// (Latin hypercube sampling, McKay, Beckman and Conover 1979).
fn strata(id: &str) -> [f64; DRAWS] {
    let mut random = SplitMix64::of(id);
    let mut order: [usize; DRAWS] = std::array::from_fn(|i| i);
    for i in (1..DRAWS).rev() {
        order.swap(i, (random.next() % (i as u64 + 1)) as usize);
    }
    order.map(|stratum| (stratum as f64 + random.unit()) / DRAWS as f64)
}

/// Inverse of the triangular distribution function.
fn triangular(u: f64, low: f64, mode: f64, high: f64) -> f64 {
    let width = high - low;
    if width <= 0.0 || !width.is_finite() {
        return mode;
    }
    let rise = (mode - low) / width;
    if u < rise {
        low + (u * width * (mode - low)).sqrt()
    } else {
        high - ((1.0 - u) * width * (high - mode)).sqrt()
    }
}

/// The generator of Steele, Lea and Flood (2014): small, and the same bits on every machine.
struct SplitMix64(u64);

impl SplitMix64 {
    /// Seeds from a text by FNV-1a.
    fn of(text: &str) -> Self {
        Self(
            text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3)),
        )
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
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

        #[test]
        fn each_stratum_is_drawn_once(id in "[a-z]{1,12}") {
            let mut seen = [false; DRAWS];
            for u in strata(&id) {
                seen[(u * DRAWS as f64) as usize] = true;
            }
            prop_assert!(seen.iter().all(|s| *s));
        }
    }
}
