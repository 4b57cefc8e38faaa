use super::*;
use crate::models::noise::{FlatGround, energy_to_level_db};
use proptest::prelude::*;

fn table() -> FlatTransmission {
    let hard = FlatGround {
        source_height_m: 0.0,
        receiver_height_m: 0.0,
        ground_factor: 0.0,
        source_ground_factor: 0.0,
        favourable: 0.0,
    };
    FlatTransmission::new(&hard, &[0.0; BANDS], 10_000.0).unwrap()
}

fn road(x0: f64, x1: f64) -> Segment {
    Segment { from_m: [x0, 0.0], to_m: [x1, 0.0] }
}

fn energy(segments: &[Segment], receiver: [f64; 2]) -> f64 {
    let mut out = [0.0];
    Field::at_points(&[receiver], segments, &table())
        .unwrap()
        .add_energy(&[0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0], &mut out)
        .unwrap();
    out[0]
}

#[test]
fn hostile_input_is_named() {
    for bad in [f64::NAN, f64::INFINITY] {
        assert!(Field::at_points(&[[0.0, 1.0]], &[road(bad, 1.0)], &table()).is_err());
        assert!(Field::at_points(&[[0.0, bad]], &[road(0.0, 1.0)], &table()).is_err());
    }
    let huge = RegularGrid { origin_m: [0.0; 2], step_m: [1.0; 2], columns: usize::MAX, rows: 2 };
    assert!(matches!(Field::on_grid(&huge, &[], &table()), Err(ModelError::TooLarge { .. })));
    let field = Field::at_points(&[[0.0, 1.0]], &[], &table()).unwrap();
    assert!(matches!(field.add_energy(&[1.0; BANDS], &mut []), Err(ModelError::Shape { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Without air and over hard ground a line source gives its angle of view over its distance:
    /// E = 10^(-1.1) * 10^0.3 * angle / distance.
    #[test]
    fn a_straight_road_is_seen_under_an_angle(a in 2.0..200.0f64, x0 in -900.0..0.0f64, x1 in 1.0..900.0f64) {
        let expected = 10f64.powf(-0.8) * ((x1 / a).atan() - (x0 / a).atan()) / a;
        prop_assert!((energy_to_level_db(energy(&[road(x0, x1)], [0.0, a]) / expected)).abs() < 0.05);
    }

    /// The noise of a road is the noise of its parts.
    #[test]
    fn a_road_is_its_parts(a in 2.0..200.0f64, x0 in -500.0..0.0f64, cut in 0.05..0.95f64, x1 in 1.0..500.0f64) {
        let middle = x0 + cut * (x1 - x0);
        let whole = energy(&[road(x0, x1)], [0.0, a]);
        let parts = energy(&[road(x0, middle), road(middle, x1)], [0.0, a]);
        prop_assert!(energy_to_level_db(whole / parts).abs() < 0.05);
    }

    /// A grid is its points.
    #[test]
    fn a_grid_is_its_points(x in -50.0..50.0f64, y in -50.0..50.0f64, cell in 1.0..40.0f64, north_up in prop::bool::ANY) {
        let down = if north_up { -cell } else { cell };
        let grid = RegularGrid { origin_m: [x, y], step_m: [cell, down], columns: 5, rows: 3 };
        let points: Vec<_> = (0..15)
            .map(|i| [x + f64::from(i % 5) * cell, y + f64::from(i / 5) * down])
            .collect();
        let roads = [road(-20.0, 60.0), Segment { from_m: [10.0, -30.0], to_m: [15.0, 80.0] }];
        let reach = FlatTransmission::new(
            &FlatGround {
                source_height_m: 0.05,
                receiver_height_m: 4.0,
                ground_factor: 0.5,
                source_ground_factor: 0.0,
                favourable: 0.5,
            },
            &[0.0; BANDS],
            60.0,
        )
        .unwrap();
        prop_assert_eq!(
            Field::on_grid(&grid, &roads, &reach).unwrap(),
            Field::at_points(&points, &roads, &reach).unwrap()
        );
    }
}
