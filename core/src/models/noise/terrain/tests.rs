use super::*;
use crate::models::noise::{
    Air, Field, FlatGround, FlatTransmission, Segment, absorption_db_km, energy_to_level_db,
};
use proptest::prelude::*;

const GRID: RegularGrid = RegularGrid { origin_m: [0.0, 0.0], step_m: [10.0, -10.0], columns: 40, rows: 30 };

fn paths() -> TerrainPaths {
    TerrainPaths {
        source_height_m: 0.05,
        receiver_height_m: 4.0,
        favourable: 0.5,
        absorption_db_km: absorption_db_km(&Air::REFERENCE).unwrap(),
        reach_m: 800.0,
    }
}

fn level(terrain: &Terrain<'_>, receiver: [f64; 2]) -> f64 {
    let road = [Segment { from_m: [20.0, -250.0], to_m: [20.0, -50.0] }];
    let mut out = [0.0];
    Field::over_terrain(&[receiver], &road, terrain, &paths())
        .unwrap()
        .add_energy(&[1.0; BANDS], &mut out)
        .unwrap();
    energy_to_level_db(out[0])
}

#[test]
fn hostile_terrain_is_named() {
    let (good, n) = ([0.0f32; 1200], 1200);
    for bad in [f32::NAN, f32::INFINITY, -1e9] {
        let wrong = vec![bad; n];
        assert!(matches!(
            Terrain::new(GRID, &wrong, &good, &good),
            Err(ModelError::Invalid { field: "ground_m", .. })
        ));
        assert!(Terrain::new(GRID, &good, &wrong, &good).is_err());
        assert!(Terrain::new(GRID, &good, &good, &wrong).is_err());
    }
    assert!(matches!(Terrain::new(GRID, &[], &good, &good), Err(ModelError::Shape { .. })));
    let empty = RegularGrid { columns: 0, ..GRID };
    assert!(matches!(Terrain::new(empty, &[], &[], &[]), Err(ModelError::Empty { .. })));
}

/// A hill of 20 m between road and house takes at least 10 dB, a row of houses of 9 m at least 5 dB.
#[test]
fn a_hill_and_a_row_of_houses_shield() {
    let (flat, soil) = (vec![0.0f32; 1200], vec![0.7f32; 1200]);
    let column = |from: usize, to: usize, height: f32| -> Vec<f32> {
        (0..1200).map(|i| if (from..to).contains(&(i % 40)) { height } else { 0.0 }).collect()
    };
    let (hill, houses) = (column(12, 16, 20.0), column(20, 21, 9.0));
    let receiver = [250.0, -150.0];
    let open = level(&Terrain::new(GRID, &flat, &flat, &soil).unwrap(), receiver);
    let behind_hill = level(&Terrain::new(GRID, &hill, &flat, &soil).unwrap(), receiver);
    let behind_houses = level(&Terrain::new(GRID, &flat, &houses, &soil).unwrap(), receiver);
    assert!(open - behind_hill > 10.0, "{open} {behind_hill}");
    assert!(open - behind_houses > 5.0, "{open} {behind_houses}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// On flat, even ground both ways of computing agree.
    #[test]
    fn flat_terrain_is_the_fast_path(x in 30.0..380.0f64, y in -280.0..-10.0f64, g in 0.0..=1.0f32) {
        let (flat, soil) = (vec![0.0f32; 1200], vec![g; 1200]);
        let terrain = Terrain::new(GRID, &flat, &flat, &soil).unwrap();
        let ground = FlatGround {
            source_height_m: 0.05,
            receiver_height_m: 4.0,
            ground_factor: f64::from(g),
            source_ground_factor: 0.0,
            favourable: 0.5,
        };
        let table = FlatTransmission::new(&ground, &paths().absorption_db_km, 800.0).unwrap();
        let road = [Segment { from_m: [20.0, -250.0], to_m: [20.0, -50.0] }];
        let mut out = [0.0];
        Field::at_points(&[[x, y]], &road, &table).unwrap().add_energy(&[1.0; BANDS], &mut out).unwrap();
        prop_assert!((energy_to_level_db(out[0]) - level(&terrain, [x, y])).abs() < 0.05);
    }

    /// A cut runs from end to end, in order, on the plane that the ground is.
    #[test]
    fn a_cut_of_a_plane_is_straight(
        from in prop::array::uniform2(0.0..290.0f64), to in prop::array::uniform2(0.0..290.0f64),
    ) {
        let plane: Vec<f32> = (0..1200).map(|i| (i % 40) as f32 * 2.0 + (i / 40) as f32).collect();
        let (none, soil) = (vec![0.0f32; 1200], vec![0.5f32; 1200]);
        let terrain = Terrain::new(GRID, &plane, &none, &soil).unwrap();
        let (from, to) = ([from[0], -from[1]], [to[0], -to[1]]);
        let mut cut = Vec::new();
        terrain.cut(from, to, &mut cut);
        let ground = |[x, y]: [f64; 2]| 0.2 * x - 0.1 * y;
        let length = (to[0] - from[0]).hypot(to[1] - from[1]);
        prop_assert!((cut.last().unwrap().x_m - length).abs() < 1e-9);
        for p in &cut {
            let t = if length > 0.0 { p.x_m / length } else { 0.0 };
            let place = [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
            prop_assert!((p.ground_m - ground(place)).abs() < 1e-4);
        }
        prop_assert!(cut.windows(2).all(|w| w[0].x_m <= w[1].x_m));
    }
}
