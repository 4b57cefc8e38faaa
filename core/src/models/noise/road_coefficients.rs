//! Road vehicle coefficients of CNOSSOS-EU: Directive (EU) 2015/996, appendix F, tables F-1 to F-3.
//!
//! Table F-1 was replaced by Delegated Directive (EU) 2021/1226; tables F-2 (studded tyres) and F-3 (junctions)
//! were kept.

use super::Spectrum;

/// The vehicle categories of CNOSSOS-EU, table 2.2.a.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Category {
    /// 1: cars and delivery vans up to 3.5 t.
    Light,
    /// 2: two-axle vehicles above 3.5 t, buses.
    MediumHeavy,
    /// 3: vehicles with three axles or more.
    Heavy,
    /// 4a: two-wheelers up to 50 cc.
    Moped,
    /// 4b: larger two-wheelers.
    Motorcycle,
}

impl Category {
    /// Every category, in the order in which flows and coefficients are listed.
    pub const ALL: [Self; 5] = [Self::Light, Self::MediumHeavy, Self::Heavy, Self::Moped, Self::Motorcycle];
}

/// The coefficients of one vehicle category (table F-1), in dB.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VehicleCoefficients {
    /// A_R: rolling noise at 70 km/h.
    pub rolling_db: Spectrum,
    /// B_R: rolling noise per tenfold speed.
    pub rolling_slope_db: Spectrum,
    /// A_P: propulsion noise at 70 km/h.
    pub propulsion_db: Spectrum,
    /// B_P: propulsion noise per 70 km/h.
    pub propulsion_slope_db: Spectrum,
}

/// The coefficients of all categories, in the order of [`Category::ALL`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RoadCoefficients {
    /// Table F-1.
    pub vehicles: [VehicleCoefficients; 5],
}

/// a_i of table F-2: studded tyres at 70 km/h, in dB.
pub(super) const STUDS_DB: Spectrum = [0.0, 0.0, 0.0, 2.6, 2.9, 1.5, 2.3, 9.2];
/// b_i of table F-2: studded tyres per tenfold speed, in dB.
pub(super) const STUDS_SLOPE_DB: Spectrum = [0.0, 0.0, 0.0, -3.1, -6.4, -14.0, -22.4, -11.4];

/// (C_R, C_P) of table F-3 in dB by category: at a crossing with lights.
pub(super) const CROSSING_DB: [(f64, f64); 5] =
    [(-4.5, 5.5), (-4.0, 9.0), (-4.0, 9.0), (0.0, 0.0), (0.0, 0.0)];
/// (C_R, C_P) of table F-3 in dB by category: at a roundabout.
pub(super) const ROUNDABOUT_DB: [(f64, f64); 5] =
    [(-4.4, 3.1), (-2.3, 6.7), (-2.3, 6.7), (0.0, 0.0), (0.0, 0.0)];

const fn vehicle(
    rolling_db: Spectrum,
    rolling_slope_db: Spectrum,
    propulsion_db: Spectrum,
    propulsion_slope_db: Spectrum,
) -> VehicleCoefficients {
    VehicleCoefficients { rolling_db, rolling_slope_db, propulsion_db, propulsion_slope_db }
}

impl RoadCoefficients {
    /// Directive (EU) 2021/1226: the coefficients in force.
    pub const DIRECTIVE_2021: Self = Self {
        vehicles: [
            vehicle(
                [83.1, 89.2, 87.7, 93.1, 100.1, 96.7, 86.8, 76.2],
                [30.0, 41.5, 38.9, 25.7, 32.5, 37.2, 39.0, 40.0],
                [97.9, 92.5, 90.7, 87.2, 84.7, 88.0, 84.4, 77.1],
                [-1.3, 7.2, 7.7, 8.0, 8.0, 8.0, 8.0, 8.0],
            ),
            vehicle(
                [88.7, 93.2, 95.7, 100.9, 101.7, 95.1, 87.8, 83.6],
                [30.0, 35.8, 32.6, 23.8, 30.1, 36.2, 38.3, 40.1],
                [105.5, 100.2, 100.5, 98.7, 101.0, 97.8, 91.2, 85.0],
                [-1.9, 4.7, 6.4, 6.5, 6.5, 6.5, 6.5, 6.5],
            ),
            vehicle(
                [91.7, 96.2, 98.2, 104.9, 105.1, 98.5, 91.1, 85.6],
                [30.0, 33.5, 31.3, 25.4, 31.8, 37.1, 38.6, 40.6],
                [108.8, 104.2, 103.5, 102.9, 102.6, 98.5, 93.8, 87.5],
                [0.0, 3.0, 4.6, 5.0, 5.0, 5.0, 5.0, 5.0],
            ),
            vehicle(
                [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
                [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
                [93.0, 93.0, 93.5, 95.3, 97.2, 100.4, 95.8, 90.9],
                [4.2, 7.4, 9.8, 11.6, 15.7, 18.9, 20.3, 20.6],
            ),
            vehicle(
                [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
                [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
                [99.9, 101.9, 96.7, 94.4, 95.2, 94.7, 92.1, 88.6],
                [3.2, 5.9, 11.9, 11.6, 11.5, 12.6, 11.1, 12.0],
            ),
        ],
    };

    /// Directive (EU) 2015/996: the first coefficients, kept for maps made before 2021.
    pub const DIRECTIVE_2015: Self = Self {
        vehicles: [
            vehicle(
                [79.7, 85.7, 84.5, 90.2, 97.3, 93.9, 84.1, 74.3],
                [30.0, 41.5, 38.9, 25.7, 32.5, 37.2, 39.0, 40.0],
                [94.5, 89.2, 88.0, 85.9, 84.2, 86.9, 83.3, 76.1],
                [-1.3, 7.2, 7.7, 8.0, 8.0, 8.0, 8.0, 8.0],
            ),
            vehicle(
                [84.0, 88.7, 91.5, 96.7, 97.4, 90.9, 83.8, 80.5],
                [30.0, 35.8, 32.6, 23.8, 30.1, 36.2, 38.3, 40.1],
                [101.0, 96.5, 98.8, 96.8, 98.6, 95.2, 88.8, 82.7],
                [-1.9, 4.7, 6.4, 6.5, 6.5, 6.5, 6.5, 6.5],
            ),
            vehicle(
                [87.0, 91.7, 94.1, 100.7, 100.8, 94.3, 87.1, 82.5],
                [30.0, 33.5, 31.3, 25.4, 31.8, 37.1, 38.6, 40.6],
                [104.4, 100.6, 101.7, 101.0, 100.1, 95.9, 91.3, 85.3],
                [0.0, 3.0, 4.6, 5.0, 5.0, 5.0, 5.0, 5.0],
            ),
            vehicle(
                [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
                [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
                [88.0, 87.5, 89.5, 93.7, 96.6, 98.8, 93.9, 88.7],
                [4.2, 7.4, 9.8, 11.6, 15.7, 18.9, 20.3, 20.6],
            ),
            vehicle(
                [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
                [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
                [95.0, 97.2, 92.7, 92.9, 94.7, 93.2, 90.1, 86.5],
                [3.2, 5.9, 11.9, 11.6, 11.5, 12.6, 11.1, 12.0],
            ),
        ],
    };
}
