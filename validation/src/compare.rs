//! How far a computed series lies from a published one.

/// The largest |got - expected| / |expected| over all values; where zero is expected, the largest |got|.
/// Infinite where the lengths differ or a value is missing on one side alone.
pub(crate) fn worst_relative_difference(expected: &[f64], got: &[f64]) -> f64 {
    if expected.len() != got.len() {
        return f64::INFINITY;
    }
    let difference = |(e, g): (&f64, &f64)| match (e.is_nan(), g.is_nan()) {
        (true, true) => 0.0,
        (false, false) if *e == 0.0 => g.abs(),
        (false, false) => ((g - e) / e).abs(),
        _ => f64::INFINITY,
    };
    expected.iter().zip(got).map(difference).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::worst_relative_difference as worst;

    #[test]
    fn the_farthest_value_counts_and_nothing_missing_passes() {
        assert_eq!(worst(&[1.0, 2.0, 0.0], &[1.0, 3.0, 0.25]), 0.5);
        assert_eq!(worst(&[f64::NAN], &[f64::NAN]), 0.0);
        for (expected, got) in [(&[1.0][..], &[f64::NAN][..]), (&[f64::NAN], &[1.0]), (&[1.0], &[])] {
            assert_eq!(worst(expected, got), f64::INFINITY);
        }
    }
}
