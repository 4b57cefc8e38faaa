use super::*;
use proptest::prelude::*;

const ALL: [Vehicle; 3] = [Vehicle::Car, Vehicle::Van, Vehicle::Lorry];

#[test]
fn shares_of_the_french_fleet_add_up() {
    for vehicle in ALL {
        let sum: f64 = Fleet::france(vehicle).0.iter().map(|(_, s)| s).sum();
        assert!((sum - 1.0).abs() < 1e-12);
    }
}

#[test]
fn a_mean_french_car_gives_off_about_what_base_empreinte_states() {
    // Base Empreinte, mean car, combustion alone: about 0.16 kg CO2/km over all roads and speeds.
    let mean = per_km(&Fleet::france(Vehicle::Car), 60.0).unwrap();
    let co2_g = mean.petrol_g * 3.070 + mean.diesel_g * 3.186;
    assert!((125.0..185.0).contains(&co2_g), "{co2_g}");
}

#[test]
fn hostile_fleets_are_named() {
    assert!(per_km(&Fleet(vec![]), 50.0).is_err());
    assert!(per_km(&Fleet(vec![(Powertrain::Engine("steam"), 1.0)]), 50.0).is_err());
    assert!(per_km(&Fleet(vec![(Powertrain::Electric(f64::NAN), 1.0)]), 50.0).is_err());
    assert!(per_km(&Fleet::france(Vehicle::Car), f64::NAN).is_err());
    assert!(Fleet::france(Vehicle::Car).with_electric_share(Vehicle::Car, 1.1).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn each_electric_kilometre_saves_its_share_of_fuel(share in 0.0..1.0f64, speed in 10.0..110.0f64) {
        for vehicle in ALL {
            let fleet = |s| Fleet::france(vehicle).with_electric_share(vehicle, s).unwrap();
            let (none, some) = (per_km(&fleet(0.0), speed).unwrap(), per_km(&fleet(share), speed).unwrap());
            prop_assert!((some.diesel_g - (1.0 - share) * none.diesel_g).abs() < 1e-9 * none.diesel_g);
            prop_assert!((some.nox_g - (1.0 - share) * none.nox_g).abs() < 1e-9 * none.nox_g);
            prop_assert!(none.electricity_kwh == 0.0 && some.electricity_kwh >= 0.0);
        }
    }

    #[test]
    fn the_mean_lies_within_its_range(speed in 5.0..140.0f64) {
        for vehicle in ALL {
            let mean = per_km(&Fleet::france(vehicle), speed).unwrap();
            prop_assert!(0.0 < mean.nox_low_g && mean.nox_low_g <= mean.nox_g && mean.nox_g <= mean.nox_high_g);
        }
    }
}
