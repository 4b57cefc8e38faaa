//! Whole numbers of any size, and quotients of two: what decides where floating-point numbers cannot.

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::Signed;
use std::cmp::Ordering;

/// A quotient, not reduced; the denominator is above zero.
#[derive(Debug, Clone)]
pub(super) struct Exact {
    pub(super) numerator: BigInt,
    pub(super) denominator: BigInt,
}

impl Exact {
    /// Compares two quotients.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        (&self.numerator * &other.denominator).cmp(&(&other.numerator * &self.denominator))
    }

    /// The nearest floating-point number or one next to it.
    pub(super) fn to_f64(&self) -> f64 {
        ratio(&self.numerator, &self.denominator)
    }

    /// A `unit`-th of it: reduced as text, and as a floating-point number.
    pub(super) fn over(&self, unit: u64) -> (String, f64) {
        let denominator = &self.denominator * unit;
        let common = self.numerator.gcd(&denominator);
        let (n, d) = (&self.numerator / &common, &denominator / &common);
        let text = if d == BigInt::from(1) { n.to_string() } else { format!("{n}/{d}") };
        (text, ratio(&n, &d))
    }
}

/// `numerator / denominator`, off by less than 2^-51 of itself whatever the size of the two.
pub(super) fn ratio(numerator: &BigInt, denominator: &BigInt) -> f64 {
    let top = |value: &BigInt| {
        let shift = value.bits().saturating_sub(64);
        let digits = (value.abs() >> shift).iter_u64_digits().next().unwrap_or(0);
        (digits as f64, shift as i32)
    };
    let ((n, n_shift), (d, d_shift)) = (top(numerator), top(denominator));
    let magnitude = n / d * f64::powi(2.0, n_shift - d_shift);
    if numerator.sign() == Sign::Minus { -magnitude } else { magnitude }
}
