use super::*;
use crate::models::noise::{Air, absorption_db_km};
use proptest::prelude::*;

fn point(x_m: f64, ground_m: f64, obstacle_m: f64, ground_factor: f64) -> ProfilePoint {
    ProfilePoint { x_m, ground_m, obstacle_m, ground_factor }
}

fn run(cut: &[ProfilePoint], source_m: f64, receiver_m: f64, g_s: f64) -> Attenuation {
    propagate(cut, source_m, receiver_m, g_s, &absorption_db_km(&Air::REFERENCE).unwrap()).unwrap()
}

fn close(got: &Spectrum, expected: [f64; BANDS], by: f64) {
    for i in 0..BANDS {
        assert!((got[i] - expected[i]).abs() <= by, "{} Hz: {got:?} against {expected:?}", BANDS_HZ[i]);
    }
}

/// The published boundary terms of ISO/TR 17534-4 are rounded to 0.01 dB and computed from rounded geometry;
/// the standard itself accepts 0.1 dB.
const ACCEPTED_DB: f64 = 0.1;

/// TC03: porous ground.
#[test]
fn tc03_porous_ground() {
    let got = run(&[point(0.0, 0.0, 0.0, 1.0), point(194.1649, 0.0, 0.0, 1.0)], 1.0, 4.0, 1.0);
    close(&got.boundary_homogeneous_db, [0.0, 0.0, 1.59, 9.67, 5.03, 0.0, 0.0, 0.0], ACCEPTED_DB);
    close(&got.boundary_favourable_db, [0.0, 0.0, 0.0, 4.23, 0.0, 0.0, 0.0, 0.0], ACCEPTED_DB);
}

/// TC06: the edge of a slope, just below the line of sight, diffracts at 500 and 1000 Hz alone.
#[test]
fn tc06_an_edge_below_the_line_of_sight() {
    let cut = [
        point(0.0, 0.0, 0.0, 0.9),
        point(40.88, 0.0, 0.0, 0.5),
        point(112.41, 0.0, 0.0, 0.5),
        point(143.07, 4.615, 0.0, 0.2),
        point(178.84, 10.0, 0.0, 0.2),
        point(194.16, 10.0, 0.0, 0.2),
    ];
    let got = run(&cut, 1.0, 1.5, 0.9);
    close(&got.boundary_homogeneous_db, [-1.32, -1.32, -1.32, 4.31, -0.83, -1.32, -1.32, -1.32], ACCEPTED_DB);
    close(&got.boundary_favourable_db, [-1.32, -1.32, -1.29, -1.05, -1.32, -1.32, -1.32, -1.32], ACCEPTED_DB);
}

/// TC07: a long wall of 6 m on flat ground.
#[test]
fn tc07_a_long_barrier() {
    let cut = [
        point(0.0, 0.0, 0.0, 0.9),
        point(40.88, 0.0, 0.0, 0.5),
        point(143.07, 0.0, 0.0, 0.2),
        point(170.23, 0.0, 6.0, 0.2),
        point(194.16, 0.0, 0.0, 0.2),
    ];
    let got = run(&cut, 1.0, 4.0, 0.9);
    close(&got.boundary_homogeneous_db, [3.67, 4.83, 6.44, 8.49, 13.30, 13.60, 16.43, 19.35], ACCEPTED_DB);
    close(&got.boundary_favourable_db, [3.36, 4.33, 5.69, 7.50, 9.74, 12.30, 15.06, 17.94], ACCEPTED_DB);
}

/// TC09, vertical plane: a wall on a slope; at 8 kHz the bound of 25 dB is reached.
#[test]
fn tc09_a_barrier_on_a_slope() {
    let cut = [
        point(0.0, 0.0, 0.0, 0.9),
        point(40.88, 0.0, 0.0, 0.5),
        point(112.41, 0.0, 0.0, 0.5),
        point(143.07, 4.615, 0.0, 0.2),
        point(170.49, 8.74, 7.89, 0.2),
        point(178.84, 10.0, 0.0, 0.2),
        point(194.16, 10.0, 0.0, 0.2),
    ];
    let got = run(&cut, 1.0, 4.0, 0.9);
    close(&got.boundary_homogeneous_db, [5.91, 7.82, 10.16, 12.78, 15.58, 18.48, 21.43, 23.34], ACCEPTED_DB);
    close(&got.boundary_favourable_db, [5.72, 7.57, 9.85, 12.44, 15.22, 18.11, 21.05, 23.39], ACCEPTED_DB);
}

#[test]
fn hostile_cuts_are_named() {
    let alpha = [0.0; BANDS];
    let go = |cut: &[ProfilePoint], h: f64| propagate(cut, h, 4.0, 0.0, &alpha);
    assert!(matches!(go(&[], 1.0), Err(ModelError::Empty { field: "profile" })));
    assert!(go(&[point(0.0, 0.0, 0.0, 0.0)], 1.0).is_err());
    assert!(go(&[point(0.0, 0.0, 0.0, 0.0), point(0.0, 0.0, 0.0, 0.0)], 1.0).is_err());
    assert!(go(&[point(0.0, 0.0, 0.0, 0.0), point(-5.0, 0.0, 0.0, 0.0)], 1.0).is_err());
    for bad in [f64::NAN, f64::INFINITY, -1e9] {
        assert!(go(&[point(0.0, bad, 0.0, 0.0), point(9.0, 0.0, 0.0, 0.0)], 1.0).is_err());
        assert!(go(&[point(0.0, 0.0, bad, 0.0), point(9.0, 0.0, 0.0, 0.0)], 1.0).is_err());
        assert!(go(&[point(0.0, 0.0, 0.0, 0.0), point(9.0, 0.0, 0.0, 0.0)], bad).is_err());
        assert!(
            propagate(&[point(0.0, 0.0, 0.0, 0.0), point(9.0, 0.0, 0.0, 0.0)], 1.0, 4.0, 0.0, &[bad; BANDS])
                .is_err()
        );
    }
}

fn any_cut() -> impl Strategy<Value = Vec<ProfilePoint>> {
    prop::collection::vec((0.0..60.0f64, -15.0..15.0f64, 0.0..20.0f64, 0.0..=1.0f64), 2..20).prop_map(
        |steps| {
            let mut x = 0.0;
            let mut cut: Vec<_> = steps
                .into_iter()
                .map(|(dx, z, obstacle, g)| {
                    x += dx;
                    point(x, z, if obstacle > 15.0 { obstacle - 15.0 } else { 0.0 }, g)
                })
                .collect();
            cut.push(point(x + 1.0, 0.0, 0.0, 0.5));
            cut
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Whatever the terrain, the answer is finite, and no boundary takes more than the bound plus ground.
    #[test]
    fn any_terrain_has_an_answer(cut in any_cut(), s in 0.0..5.0f64, r in 0.0..30.0f64, g in 0.0..=1.0f64) {
        let got = run(&cut, s, r, g);
        for a in got.homogeneous_db().into_iter().chain(got.favourable_db()) {
            prop_assert!(a.is_finite());
        }
    }

    /// Over hard flat ground the level falls by 6 dB and the absorption when the distance doubles.
    #[test]
    fn hard_ground_doubles_the_pressure(d in 10.0..500.0f64, s in 0.05..3.0f64, r in 1.5..10.0f64) {
        let got = run(&[point(0.0, 0.0, 0.0, 0.0), point(d, 0.0, 0.0, 0.0)], s, r, 0.0);
        prop_assert_eq!(got.boundary_homogeneous_db, [-3.0; BANDS]);
        prop_assert!(got.boundary_favourable_db.iter().all(|a| *a <= -3.0 && *a >= -9.0));
    }

    /// A wall that ends well below the line of sight changes nothing.
    #[test]
    fn a_low_wall_is_not_heard(d in 50.0..300.0f64, at in 0.2..0.8f64, h in 0.0..0.4f64) {
        let wall = |h| run(
            &[point(0.0, 0.0, 0.0, 0.7), point(at * d, 0.0, h, 0.7), point(d, 0.0, 0.0, 0.7)], 20.0, 20.0, 0.7,
        );
        prop_assert_eq!(wall(h), wall(0.0));
    }

    /// Where diffraction is as strong as can be, 25 dB and the ground on both sides are all there is.
    #[test]
    fn a_mountain_takes_no_more_than_the_bound(d in 50.0..300.0f64, at in 0.1..0.9f64) {
        let cut = [point(0.0, 0.0, 0.0, 0.0), point(at * d, 500.0, 0.0, 0.0), point(d, 0.0, 0.0, 0.0)];
        let got = run(&cut, 0.5, 4.0, 0.0);
        // Hard ground gives back 3 dB on each side, and up to 9 dB in favourable conditions.
        prop_assert!(got.boundary_homogeneous_db.iter().all(|a| (19.0 - 1e-9..=25.0).contains(a)));
        prop_assert!(got.boundary_favourable_db.iter().all(|a| (7.0..=25.0).contains(a)));
    }

    /// Only differences of altitude matter.
    #[test]
    fn altitude_does_not_matter(cut in any_cut(), up in 0.0..2000.0f64) {
        let lifted: Vec<_> = cut.iter().map(|p| ProfilePoint { ground_m: p.ground_m + up, ..*p }).collect();
        let (a, b) = (run(&cut, 0.5, 4.0, 0.0), run(&lifted, 0.5, 4.0, 0.0));
        for i in 0..BANDS {
            prop_assert!((a.boundary_homogeneous_db[i] - b.boundary_homogeneous_db[i]).abs() < 1e-5);
            prop_assert!((a.boundary_favourable_db[i] - b.boundary_favourable_db[i]).abs() < 1e-5);
        }
    }
}
