//! A number raised to a power that is known beforehand.
//!
//! Many published powers are whole or half numbers: 2.5 in the habitat quality of InVEST. Those take some
//! multiplications, and at most a root, rather than a call of the mathematics library, which in a browser takes twice as
//! long as natively.

/// The largest power that is multiplied out.
const MOST: f64 = 16.0;

/// A power.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Power {
    power: f64,
    way: Way,
}

/// How to raise to it.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Way {
    /// By so many multiplications.
    Whole(u32),
    /// By so many multiplications, and one with the root.
    Half(u32),
    /// By the mathematics library.
    Any,
}

impl Power {
    /// The power `power`.
    pub fn of(power: f64) -> Self {
        let small = (0.0..=MOST).contains(&power);
        let way = match power.fract() {
            0.0 if small => Way::Whole(power as u32),
            0.5 if small => Way::Half(power as u32),
            _ => Way::Any,
        };
        Self { power, way }
    }

    /// x to this power, x 0 or more.
    #[inline]
    pub fn raise(self, x: f64) -> f64 {
        match self.way {
            Way::Whole(n) => multiplied(x, n),
            Way::Half(n) => multiplied(x, n) * x.sqrt(),
            Way::Any => x.powf(self.power),
        }
    }
}

/// x^n, by squares.
#[inline]
fn multiplied(x: f64, n: u32) -> f64 {
    let (mut product, mut square, mut n) = (1.0, x, n);
    while n > 0 {
        if n % 2 == 1 {
            product *= square;
        }
        square *= square;
        n /= 2;
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_that_of_the_library(x in 0.0..20.0_f64, halves in 0..40_u32, odd in 0.0..20.0_f64) {
            for power in [0.5 * f64::from(halves), odd] {
                let known = x.powf(power);
                prop_assert!((Power::of(power).raise(x) - known).abs() <= 1e-14 * known, "{x} {power}");
            }
        }
    }

    #[test]
    fn its_ends_are_those_of_the_library() {
        for power in [0.0, 0.5, 1.0, 2.5, 4.0, 0.3, 17.0] {
            for x in [0.0, 1.0, f64::INFINITY] {
                assert_eq!(Power::of(power).raise(x), x.powf(power), "{x}^{power}");
            }
        }
    }
}
