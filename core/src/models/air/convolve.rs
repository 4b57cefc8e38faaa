//! A map of annual means from a map of emissions: the kernel laid over every source at once.
//!
//! - Cooley, J. W. and Tukey, J. W. (1965). An algorithm for the machine calculation of complex Fourier series.
//!   *Math. Comput.* 19, 297-301: a convolution is a product of transforms.
//!
//! Exact up to rounding (about 1e-15 of the largest value), for either sign of emission. The grid is padded
//! by as much as the kernel reaches into it, so nothing that leaves one edge comes back over the other.

mod transform;

use super::Kernel;
use crate::models::{ModelError, check};
use realfft::num_complex::Complex;
use transform::Transform;

/// Largest number of rows or columns.
const MAX_SIDE: usize = 1 << 16;

/// Lays one kernel over grids of one shape. Made once, used for every change of the emissions.
pub struct Convolver {
    rows: usize,
    columns: usize,
    transform: Transform,
    /// The kernel's transform, with the scale that a transform there and back would leave behind.
    kernel: Vec<Complex<f64>>,
    /// The grid's transform.
    spectrum: Vec<Complex<f64>>,
}

impl Convolver {
    /// Prepares `kernel` for grids of `rows` x `columns`.
    pub fn new(kernel: &Kernel, rows: usize, columns: usize) -> Result<Self, ModelError> {
        check::size("rows", rows, MAX_SIDE)?;
        check::size("columns", columns, MAX_SIDE)?;
        let radius = kernel.radius_cells();
        let (north, west) = (radius.min(rows - 1), radius.min(columns - 1));
        let mut transform = Transform::new(rows + north, columns + west)?;
        let (padded_rows, padded_columns) = (transform.rows(), transform.columns());

        // The kernel's middle goes to the corner and what lies north and west of it to the far ends, so that
        // the answer needs no shift.
        let scale = ((padded_rows * padded_columns) as f64).recip();
        let offset = |at: usize, reach: usize, padded: usize| match at {
            _ if at <= reach => Some(at as isize),
            _ if at + reach >= padded => Some(at as isize - padded as isize),
            _ => None,
        };
        let mut spectrum = transform.spectrum();
        transform.forward(padded_rows, &mut spectrum, |row, values| {
            let Some(south) = offset(row, north, padded_rows) else { return false };
            for (column, value) in values.iter_mut().enumerate() {
                *value =
                    offset(column, west, padded_columns).map_or(0.0, |east| scale * kernel.at(east, south));
            }
            true
        })?;
        transform.down(&mut spectrum);
        Ok(Self { rows, columns, spectrum: transform.spectrum(), transform, kernel: spectrum })
    }

    /// The annual mean (µg/m3) in each cell from the emission (g/s) in each cell, both row by row from the
    /// north, west to east.
    pub fn convolve(&mut self, emission_g_s: &[f64], out_ug_m3: &mut [f64]) -> Result<(), ModelError> {
        let cells = self.rows * self.columns;
        check::same_len("emission_g_s", emission_g_s.len(), cells)?;
        check::same_len("out_ug_m3", out_ug_m3.len(), cells)?;
        check::all_finite("emission_g_s", emission_g_s)?;

        let Self { rows, columns, transform, kernel, spectrum } = self;
        transform.forward(*rows, spectrum, |row, values| {
            let from = row * *columns;
            let Some(source) = emission_g_s.get(from..from + *columns) else { return false };
            values.iter_mut().zip(source).for_each(|(value, emission)| *value = *emission);
            source.iter().any(|emission| *emission != 0.0)
        })?;
        transform.down_multiply_up(spectrum, kernel);
        transform.inverse(*rows, spectrum, |row, values| {
            let from = row * *columns;
            let target = out_ug_m3.get_mut(from..from + *columns).unwrap_or_default();
            target.iter_mut().zip(values).for_each(|(out, value)| *out = *value);
        })
    }
}

/// Adds to `field_ug_m3` (row by row from the north, `columns` wide) what a source of `emission_g_s`, of either
/// sign, in one cell brings: the quick way for a new source or a changed street. Exact where the kernel reaches.
pub fn add_source(
    kernel: &Kernel,
    field_ug_m3: &mut [f64],
    columns: usize,
    (column, row): (usize, usize),
    emission_g_s: f64,
) -> Result<(), ModelError> {
    check::size("columns", columns, MAX_SIDE)?;
    let rows = field_ug_m3.len() / columns;
    check::same_len("field_ug_m3", field_ug_m3.len(), rows * columns)?;
    check::accept("column", column as f64, column < columns, "within the grid")?;
    check::accept("row", row as f64, row < rows, "within the grid")?;
    check::finite("emission_g_s", emission_g_s)?;

    let (radius, side) = (kernel.radius_cells(), kernel.side());
    let west = column.saturating_sub(radius);
    let width = (column + radius + 1).min(columns) - west;
    let north = row.saturating_sub(radius);
    let kernel_west = west + radius - column;
    let field_rows = field_ug_m3.chunks_exact_mut(columns).skip(north);
    let kernel_rows = kernel.values().chunks_exact(side).skip(north + radius - row);
    for (field, values) in field_rows.zip(kernel_rows) {
        let cells = field.iter_mut().skip(west).take(width);
        cells.zip(values.iter().skip(kernel_west)).for_each(|(cell, value)| *cell += emission_g_s * value);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn grid() -> impl Strategy<Value = (usize, usize, Kernel, Vec<f64>)> {
        (1..24usize, 1..24usize, 0..30usize).prop_flat_map(|(rows, columns, radius)| {
            let side = 2 * radius + 1;
            let kernel = prop::collection::vec(0.0..10.0f64, side * side)
                .prop_map(move |values| Kernel::from_values(radius, 10.0, values).unwrap());
            let emission = prop::collection::vec(prop_oneof![Just(0.0), -1.0..5.0f64], rows * columns);
            (Just(rows), Just(columns), kernel, emission)
        })
    }

    fn convolve(kernel: &Kernel, rows: usize, columns: usize, emission: &[f64]) -> Vec<f64> {
        let mut out = vec![f64::NAN; rows * columns];
        Convolver::new(kernel, rows, columns).unwrap().convolve(emission, &mut out).unwrap();
        out
    }

    #[test]
    fn one_source_shows_the_kernel() {
        let kernel = Kernel::from_values(1, 10.0, (1..=9).map(f64::from).collect()).unwrap();
        let out = convolve(&kernel, 3, 3, &[0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0]);
        for (got, want) in out.iter().zip(1..) {
            assert!((got - f64::from(want)).abs() < 1e-12);
        }
    }

    #[test]
    fn nonsense_is_named() {
        let kernel = Kernel::from_values(0, 10.0, vec![1.0]).unwrap();
        assert!(Convolver::new(&kernel, 0, 5).is_err());
        assert!(Convolver::new(&kernel, usize::MAX, usize::MAX).is_err());
        assert!(Convolver::new(&kernel, 1 << 16, 1 << 16).is_err());
        let mut convolver = Convolver::new(&kernel, 2, 2).unwrap();
        assert!(convolver.convolve(&[1.0; 3], &mut [0.0; 4]).is_err());
        assert!(convolver.convolve(&[f64::NAN; 4], &mut [0.0; 4]).is_err());
        let mut field = [0.0; 4];
        assert!(add_source(&kernel, &mut field, 0, (0, 0), 1.0).is_err());
        assert!(add_source(&kernel, &mut field, 3, (0, 0), 1.0).is_err());
        assert!(add_source(&kernel, &mut field, 2, (2, 0), 1.0).is_err());
        assert!(add_source(&kernel, &mut field, 2, (0, usize::MAX), 1.0).is_err());
        assert!(add_source(&kernel, &mut field, 2, (0, 0), f64::INFINITY).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn all_at_once_is_one_by_one((rows, columns, kernel, emission) in grid()) {
            let at_once = convolve(&kernel, rows, columns, &emission);
            let mut one_by_one = vec![0.0; rows * columns];
            for (cell, q) in emission.iter().enumerate() {
                add_source(&kernel, &mut one_by_one, columns, (cell % columns, cell / columns), *q).unwrap();
            }
            for (a, b) in at_once.iter().zip(&one_by_one) {
                prop_assert!((a - b).abs() <= 1e-6, "{a} {b}");
            }
        }

        #[test]
        fn effects_add_up((rows, columns, kernel, emission) in grid(), k in 0.1..5.0f64) {
            let once = convolve(&kernel, rows, columns, &emission);
            let scaled: Vec<f64> = emission.iter().map(|q| k * q).collect();
            for (a, b) in once.iter().zip(convolve(&kernel, rows, columns, &scaled)) {
                prop_assert!((k * a - b).abs() <= 1e-9 * (1.0 + b.abs()) * 100.0);
            }
        }

        #[test]
        fn the_same_convolver_gives_the_same_bits_twice((rows, columns, kernel, emission) in grid()) {
            let mut convolver = Convolver::new(&kernel, rows, columns).unwrap();
            let (mut first, mut again) = (vec![0.0; rows * columns], vec![0.0; rows * columns]);
            convolver.convolve(&emission, &mut first).unwrap();
            convolver.convolve(&vec![1.0; rows * columns], &mut again).unwrap();
            convolver.convolve(&emission, &mut again).unwrap();
            prop_assert_eq!(first, again);
        }
    }
}
