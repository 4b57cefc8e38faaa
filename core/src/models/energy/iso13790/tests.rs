use super::*;
use proptest::prelude::*;

const ALWAYS: Control = Control {
    heat_to_c: 20.0,
    cool_to_c: 26.0,
    heating_limit_w: f64::INFINITY,
    cooling_limit_w: f64::INFINITY,
};

fn house() -> Building {
    Building::new(100.0, 90.0, 40.0, 35.0, Mass::Medium)
}

/// A year of plain weather: a cosine over the year and one over the day, sun by day, people always.
fn year(mean_c: f64) -> Vec<Hour> {
    (0..8760u16)
        .map(|h| {
            let (day, hour) = (f64::from(h) / 8760.0, f64::from(h % 24) / 24.0);
            let (yearly, daily) =
                ((std::f64::consts::TAU * day).cos(), (std::f64::consts::TAU * (hour - 0.125)).cos());
            Hour {
                outdoor_c: mean_c - 10.0 * yearly - 5.0 * daily,
                internal_w: 400.0,
                solar_w: 2500.0 * (-daily).max(0.0) * (1.0 - 0.6 * yearly),
            }
        })
        .collect()
}

fn any_building() -> impl Strategy<Value = Building> {
    (20.0..500.0f64, 0.1..2.0f64, 0.0..1.0f64, 0.0..1.5f64, 0..5usize).prop_map(
        |(area, opaque, windows, air, mass)| {
            let mass = [Mass::VeryLight, Mass::Light, Mass::Medium, Mass::Heavy, Mass::VeryHeavy][mass];
            Building::new(area, opaque * area, windows * area, air * area, mass)
        },
    )
}

#[test]
fn steady_cold_by_hand() {
    // Mass to outside 90 x 2275 / 2185 = 93.707; with 2275 in series 90 again; 1552.5 in series with 40 + 90: 119.954;
    // and 35 by ventilation: 154.954 W/K through 20 K.
    let network = Network::new(&house()).unwrap();
    assert!((network.steady_heating_w(20.0, 0.0) - 3099.07).abs() < 0.1);
    let cold = vec![Hour { outdoor_c: 0.0, internal_w: 0.0, solar_w: 0.0 }; 3000];
    let mut last = Outcome::default();
    network.run(&cold, &ALWAYS, |_, outcome| last = *outcome).unwrap();
    assert!((last.heating_w - network.steady_heating_w(20.0, 0.0)).abs() < 1e-6);
    assert!((last.air_c - 20.0).abs() < 1e-9);
}

#[test]
fn a_limit_leaves_the_room_cold() {
    let network = Network::new(&house()).unwrap();
    let weak = Control { heating_limit_w: 1000.0, ..ALWAYS };
    let cold = vec![Hour { outdoor_c: -10.0, internal_w: 0.0, solar_w: 0.0 }; 500];
    let demand = network.run(&cold, &weak, |_, outcome| assert!(outcome.air_c < 20.0)).unwrap();
    assert_eq!((demand.peak_heating_kw, demand.heating_kwh), (1.0, 500.0));
}

#[test]
fn nonsense_is_named_and_the_extremes_are_defined() {
    for bad in [f64::NAN, f64::INFINITY, -1.0] {
        assert!(Network::new(&Building { floor_area_m2: bad, ..house() }).is_err());
        assert!(Network::new(&Building { opaque_w_k: bad, ..house() }).is_err());
        assert!(Network::new(&Building { windows_w_k: bad, ..house() }).is_err());
        assert!(Network::new(&Building { ventilation_w_k: bad, ..house() }).is_err());
        assert!(Network::new(&Building { capacity_j_k: bad, ..house() }).is_err());
        assert!(Network::new(&Building { mass_area_m2: bad, ..house() }).is_err());
    }
    assert!(Network::new(&Building { mass_area_m2: 1e3, ..house() }).is_err());
    assert!(Network::new(&Building { opaque_w_k: 1e5, ..house() }).is_err());
    let network = Network::new(&house()).unwrap();
    let hour = Hour { outdoor_c: 0.0, internal_w: 0.0, solar_w: 0.0 };
    assert!(network.run(&[Hour { outdoor_c: f64::NAN, ..hour }], &ALWAYS, |_, _| {}).is_err());
    assert!(network.run(&[hour], &Control { cool_to_c: 10.0, ..ALWAYS }, |_, _| {}).is_err());
    assert!(network.run(&[hour], &Control { heat_to_c: f64::NAN, ..ALWAYS }, |_, _| {}).is_err());
    assert_eq!(network.run(&[], &ALWAYS, |_, _| {}), Ok(Demand::default()));
    // A box without any loss stays as warm as it is.
    let sealed = Building { opaque_w_k: 0.0, windows_w_k: 0.0, ventilation_w_k: 0.0, ..house() };
    let idle = Network::new(&sealed).unwrap().step(20.0, &hour, &ALWAYS);
    assert!((idle.air_c - 20.0).abs() < 1e-9 && (idle.mass_c - 20.0).abs() < 1e-9);
    let free = Control { heat_to_c: f64::NEG_INFINITY, cool_to_c: f64::INFINITY, ..ALWAYS };
    let demand = network.run(&year(11.0), &free, |_, _| {}).unwrap();
    assert_eq!((demand.heating_kwh, demand.cooling_kwh), (0.0, 0.0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn energy_closes_every_hour(building in any_building(), mean in -5.0..25.0f64) {
        let network = Network::new(&building).unwrap();
        let hours = year(mean);
        let mut worst = 0.0f64;
        network.run(&hours, &ALWAYS, |i, o| {
            let into = hours[i].internal_w + hours[i].solar_w + o.heating_w - o.cooling_w;
            worst = worst.max((into - o.loss_w - o.stored_w).abs() / (1.0 + into.abs() + o.loss_w.abs()));
        }).unwrap();
        prop_assert!(worst < 1e-9, "{worst}");
    }

    #[test]
    fn the_room_is_kept_where_it_should_be(building in any_building(), mean in -5.0..25.0f64) {
        let network = Network::new(&building).unwrap();
        network.run(&year(mean), &ALWAYS, |_, o| {
            assert!(o.air_c > 20.0 - 1e-6 && o.air_c < 26.0 + 1e-6);
            assert!(o.heating_w == 0.0 || o.cooling_w == 0.0);
        }).unwrap();
    }

    #[test]
    fn a_warmer_climate_and_better_walls_need_less_heat(building in any_building(), mean in -5.0..25.0f64, warmer in 0.0..5.0f64, kept in 0.3..1.0f64) {
        let heat = |building: &Building, mean| {
            Network::new(building).unwrap().run(&year(mean), &ALWAYS, |_, _| {}).unwrap().heating_kwh
        };
        let before = heat(&building, mean);
        prop_assert!(heat(&building, mean + warmer) <= before + 1e-6);
        let better = Building { opaque_w_k: kept * building.opaque_w_k, ..building };
        prop_assert!(heat(&better, mean) <= before + 1e-6);
    }
}
