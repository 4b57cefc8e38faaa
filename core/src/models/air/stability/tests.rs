use super::StabilityClass::{A, B, C, D, E, F};
use super::*;
use proptest::prelude::*;

#[test]
fn turner_gives_the_textbook_hours() {
    // Table 6-4 and 6-6 of EPA-454/R-99-005, hours chosen to pass through each rule.
    let clear = f64::INFINITY;
    assert_eq!(turner(1.0, 65.0, 0.0, clear), Ok(A)); // strong sun, 2 kt
    assert_eq!(turner(2.5, 40.0, 0.3, clear), Ok(B)); // moderate sun, 5 kt
    assert_eq!(turner(4.0, 20.0, 0.5, clear), Ok(C)); // slight sun, 8 kt
    assert_eq!(turner(7.0, 65.0, 0.0, clear), Ok(C)); // even the strongest sun, above 12 kt
    assert_eq!(turner(1.0, 65.0, 1.0, 500.0), Ok(D)); // overcast and low
    assert_eq!(turner(2.5, 65.0, 0.8, 1000.0), Ok(C)); // index 4 - 2
    assert_eq!(turner(2.5, 65.0, 0.8, 3000.0), Ok(B)); // index 4 - 1
    assert_eq!(turner(2.5, 65.0, 0.8, 9000.0), Ok(A)); // thin high cloud dims nothing
    assert_eq!(turner(1.0, -5.0, 0.0, clear), Ok(F)); // class 7 is counted as F
    assert_eq!(turner(3.0, -5.0, 0.9, clear), Ok(E));
    assert_eq!(turner(8.0, -5.0, 0.0, clear), Ok(D));
}

#[test]
fn solar_radiation_follows_the_table() {
    assert_eq!(solar_radiation(1.5, 950.0, false), Ok(A));
    assert_eq!(solar_radiation(2.5, 700.0, false), Ok(B));
    assert_eq!(solar_radiation(4.0, 300.0, false), Ok(C));
    assert_eq!(solar_radiation(4.0, 100.0, false), Ok(D));
    assert_eq!(solar_radiation(1.0, 0.0, true), Ok(F));
    assert_eq!(solar_radiation(2.2, 0.0, true), Ok(E));
    assert_eq!(solar_radiation(3.0, 0.0, true), Ok(D));
}

#[test]
fn golder_meets_his_lines_on_short_grass() {
    // At z0 = 0.01 m the lines stand at 1/L = -0.154, -0.095, -0.038, 0, 0.040 and 0.107.
    for (length_m, class) in [(-6.5, A), (-10.5, B), (-26.0, C), (1e9, D), (25.0, E), (9.3, F)] {
        assert_eq!(golder(length_m, 0.01), Ok(class), "L = {length_m} m");
    }
}

#[test]
fn nonsense_is_named() {
    assert!(turner(f64::NAN, 0.0, 0.0, 0.0).is_err());
    assert!(turner(1.0, 91.0, 0.0, 0.0).is_err());
    assert!(turner(1.0, 0.0, 1.1, 0.0).is_err());
    assert!(turner(1.0, 0.0, 0.0, f64::NAN).is_err());
    assert!(solar_radiation(1.0, f64::INFINITY, true).is_err());
    assert!(golder(0.0, 0.1).is_err());
    assert!(golder(f64::NAN, 0.1).is_err());
    assert!(golder(-10.0, 30.0).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn wind_draws_every_hour_towards_neutral(
        u in 0.0..15.0f64, more in 0.0..10.0f64, sun in -90.0..90.0f64, cloud in 0.0..=1.0f64, ceiling in 0.0..9000.0f64,
    ) {
        let from_neutral = |u| turner(u, sun, cloud, ceiling).unwrap().index().abs_diff(D.index());
        prop_assert!(from_neutral(u + more) <= from_neutral(u));
    }

    #[test]
    fn a_higher_sun_never_steadies_the_air(
        u in 0.0..15.0f64, low in 0.1..90.0f64, high in 0.1..90.0f64, cloud in 0.0..=1.0f64,
    ) {
        let class = |sun| turner(u, sun, cloud, f64::INFINITY).unwrap();
        prop_assert!(class(low.max(high)) <= class(low.min(high)));
    }

    #[test]
    fn golder_grows_steadier_with_the_inverse_length(a in -0.5..0.5f64, b in -0.5..0.5f64, z0 in 0.001..1.0f64) {
        prop_assume!(a != 0.0 && b != 0.0);
        let class = |inverse: f64| golder(inverse.recip(), z0).unwrap();
        prop_assert!(class(a.min(b)) <= class(a.max(b)));
    }
}
