//! Noise against the test cases of ISO/TR 17534-4 and the coefficients of the directives.

mod propagation;
mod road_emission;

use crate::Case;

pub(crate) const CASES: &[Case] = &[
    Case { model: "noise", run: road_emission::coefficients },
    Case { model: "noise", run: road_emission::reference_tool },
    Case { model: "noise-propagation", run: propagation::iso_17534_4 },
];

/// Of two spectra, the band in which they lie furthest apart: its frequency, the expected and the computed value.
fn worst_band(expected: &[f64], got: &[f64]) -> (f64, f64, f64) {
    parvis_core::models::noise::BANDS_HZ.iter().zip(expected.iter().zip(got)).fold(
        (f64::NAN, f64::NAN, f64::NAN),
        |worst, (&hz, (&e, &g))| {
            let further = worst.0.is_nan() || g.is_nan() || (g - e).abs() > (worst.2 - worst.1).abs();
            if further { (hz, e, g) } else { worst }
        },
    )
}
