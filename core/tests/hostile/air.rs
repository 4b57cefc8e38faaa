//! Air: stability, plumes, roads, kernels and maps.

use super::{answers, answers_one, list, number, numbers};
use parvis_core::models::air::{
    Ambient, Convolver, JointFrequency, Kernel, KernelInput, LineSource, Plume, PlumeInput, ROMBERG_1996,
    Receptor, StabilityClass, Stack, Terrain, WindHour, annual_kernel, golder, plume_rise, sigma_y_m,
    sigma_z_m, solar_radiation, turner, vertical_profile_per_m, wind_at_m_s,
};
use proptest::prelude::*;

fn class() -> impl Strategy<Value = StabilityClass> {
    prop::sample::select(StabilityClass::ALL.to_vec())
}

fn terrain() -> impl Strategy<Value = Terrain> {
    prop::sample::select(vec![Terrain::Rural, Terrain::Urban])
}

fn plume() -> impl Strategy<Value = PlumeInput> {
    (numbers(), class(), terrain()).prop_map(|([q, h, u, lid, sigma_y, sigma_z], class, terrain)| {
        PlumeInput {
            emission_g_s: q,
            release_height_m: h,
            wind_speed_m_s: u,
            class,
            terrain,
            mixing_height_m: lid,
            initial_sigma_y_m: sigma_y,
            initial_sigma_z_m: sigma_z,
        }
    })
}

proptest! {
    #[test]
    fn stability([a, b, c, d] in numbers(), inversion: bool) {
        answers(turner(a, b, c, d), |_| Vec::new());
        answers(solar_radiation(a, b, inversion), |_| Vec::new());
        answers(golder(a, b), |_| Vec::new());
    }

    #[test]
    fn sigmas_and_winds([x, u, from, to, z] in numbers(), class in class(), terrain in terrain()) {
        for sigma in [sigma_y_m, sigma_z_m] {
            prop_assert!(sigma(class, terrain, x) >= 0.0 || x.is_nan() || x == f64::INFINITY);
        }
        answers_one(wind_at_m_s(u, from, to, class, terrain));
        let _ = vertical_profile_per_m(x, u, from, z);
    }

    #[test]
    fn plumes(input in plume(), [x_m, y_m, z_m, turn] in numbers()) {
        let Ok(plume) = Plume::new(input) else { return Ok(()) };
        for at in [Receptor { x_m, y_m, z_m }, Receptor::from_map(x_m, y_m, z_m, turn)] {
            let sound = [at.x_m, at.y_m, at.z_m].iter().all(|n| n.is_finite());
            let got = plume.concentration_ug_m3(at);
            prop_assert!(!sound || got >= 0.0, "{got} at {at:?}");
        }
    }

    #[test]
    fn rises([h, d, v, t] in numbers(), [u, air, gradient, x] in numbers(), class in class()) {
        let stack = Stack { height_m: h, diameter_m: d, exit_speed_m_s: v, gas_temperature_k: t };
        let ambient = Ambient {
            wind_speed_m_s: u,
            air_temperature_k: air,
            class,
            potential_temperature_gradient_k_m: gradient,
        };
        answers(plume_rise(&stack, &ambient), |rise| {
            let there = if x.is_nan() { 0.0 } else { x };
            vec![rise.final_rise_m, rise.final_distance_m, rise.stack_height_m, rise.plume_height_m(there)]
        });
    }

    #[test]
    fn no2(nox in number(), [a, b, c] in numbers()) {
        let own = parvis_core::models::air::Conversion { a_ug_m3: a, b_ug_m3: b, c };
        answers_one(ROMBERG_1996.no2_ug_m3(nox));
        answers_one(ROMBERG_1996.nox_ug_m3(nox));
        answers(ROMBERG_1996.bounds_ug_m3(nox), |(low, high)| vec![*low, *high]);
        let _ = (own.no2_ug_m3(nox), own.nox_ug_m3(nox), own.bounds_ug_m3(nox));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn roads(mut input in plume(), [e1, n1, e2, n2] in numbers(), [from, east, north, height] in numbers()) {
        for _ in 0..2 {
            if let Ok(road) = LineSource::new([[e1, n1], [e2, n2]], from, input) {
                let _ = road.concentration_ug_m3([east, north], height);
                let _ = road.horst_venkatram_ug_m3([east, north], height);
            }
            (input.initial_sigma_y_m, input.initial_sigma_z_m) = (2.0, 1.5);
        }
    }

    #[test]
    fn climates_and_kernels(sectors in 0..20usize, speeds in list(), shares in list(), hours in prop::collection::vec((number(), number(), class()), 0..30), [cell, h, z, sigma, lid, wind] in numbers(), radius in 0..6usize, terrain in terrain()) {
        answers(JointFrequency::new(sectors, speeds.clone(), shares), |_| Vec::new());
        let hours = hours.into_iter().map(|(from_deg, speed_m_s, class)| WindHour { from_deg, speed_m_s, class });
        let Ok(climate) = JointFrequency::from_hours(sectors, &speeds, hours) else { return Ok(()) };
        let input = KernelInput {
            cell_m: cell,
            radius_cells: radius,
            release_height_m: h,
            receptor_height_m: z,
            initial_sigma_z_m: sigma,
            terrain,
            mixing_height_m: [lid; 6],
            wind_height_m: wind,
        };
        answers(annual_kernel(&input, &climate), |kernel| kernel.values().to_vec());
        let huge = KernelInput { radius_cells: usize::MAX, ..input };
        prop_assert!(annual_kernel(&huge, &climate).is_err());
    }

    #[test]
    fn maps(cell in number(), values in prop::collection::vec(number(), 9), emission in list(), rows in 0..4usize) {
        let sound = Kernel::from_values(1, 10.0, vec![0.5; 9]);
        for kernel in [sound, Kernel::from_values(1, cell, values)].into_iter().flatten() {
            let mut map = vec![0.0; emission.len()];
            let columns = emission.len().checked_div(rows).unwrap_or(0);
            if let Ok(mut convolver) = Convolver::new(&kernel, rows, columns) {
                let _ = convolver.convolve(&emission, &mut map);
            }
            prop_assert!(Convolver::new(&kernel, usize::MAX, usize::MAX).is_err());
        }
    }
}
