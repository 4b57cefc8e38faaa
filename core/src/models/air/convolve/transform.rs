//! The two-dimensional Fourier transform of a real grid, in buffers that are kept.
//!
//! A spectrum is held frequency by frequency: first the transforms of the rows, then, contiguous in memory, all
//! rows of one frequency. So the transforms along the columns run through memory in order.

use crate::models::{ModelError, check};
use realfft::num_complex::Complex;
use realfft::{ComplexToReal, FftError, RealFftPlanner, RealToComplex};
use rustfft::{Fft, FftPlanner};
use std::sync::Arc;

/// Largest number of cells, padding included.
const MAX_CELLS: usize = 1 << 26;
/// Rows that are turned into columns together, so that a cache line is filled before it is left.
const BLOCK: usize = 8;

const ZERO: Complex<f64> = Complex::new(0.0, 0.0);

pub(super) struct Transform {
    rows: usize,
    forward: Arc<dyn RealToComplex<f64>>,
    inverse: Arc<dyn ComplexToReal<f64>>,
    down: Arc<dyn Fft<f64>>,
    up: Arc<dyn Fft<f64>>,
    row: Vec<f64>,
    block: Vec<Complex<f64>>,
    scratch: Vec<Complex<f64>>,
}

impl Transform {
    /// For grids of at least so many rows and columns; rounded up to sizes that transform fast.
    pub(super) fn new(rows: usize, columns: usize) -> Result<Self, ModelError> {
        let (rows, half) = (smooth_from(rows), smooth_from(columns.div_ceil(2)));
        check::size("grid", rows.saturating_mul(2 * half), MAX_CELLS)?;
        let mut real = RealFftPlanner::new();
        let (forward, inverse) = (real.plan_fft_forward(2 * half), real.plan_fft_inverse(2 * half));
        let mut complex = FftPlanner::new();
        let (down, up) = (complex.plan_fft_forward(rows), complex.plan_fft_inverse(rows));
        let along_rows = forward.get_scratch_len().max(inverse.get_scratch_len());
        let along_columns = down.get_inplace_scratch_len().max(up.get_inplace_scratch_len());
        Ok(Self {
            rows,
            forward,
            inverse,
            down,
            up,
            row: vec![0.0; 2 * half],
            block: vec![ZERO; BLOCK * (half + 1)],
            scratch: vec![ZERO; along_rows.max(along_columns)],
        })
    }

    /// Rows, padding included.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Columns, padding included.
    pub(super) fn columns(&self) -> usize {
        self.row.len()
    }

    fn frequencies(&self) -> usize {
        self.row.len() / 2 + 1
    }

    /// A spectrum of zeros.
    pub(super) fn spectrum(&self) -> Vec<Complex<f64>> {
        vec![ZERO; self.rows * self.frequencies()]
    }

    /// Transforms along the rows. `fill` writes a row (of zeros) and says whether anything is in it; rows from
    /// `filled` on are empty.
    pub(super) fn forward(
        &mut self,
        filled: usize,
        spectrum: &mut [Complex<f64>],
        mut fill: impl FnMut(usize, &mut [f64]) -> bool,
    ) -> Result<(), ModelError> {
        let frequencies = self.frequencies();
        for first in (0..self.rows).step_by(BLOCK) {
            let count = BLOCK.min(self.rows - first);
            let mut empty = true;
            for (row, out) in (first..first + count).zip(self.block.chunks_exact_mut(frequencies)) {
                self.row.fill(0.0);
                if row < filled && fill(row, &mut self.row) {
                    self.forward
                        .process_with_scratch(&mut self.row, out, &mut self.scratch)
                        .map_err(refused)?;
                    empty = false;
                } else {
                    out.fill(ZERO);
                }
            }
            for (frequency, column) in spectrum.chunks_exact_mut(self.rows).enumerate() {
                let target = column.iter_mut().skip(first).take(count);
                if empty {
                    target.for_each(|slot| *slot = ZERO);
                } else {
                    let source = self.block.iter().skip(frequency).step_by(frequencies);
                    target.zip(source).for_each(|(slot, value)| *slot = *value);
                }
            }
        }
        Ok(())
    }

    /// Transforms along the columns.
    pub(super) fn down(&mut self, spectrum: &mut [Complex<f64>]) {
        for column in spectrum.chunks_exact_mut(self.rows) {
            self.down.process_with_scratch(column, &mut self.scratch);
        }
    }

    /// Transforms along the columns, multiplies by `factors` and transforms back, one column at a time while it
    /// is in the cache.
    pub(super) fn down_multiply_up(&mut self, spectrum: &mut [Complex<f64>], factors: &[Complex<f64>]) {
        let columns = spectrum.chunks_exact_mut(self.rows).zip(factors.chunks_exact(self.rows));
        for (column, factors) in columns {
            self.down.process_with_scratch(column, &mut self.scratch);
            column.iter_mut().zip(factors).for_each(|(value, factor)| *value *= factor);
            self.up.process_with_scratch(column, &mut self.scratch);
        }
    }

    /// Transforms back along the first `wanted` rows and hands each to `take`. The result is scaled by the number
    /// of cells, padding included.
    pub(super) fn inverse(
        &mut self,
        wanted: usize,
        spectrum: &[Complex<f64>],
        mut take: impl FnMut(usize, &[f64]),
    ) -> Result<(), ModelError> {
        let frequencies = self.frequencies();
        for first in (0..wanted).step_by(BLOCK) {
            let count = BLOCK.min(wanted - first);
            for (frequency, column) in spectrum.chunks_exact(self.rows).enumerate() {
                let source = column.iter().skip(first).take(count);
                let target = self.block.iter_mut().skip(frequency).step_by(frequencies);
                target.zip(source).for_each(|(slot, value)| *slot = *value);
            }
            for (row, values) in (first..first + count).zip(self.block.chunks_exact_mut(frequencies)) {
                // The mean and the fastest frequency of real numbers are real; rounding has left a trace.
                for end in [0, frequencies - 1] {
                    values.get_mut(end).into_iter().for_each(|value| value.im = 0.0);
                }
                self.inverse
                    .process_with_scratch(values, &mut self.row, &mut self.scratch)
                    .map_err(refused)?;
                take(row, &self.row);
            }
        }
        Ok(())
    }
}

fn refused(_: FftError) -> ModelError {
    ModelError::NoSolution { why: "the transform refused its own buffers" }
}

/// The least number from `n` on (at least 1) with no prime factor above 5.
fn smooth_from(n: usize) -> usize {
    let is_smooth = |n: &usize| {
        let mut rest = *n;
        for prime in [2, 3, 5] {
            while rest.is_multiple_of(prime) {
                rest /= prime;
            }
        }
        rest == 1
    };
    (n.max(1)..).find(is_smooth).unwrap_or(n)
}

#[cfg(test)]
mod tests {
    use super::smooth_from;

    #[test]
    fn sizes_that_transform_fast() {
        for (n, smooth) in [(0, 1), (7, 8), (11, 12), (541, 576), (801, 810), (1025, 1080)] {
            assert_eq!(smooth_from(n), smooth);
        }
    }
}
