//! The height of the sun, after Spencer, J. W. (1971), "Fourier series representation of the position of the
//! sun", *Search* 2(5): declination to 0.05 deg, equation of time to half a minute.

/// Height of the sun above the horizon \[deg\], without refraction.
///
/// `day` counts from 0 on 1 January; `hour` is local standard time, `ahead_h` hours before universal time.
pub(crate) fn elevation_deg(day: usize, hour: f64, [lon, lat]: [f64; 2], ahead_h: f64) -> f64 {
    let angle = std::f64::consts::TAU * day as f64 / 365.0;
    let (s1, c1) = angle.sin_cos();
    let (s2, c2) = (2.0 * angle).sin_cos();
    let (s3, c3) = (3.0 * angle).sin_cos();
    let declination = 0.006918 - 0.399912 * c1 + 0.070257 * s1 - 0.006758 * c2 + 0.000907 * s2
        - 0.002697 * c3
        + 0.00148 * s3;
    let equation_min = 229.18 * (0.000075 + 0.001868 * c1 - 0.032077 * s1 - 0.014615 * c2 - 0.040849 * s2);
    let solar_hour = hour - ahead_h + lon / 15.0 + equation_min / 60.0;
    let hour_angle = (solar_hour - 12.0) * std::f64::consts::PI / 12.0;
    let latitude = lat.to_radians();
    let sine = latitude.sin() * declination.sin() + latitude.cos() * declination.cos() * hour_angle.cos();
    sine.clamp(-1.0, 1.0).asin().to_degrees()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn noon_at_the_solstices_and_the_equinox() {
        // 90 - latitude ± 23.44: days 171 (21 June), 354 (21 December), 79 (21 March).
        for (day, expected) in [(171, 90.0 - 45.0 + 23.44), (354, 90.0 - 45.0 - 23.44), (79, 45.0)] {
            let highest = (0..1440)
                .map(|m| elevation_deg(day, f64::from(m) / 60.0, [0.0, 45.0], 0.0))
                .fold(-90.0, f64::max);
            assert!((highest - expected).abs() < 0.4, "{day}: {highest}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn the_night_mirrors_the_day_of_the_antipode(day in 0..365usize, hour in 0.0..24.0f64, lon in -90.0..0.0f64, lat in -60.0..60.0f64) {
            let here = elevation_deg(day, hour, [lon, lat], 0.0);
            let there = elevation_deg(day, hour, [lon + 180.0, -lat], 0.0);
            prop_assert!((here + there).abs() < 1e-6);
        }

        #[test]
        fn a_time_zone_is_a_shift(day in 0..365usize, hour in 0.0..24.0f64, zone in -6.0..6.0f64) {
            let a = elevation_deg(day, hour, [5.0, 45.0], zone);
            let b = elevation_deg(day, hour - zone, [5.0, 45.0], 0.0);
            prop_assert!((a - b).abs() < 1e-9);
        }
    }
}
