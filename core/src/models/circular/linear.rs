//! Linear equations A x = b for the small dense matrices of this field.
//!
//! - Golub, G. H. and Van Loan, C. F. (2013). *Matrix Computations*, 4th ed., section 3.4: Gaussian elimination
//!   with partial pivoting.

use super::super::{ModelError, check};

/// The largest matrix: 1000 rows take about a second.
pub(super) const MAX_ROWS: usize = 1000;

/// A factorised matrix.
pub(super) struct Lu {
    n: usize,
    /// L below the diagonal (its ones left out), U from the diagonal on; rows in the order of `order`.
    factors: Vec<f64>,
    order: Vec<usize>,
}

impl Lu {
    /// Factorises the `n` x `n` matrix `a`, row by row.
    ///
    /// # Errors
    /// `field` is empty, too large, not square, not finite, or singular to working precision.
    pub(super) fn new(field: &'static str, n: usize, a: &[f64]) -> Result<Self, ModelError> {
        check::size(field, n, MAX_ROWS)?;
        check::same_len(field, a.len(), n * n)?;
        check::all_finite(field, a)?;
        let mut factors = a.to_vec();
        let mut order: Vec<usize> = (0..n).collect();
        // Rows are held against their largest value, so that units of rows do not sway the choice.
        let scale: Vec<f64> =
            a.chunks_exact(n).map(|row| row.iter().fold(0.0, |m: f64, v| m.max(v.abs()))).collect();
        for step in 0..n {
            let relative = |row: usize| factors[row * n + step].abs() / scale[order[row]];
            let pivot = (step..n).max_by(|p, q| relative(*p).total_cmp(&relative(*q))).unwrap_or(step);
            let size = relative(pivot);
            // Not a number where the row holds nothing but zeros.
            if size.is_nan() || size <= n as f64 * f64::EPSILON {
                return Err(ModelError::NoSolution { why: "the matrix is singular" });
            }
            if pivot != step {
                order.swap(step, pivot);
                let (upper, lower) = factors.split_at_mut(pivot * n);
                upper[step * n..(step + 1) * n].swap_with_slice(&mut lower[..n]);
            }
            let (done, below) = factors.split_at_mut((step + 1) * n);
            let pivot_row = &done[step * n..];
            for row in below.chunks_exact_mut(n) {
                let factor = row[step] / pivot_row[step];
                row[step] = factor;
                if factor != 0.0 {
                    row[step + 1..]
                        .iter_mut()
                        .zip(&pivot_row[step + 1..])
                        .for_each(|(r, p)| *r -= factor * p);
                }
            }
        }
        Ok(Self { n, factors, order })
    }

    /// Solves for one right side.
    pub(super) fn solve(&self, b: &[f64]) -> Vec<f64> {
        let n = self.n;
        let mut x: Vec<f64> = self.order.iter().map(|row| b.get(*row).copied().unwrap_or(0.0)).collect();
        let row = |i: usize| &self.factors[i * n..(i + 1) * n];
        for i in 1..n {
            let (solved, rest) = x.split_at_mut(i);
            rest[0] -= row(i).iter().zip(solved.iter()).map(|(l, v)| l * v).sum::<f64>();
        }
        for i in (0..n).rev() {
            let (head, solved) = x.split_at_mut(i + 1);
            let known: f64 = row(i)[i + 1..].iter().zip(solved.iter()).map(|(u, v)| u * v).sum();
            head[i] = (head[i] - known) / row(i)[i];
        }
        x
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_cannot_be_solved_is_named() {
        assert!(Lu::new("a", 2, &[1.0, 2.0, 2.0, 4.0]).is_err());
        assert!(Lu::new("a", 2, &[0.0; 4]).is_err());
        assert!(Lu::new("a", 2, &[1.0, f64::NAN, 0.0, 1.0]).is_err());
        assert!(Lu::new("a", 0, &[]).is_err() && Lu::new("a", 2, &[1.0; 3]).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn the_solution_fulfils_the_equations(
            (n, a, b) in (1..12usize).prop_flat_map(|n| (
                Just(n),
                prop::collection::vec(-1.0..1.0f64, n * n),
                prop::collection::vec(-10.0..10.0f64, n),
            ))
        ) {
            // A strong diagonal, so that the matrix is far from singular; rows turned, so that it must pivot.
            let mut a = a;
            for i in 0..n {
                a[i * n + (i + 1) % n] += 20.0;
            }
            let x = Lu::new("a", n, &a).unwrap().solve(&b);
            for (row, b) in a.chunks_exact(n).zip(&b) {
                let got: f64 = row.iter().zip(&x).map(|(a, x)| a * x).sum();
                prop_assert!((got - b).abs() < 1e-10);
            }
        }
    }
}
