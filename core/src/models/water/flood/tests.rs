use super::*;
use crate::models::ModelError;
use proptest::prelude::*;

const ROWS: usize = 6;
const COLUMNS: usize = 7;

fn dry_weather() -> Hydrograph {
    Hydrograph::constant(0.0)
}

fn basin<'a>(bed_m: &'a [f64], start: Start<'a>, rain_m_s: &'a Hydrograph) -> Setup<'a> {
    Setup {
        rows: ROWS,
        columns: COLUMNS,
        cell_m: 5.0,
        bed_m,
        manning: Manning::Uniform(0.03),
        start,
        edges: &[],
        sources: &[],
        rain_m_s,
        rain_share: None,
        numerics: Numerics::default(),
    }
}

fn after<T: Real>(setup: &Setup<'_>, t_s: f64) -> Flood<T> {
    let mut flood = Flood::new(setup).unwrap();
    flood.step_until(t_s).unwrap();
    flood
}

fn rough() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(400.0..402.0_f64, ROWS * COLUMNS)
}

fn puddles() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(prop_oneof![Just(0.0), 0.0..1.5_f64], ROWS * COLUMNS)
}

fn flipped(grid: &[f64]) -> Vec<f64> {
    grid.chunks(COLUMNS).flat_map(|row| row.iter().rev().copied()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_lake_at_rest_stays_at_rest_to_the_bit(bed in rough(), level in 399.0..404.0_f64) {
        let rain = dry_weather();
        let setup = basin(&bed, Start::Level(level), &rain);
        let before = Flood::<f64>::new(&setup).unwrap();
        let later = after::<f64>(&setup, 60.0);
        prop_assert_eq!(later.depth_m(), before.depth_m());
        let single = Flood::<f32>::new(&setup).unwrap();
        let later = after::<f32>(&setup, 60.0);
        prop_assert_eq!(later.depth_m(), single.depth_m());
    }

    #[test]
    fn water_is_neither_made_nor_lost_nor_below_the_bed(bed in rough(), depth in puddles(), mm_h in 0.0..200.0_f64) {
        let rain = Hydrograph::constant(mm_h / 3.6e6);
        let open = [Edge { side: Side::East, from: 1, to: 4, boundary: Boundary::Open { slope: None } }];
        let setup = Setup { edges: &open, ..basin(&bed, Start::Depth(&depth), &rain) };
        let flood = after::<f64>(&setup, 120.0);
        prop_assert!(flood.balance().drift().abs() < 1e-13, "{:?}", flood.balance());
        prop_assert!(flood.depth_m().iter().all(|h| *h >= 0.0));
        let single = after::<f32>(&setup, 120.0);
        prop_assert!(single.balance().drift().abs() < 1e-4, "{:?}", single.balance());
    }

    #[test]
    fn a_mirrored_valley_floods_mirrored_to_the_bit(bed in rough(), depth in puddles()) {
        let rain = dry_weather();
        let here = after::<f64>(&basin(&bed, Start::Depth(&depth), &rain), 60.0);
        let (bed, depth) = (flipped(&bed), flipped(&depth));
        let there = after::<f64>(&basin(&bed, Start::Depth(&depth), &rain), 60.0);
        prop_assert_eq!(flipped(here.depth_m()), there.depth_m());
    }

    #[test]
    fn leaving_out_what_water_has_not_reached_changes_no_bit(bed in rough(), cell in 0..ROWS * COLUMNS) {
        let spring = [Source { cells: vec![cell], discharge_m3_s: Hydrograph::constant(0.4) }];
        let rain = dry_weather();
        // Rain that is yet to fall makes the run look everywhere.
        let one_day = Hydrograph::new(vec![0.0, 1e9, 2e9], vec![0.0, 0.0, 1e-6]).unwrap();
        let narrow = after::<f64>(&Setup { sources: &spring, ..basin(&bed, Start::Dry, &rain) }, 60.0);
        let wide = after::<f64>(&Setup { sources: &spring, ..basin(&bed, Start::Dry, &one_day) }, 60.0);
        prop_assert_eq!(narrow.depth_m(), wide.depth_m());
    }

    #[test]
    fn any_numbers_get_an_answer(bed in prop::collection::vec(any::<f64>(), 6), n in any::<f64>(), cell_m in any::<f64>(), level in any::<f64>()) {
        let rain = dry_weather();
        let setup = Setup { rows: 2, columns: 3, cell_m, manning: Manning::Uniform(n), ..basin(&bed, Start::Level(level), &rain) };
        if let Ok(mut flood) = Flood::<f64>::new(&setup) {
            flood.step_towards(1e6, 20).unwrap();
            prop_assert!(flood.depth_m().iter().all(|h| h.is_finite()));
        }
    }
}

#[test]
fn a_long_channel_runs_at_normal_depth() {
    // Manning: h = (n q / sqrt(S))^(3/5).
    let (slope, q, n) = (0.002_f64, 1.0, 0.03);
    let bed: Vec<f64> = (0..200).map(|i| -slope * 5.0 * f64::from(i)).collect();
    let edges = [
        Edge { side: Side::West, from: 0, to: 1, boundary: Boundary::Inflow(Hydrograph::constant(q)) },
        Edge { side: Side::East, from: 0, to: 1, boundary: Boundary::Open { slope: None } },
    ];
    let rain = dry_weather();
    let setup = Setup { rows: 1, columns: 200, edges: &edges, ..basin(&bed, Start::Dry, &rain) };
    let flood = after::<f64>(&setup, 7200.0);
    let normal = (n * q / slope.sqrt()).powf(0.6);
    assert!((flood.depth_m()[100] / normal - 1.0).abs() < 1e-3, "{} {normal}", flood.depth_m()[100]);
    assert!((flood.velocity_m_s(100).unwrap()[0] * normal - q).abs() < 1e-3);
}

#[test]
fn a_level_outside_fills_the_basin_to_that_level() {
    let bed = vec![10.0; ROWS * COLUMNS];
    let sea = Hydrograph::constant(11.0);
    let edges = [Edge { side: Side::South, from: 0, to: COLUMNS, boundary: Boundary::Level(sea) }];
    let rain = dry_weather();
    let flood = after::<f64>(&Setup { edges: &edges, ..basin(&bed, Start::Dry, &rain) }, 14400.0);
    let off = (0..bed.len()).map(|i| (flood.surface_m(i).unwrap() - 11.0).abs()).fold(0.0, f64::max);
    assert!(off < 1e-3, "{off}");
}

#[test]
fn walls_hold_and_stay_dry() {
    let mut bed = vec![0.0; ROWS * COLUMNS];
    for row in 0..ROWS {
        bed[row * COLUMNS + 3] = f64::NAN;
    }
    let mut depth = vec![0.0; bed.len()];
    depth[0] = 2.0;
    depth[3] = 5.0;
    let rain = Hydrograph::constant(1e-5);
    let flood = after::<f64>(&basin(&bed, Start::Depth(&depth), &rain), 600.0);
    assert!((0..ROWS).all(|row| flood.depth_m()[row * COLUMNS + 3] == 0.0));
    let east: f64 = (0..ROWS).map(|row| flood.depth_m()[row * COLUMNS + 5]).sum::<f64>() / ROWS as f64;
    assert!((east - 0.006).abs() < 1e-9, "only rain east of the wall: {east}");
    assert!(flood.balance().drift().abs() < 1e-12);
}

#[test]
fn hostile_set_ups_are_refused_by_name() {
    let (bed, rain) = (vec![0.0; ROWS * COLUMNS], dry_weather());
    let good = || basin(&bed, Start::Dry, &rain);
    let says = |setup: Setup<'_>| Flood::<f64>::new(&setup).err().map(|e| e.to_string()).unwrap_or_default();
    assert!(says(Setup { rows: usize::MAX, ..good() }).contains("bed_m"));
    assert!(says(Setup { rows: 0, bed_m: &[], ..good() }).contains("bed_m is empty"));
    assert!(says(Setup { bed_m: &vec![f64::NAN; bed.len()], ..good() }).contains("bed_m is empty"));
    assert!(says(Setup { cell_m: 0.0, ..good() }).contains("cell_m"));
    assert!(says(Setup { manning: Manning::Uniform(f64::INFINITY), ..good() }).contains("manning_n"));
    assert!(says(Setup { start: Start::Level(f64::NAN), ..good() }).contains("level_m"));
    let spring = [Source { cells: vec![9999], discharge_m3_s: Hydrograph::constant(1.0) }];
    assert!(says(Setup { sources: &spring, ..good() }).contains("source.cells"));
    let edges = [Edge { side: Side::North, from: 3, to: 3, boundary: Boundary::Open { slope: None } }];
    assert!(says(Setup { edges: &edges, ..good() }).contains("edge.from"));
    let mut flood = Flood::<f64>::new(&good()).unwrap();
    assert!(matches!(flood.step_until(f64::NAN), Err(ModelError::Invalid { field: "t_s", .. })));
}
