use super::*;
use proptest::prelude::*;

/// The example of the report: 17 October 2003, 12:30:30 at UTC-7, Golden, Colorado.
const GOLDEN: Site = Site {
    latitude_deg: 39.742_476,
    longitude_deg: -105.1786,
    elevation_m: 1830.14,
    pressure_hpa: 820.0,
    temperature_c: 11.0,
};

#[test]
fn the_example_of_the_report() {
    let day = julian_day(2003, 10, 17, 19.0 + 30.5 / 60.0).unwrap();
    assert!((day - 2_452_930.312_847).abs() < 1e-6);
    let sun = Instant::new(day, 67.0).unwrap().seen_from(&GOLDEN).unwrap();
    assert!((sun.zenith_deg - 50.111_62).abs() < 1e-5, "{}", sun.zenith_deg);
    assert!((sun.azimuth_deg - 194.340_24).abs() < 1e-5, "{}", sun.azimuth_deg);
    assert!((sun.distance_au - 0.996_542_297_353_97).abs() < 1e-9);
    // A surface of slope 30° turned 10° east of south.
    let incidence = sun.cos_incidence(30.0, 170.0).acos().to_degrees();
    assert!((incidence - 25.187).abs() < 1e-5, "{incidence}");
}

#[test]
fn julian_days_of_the_report() {
    for ((y, m, d, h), day) in [
        ((2000, 1, 1, 12.0), 2_451_545.0),
        ((1999, 1, 1, 0.0), 2_451_179.5),
        ((1987, 6, 19, 12.0), 2_446_966.0),
        ((1900, 1, 1, 0.0), 2_415_020.5),
        ((1600, 12, 31, 0.0), 2_305_812.5),
    ] {
        assert_eq!(julian_day(y, m, d, h), Ok(day));
    }
}

#[test]
fn the_hours_of_a_day_have_their_noon_in_the_middle() {
    let greenwich = Site { longitude_deg: 0.0, ..GOLDEN };
    let day = hourly_sun(&greenwich, 2_453_084.5, 65.0, 24).unwrap(); // 20 March 2004, the equinox
    let noon = day.iter().enumerate().min_by(|a, b| a.1.zenith_deg.total_cmp(&b.1.zenith_deg)).unwrap().0;
    assert_eq!(noon, 12); // 12:00 to 13:00, as the sun is seven minutes late in March
    assert!(hourly_sun(&greenwich, 2_453_084.5, 65.0, usize::MAX).is_err());
    assert!(hourly_sun(&greenwich, f64::NAN, 65.0, 1).is_err());
}

#[test]
fn nonsense_is_named() {
    assert!(julian_day(2000, 13, 1, 0.0).is_err());
    assert!(julian_day(i32::MAX, 1, 1, 0.0).is_err());
    assert!(julian_day(2000, 1, 1, f64::NAN).is_err());
    assert!(Instant::new(f64::NAN, 0.0).is_err());
    assert!(Instant::new(1e9, 0.0).is_err());
    let noon = Instant::new(2_451_545.0, 64.0).unwrap();
    assert!(noon.seen_from(&Site { latitude_deg: 91.0, ..GOLDEN }).is_err());
    assert!(noon.seen_from(&Site { longitude_deg: f64::NAN, ..GOLDEN }).is_err());
    assert!(noon.seen_from(&Site { temperature_c: f64::INFINITY, ..GOLDEN }).is_err());
    for latitude_deg in [-90.0, 90.0] {
        assert!(noon.seen_from(&Site { latitude_deg, ..GOLDEN }).unwrap().zenith_deg.is_finite());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_earth_turns_once_a_day(day in 2_440_000.0..2_470_000.0f64, turn in -180.0..0.0f64, latitude in -80.0..80.0f64) {
        // Fifteen degrees west is an hour later, but for the sun's own way: under 0.3° in half a day.
        let airless = Site { latitude_deg: latitude, longitude_deg: 0.0, elevation_m: 0.0, pressure_hpa: 0.0, temperature_c: 0.0 };
        let here = Instant::new(day, 69.0).unwrap().seen_from(&airless).unwrap();
        let west = Site { longitude_deg: turn, ..airless };
        let there = Instant::new(day - turn / 360.0, 69.0).unwrap().seen_from(&west).unwrap();
        prop_assert!((here.zenith_deg - there.zenith_deg).abs() < 0.3, "{here:?} {there:?}");
    }

    #[test]
    fn the_sun_keeps_within_the_tropics_and_its_distance(day in 2_440_000.0..2_470_000.0f64) {
        let instant = Instant::new(day, 69.0).unwrap();
        prop_assert!(instant.declination.to_degrees().abs() < 23.46);
        prop_assert!((0.983..1.017).contains(&instant.distance_au));
    }

    #[test]
    fn a_level_surface_sees_the_zenith_angle(day in 2_440_000.0..2_470_000.0f64, facing in 0.0..360.0f64) {
        let sun = Instant::new(day, 69.0).unwrap().seen_from(&GOLDEN).unwrap();
        prop_assert!((sun.cos_incidence(0.0, facing) - sun.zenith_deg.to_radians().cos()).abs() < 1e-12);
    }
}
