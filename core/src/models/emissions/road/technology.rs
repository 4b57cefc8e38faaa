//! Vehicles by fuel and Euro class, with the hot factors of the guidebook \[g/km\].
//!
//! Cars: petrol 1.4 to 2.0 l, diesel below 2.0 l; since Euro 4 the guidebook gives no newer fuel functions
//! for cars, so Euro 5 and 6 take those of Euro 4 (petrol) and Euro 3 (diesel). Vans: diesel below 3.5 t.
//! Lorries: rigid, 14 to 20 t, half loaded, flat road. On the road, early Euro 6 diesel cars gave off two to
//! three times the nitrogen oxides of these functions (see the range of [`Technology::nox_range`]).

use super::super::super::{ModelError, check};
use super::Curve;

/// What a vehicle burns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fuel {
    /// Petrol.
    Petrol,
    /// Diesel.
    Diesel,
}

/// A vehicle of one Euro class.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Technology {
    /// Its id.
    pub id: &'static str,
    /// What it burns.
    pub fuel: Fuel,
    /// Fuel \[g/km\].
    pub fuel_g_km: Curve,
    /// Nitrogen oxides, as NO2 \[g/km\].
    pub nox_g_km: Curve,
    /// Low and high of the nitrogen oxides, as multiples of the function.
    pub nox_range: (f64, f64),
    /// Speeds within which the functions hold \[km/h\].
    pub speed_kmh: (f64, f64),
}

impl Technology {
    /// Fuel and nitrogen oxides \[g/km\] at a speed; a speed beyond the measurements is held to their range.
    ///
    /// # Errors
    /// `speed_kmh` is not finite or not above 0.
    pub fn at(&self, speed_kmh: f64) -> Result<(f64, f64), ModelError> {
        let v = check::positive("speed_kmh", speed_kmh)?.clamp(self.speed_kmh.0, self.speed_kmh.1);
        Ok((self.fuel_g_km.at(v), self.nox_g_km.at(v)))
    }
}

const PETROL_FUEL: Curve = Curve::Rational([136.0, 2.60e-2, -1.65, 2.28e-4, 3.12e-2, 0.0]);
const DIESEL_FUEL: Curve = Curve::Rational([162.0, 0.123, 2.18, -7.76e-4, -1.28e-2, 0.0]);

/// Every vehicle class of the library.
pub static TECHNOLOGIES: [Technology; 11] = [
    Technology {
        id: "petrol_car_euro_4",
        fuel: Fuel::Petrol,
        fuel_g_km: PETROL_FUEL,
        nox_g_km: Curve::Rational([0.106, 0.0, -1.58e-3, 0.0, 7.10e-6, 0.0]),
        nox_range: (0.5, 2.0),
        speed_kmh: (10.0, 130.0),
    },
    Technology {
        id: "petrol_car_euro_5",
        fuel: Fuel::Petrol,
        fuel_g_km: PETROL_FUEL,
        nox_g_km: Curve::Rational([0.18916, 1.57151, 0.0815475, 0.0273278, -2.48892e-4, -0.268467]),
        nox_range: (0.5, 2.0),
        speed_kmh: (10.0, 130.0),
    },
    Technology {
        id: "petrol_car_euro_6",
        fuel: Fuel::Petrol,
        fuel_g_km: PETROL_FUEL,
        nox_g_km: Curve::Rational([0.474232, 5.62175, 0.340578, 0.0837629, -1.51583e-3, -1.19109]),
        nox_range: (0.5, 2.0),
        speed_kmh: (10.0, 130.0),
    },
    Technology {
        id: "diesel_car_euro_4",
        fuel: Fuel::Diesel,
        fuel_g_km: DIESEL_FUEL,
        nox_g_km: Curve::Rational([1.11, 0.0, -2.02e-2, 0.0, 1.48e-4, 0.0]),
        nox_range: (0.7, 1.5),
        speed_kmh: (10.0, 130.0),
    },
    Technology {
        id: "diesel_car_euro_5",
        fuel: Fuel::Diesel,
        fuel_g_km: DIESEL_FUEL,
        nox_g_km: Curve::Rational([
            0.94595173,
            4.2642718e-3,
            -1.1381467e-2,
            -5.1504631e-5,
            6.6713602e-5,
            1.9236081,
        ]),
        nox_range: (0.7, 1.7),
        speed_kmh: (10.0, 130.0),
    },
    Technology {
        id: "diesel_car_euro_6",
        fuel: Fuel::Diesel,
        fuel_g_km: DIESEL_FUEL,
        nox_g_km: Curve::Rational([
            0.43587874,
            1.00434582e-2,
            -5.38678917e-3,
            -1.02361228e-4,
            2.90466371e-5,
            -0.460704414,
        ]),
        nox_range: (0.7, 3.0),
        speed_kmh: (10.0, 130.0),
    },
    Technology {
        id: "diesel_van_euro_5",
        fuel: Fuel::Diesel,
        fuel_g_km: Curve::Powers([394.837976, -0.496137741, 1.48840685e-3, 2.16870603]),
        nox_g_km: Curve::Rational([
            0.51396431,
            -1.44045615e-2,
            -8.55171782e-3,
            5.68278208e-5,
            4.30258113e-5,
            3.43040792,
        ]),
        nox_range: (0.7, 2.0),
        speed_kmh: (10.0, 110.0),
    },
    Technology {
        id: "diesel_van_euro_6",
        fuel: Fuel::Diesel,
        fuel_g_km: Curve::Powers([378.560929, -0.496520239, 1.26454211e-3, 2.18849663]),
        nox_g_km: Curve::Rational([
            0.183151183,
            -1.44601695e-2,
            -3.07057963e-3,
            5.71467904e-5,
            1.5390909e-5,
            1.22677718,
        ]),
        nox_range: (0.7, 3.0),
        speed_kmh: (10.0, 110.0),
    },
    Technology {
        id: "lorry_euro_3",
        fuel: Fuel::Diesel,
        fuel_g_km: Curve::Exponential([2964.6431344393, 1.0093448329, -0.8291148954]),
        nox_g_km: Curve::Logistic([3.556811354, 170.8147556332, -0.2348595746, 1.0614484084, 0.004800646]),
        nox_range: (0.7, 1.4),
        speed_kmh: (12.0, 86.0),
    },
    Technology {
        id: "lorry_euro_5",
        fuel: Fuel::Diesel,
        fuel_g_km: Curve::Exponential([2169.1211952522, 1.008341703, -0.7542489205]),
        nox_g_km: Curve::Logistic([-5.4537349609, 141.7527624873, -0.6580649779, 0.4803744205, 0.0023723269]),
        nox_range: (0.7, 2.0),
        speed_kmh: (12.0, 86.0),
    },
    Technology {
        id: "lorry_euro_6",
        fuel: Fuel::Diesel,
        fuel_g_km: Curve::Exponential([2156.5530357824, 1.0086369691, -0.7525795586]),
        nox_g_km: Curve::Exponential([28.8606129647, 0.97939027, -0.8434920503]),
        nox_range: (0.7, 3.0),
        speed_kmh: (12.0, 86.0),
    },
];

/// The vehicle class with this id.
pub fn technology(id: &str) -> Option<&'static Technology> {
    TECHNOLOGIES.iter().find(|t| t.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lorries_reach_the_values_printed_in_the_guidebooks_annex() {
        // Value column of the annex at 86 km/h, half load, flat: fuel and NOx, g/km.
        let annex = [
            ("lorry_euro_3", 164.23036, 4.34359),
            ("lorry_euro_5", 153.97675, 1.25724),
            ("lorry_euro_6", 158.15977, 0.11240),
        ];
        for (id, fuel, nox) in annex {
            let (f, n) = technology(id).unwrap().at(86.0).unwrap();
            assert!((f - fuel).abs() < 6e-6 && (n - nox).abs() < 6e-6, "{id}: {f} {n}");
        }
    }

    #[test]
    fn a_car_at_fifty_takes_about_six_litres() {
        let (petrol, _) = technology("petrol_car_euro_4").unwrap().at(50.0).unwrap();
        let (diesel, _) = technology("diesel_car_euro_4").unwrap().at(50.0).unwrap();
        assert!((5.0..7.5).contains(&(petrol / 7.45)) && (4.5..6.5).contains(&(diesel / 8.4)));
    }

    #[test]
    fn a_speed_that_is_none_is_named() {
        for speed in [0.0, -5.0, f64::NAN, f64::INFINITY] {
            assert!(TECHNOLOGIES[0].at(speed).is_err());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn every_vehicle_burns_and_emits_at_every_speed(speed in 1.0..200.0f64, i in 0..11usize) {
            let (fuel, nox) = TECHNOLOGIES[i].at(speed).unwrap();
            prop_assert!(fuel > 10.0 && fuel < 800.0, "{}: {fuel}", TECHNOLOGIES[i].id);
            prop_assert!(nox > 0.0 && nox < 20.0, "{}: {nox}", TECHNOLOGIES[i].id);
        }

        #[test]
        fn creeping_costs_more_than_driving_at_sixty(speed in 10.0..25.0f64, i in 0..11usize) {
            prop_assert!(TECHNOLOGIES[i].at(speed).unwrap().0 > TECHNOLOGIES[i].at(60.0).unwrap().0);
        }
    }
}
