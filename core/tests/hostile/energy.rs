//! Energy: sun, modules, houses, heat pumps, the balance of a commune.

use super::{answers, answers_one, list, numbers};
use parvis_core::models::energy::degree_days::{
    Definition, cooling_degree_days, heat_demand_kwh, heating_degree_days,
};
use parvis_core::models::energy::heat_pump::{
    HeatSink, HeatSource, cop, cop_outdoors, cop_staffell, electricity_kwh, flow_temperature_c,
};
use parvis_core::models::energy::iso13790::{Building, Control, Hour, Network};
use parvis_core::models::energy::pv::{
    Irradiance, Modules, Surface, cell_temperature_c, performance_ratio, plane_of_array_w_m2,
};
use parvis_core::models::energy::{Battery, Instant, Site, SunPosition, balance, hourly_sun, julian_day};
use proptest::prelude::*;

proptest! {
    #[test]
    fn degree_days([base_c, threshold_c, loss, days, gains] in numbers(), means in list()) {
        let definition = Definition { base_c, threshold_c };
        answers_one(heating_degree_days(&means, definition));
        answers_one(cooling_degree_days(&means, definition));
        answers_one(heat_demand_kwh(loss, days, gains));
    }

    #[test]
    fn heat_pumps([lift, outdoor, ground] in numbers(), heat in list(), outdoors in list()) {
        for source in [HeatSource::Air, HeatSource::Ground] {
            answers_one(cop(source, lift));
            answers_one(cop_staffell(source, lift));
            for sink in [HeatSink::Radiators, HeatSink::Floor, HeatSink::HotWater] {
                answers_one(flow_temperature_c(sink, outdoor));
                answers_one(cop_outdoors(source, sink, outdoor, ground));
                answers_one(electricity_kwh(source, sink, &heat, &outdoors, ground));
            }
        }
    }

    #[test]
    fn a_house([a, b, c, d, e, f] in numbers(), [heat, cool, most_heat, most_cold] in numbers(), hours in prop::collection::vec(numbers::<3>(), 0..5)) {
        let building = Building {
            floor_area_m2: a, opaque_w_k: b, windows_w_k: c, ventilation_w_k: d, capacity_j_k: e, mass_area_m2: f,
        };
        let control =
            Control { heat_to_c: heat, cool_to_c: cool, heating_limit_w: most_heat, cooling_limit_w: most_cold };
        let hour = |[outdoor_c, internal_w, solar_w]: [f64; 3]| Hour { outdoor_c, internal_w, solar_w };
        let hours: Vec<Hour> = hours.into_iter().map(hour).collect();
        let run = Network::new(&building).and_then(|network| network.run(&hours, &control, |_, _| ()));
        answers(run, |d| vec![d.heating_kwh, d.cooling_kwh, d.peak_heating_kw, d.peak_cooling_kw]);
    }

    #[test]
    fn the_sun([jd, delta_t, tilt, facing] in numbers(), [latitude_deg, longitude_deg, elevation_m, pressure_hpa, temperature_c] in numbers(), year: i32, month: u8, day: u8, hours in 0..4usize) {
        answers_one(julian_day(year, month, day, jd));
        let site = Site { latitude_deg, longitude_deg, elevation_m, pressure_hpa, temperature_c };
        let sound = Instant::new(2_452_930.312_847, delta_t);
        for instant in [sound, Instant::new(jd, delta_t)] {
            let seen = instant.and_then(|instant| instant.seen_from(&site));
            answers(seen, |sun| vec![sun.zenith_deg, sun.azimuth_deg, sun.distance_au]);
        }
        answers(hourly_sun(&site, 2_460_000.5, delta_t, hours), |suns| suns.iter().map(|s| s.zenith_deg).collect());
        let noon = SunPosition { zenith_deg: jd, azimuth_deg: delta_t, distance_au: 1.0 };
        let _ = noon.cos_incidence(tilt, facing);
    }

    #[test]
    fn solar_modules([global, direct, diffuse, zenith, azimuth, distance] in numbers(), [tilt, facing, albedo, air, wind] in numbers(), [peak, coefficient, losses, cell] in numbers()) {
        let light = Irradiance { global_w_m2: global, direct_normal_w_m2: direct, diffuse_w_m2: diffuse };
        let sun = SunPosition { zenith_deg: zenith, azimuth_deg: azimuth, distance_au: distance };
        answers_one(plane_of_array_w_m2(&light, &sun, &Surface { tilt_deg: tilt, facing_deg: facing, albedo }));
        answers_one(cell_temperature_c(global, air, wind));
        let modules = Modules { peak_kw: peak, temperature_coefficient_per_k: coefficient, losses };
        answers_one(modules.power_kw(global, cell));
        answers_one(performance_ratio(global, direct, peak));
    }

    #[test]
    fn a_balance(supply in list(), demand in list(), [capacity, power, efficiency] in numbers()) {
        let battery = Battery { capacity_kwh: capacity, power_kw: power, round_trip_efficiency: efficiency };
        answers(balance(&supply, &demand, &battery), |b| {
            vec![b.import_kwh, b.export_kwh, b.lost_kwh, b.stored_kwh, b.self_consumption(), b.positive_energy_ratio()]
        });
    }
}
