//! What the sun yields on a tilted roof.
//!
//! - Hay, J. E. and Davies, J. A. (1980). Calculation of the solar radiation incident on an inclined surface. *Proc.
//!   First Canadian Solar Radiation Data Workshop*: diffuse light, part from around the sun and part from the sky.
//! - Liu, B. Y. H. and Jordan, R. C. (1963). The long-term average performance of flat-plate solar-energy collectors.
//!   *Solar Energy* 7, 53-74: light from the ground.
//! - Spencer, J. W. (1971). Fourier series representation of the position of the sun. *Search* 2, 172: the sun's
//!   strength outside the air goes with the inverse square of its distance.
//! - Faiman, D. (2008). Assessing the outdoor operating temperature of photovoltaic modules. *Prog. Photovolt.* 16,
//!   307-315: T_cell = T_air + G / (25 + 6.84 v).
//! - P = 0.001 G P_peak (1 + γ (T_cell - 25)), as in the PVWatts model: Dobos, A. (2014), NREL/TP-6A20-62641.
//!
//! Hourly means of unshaded modules. Snow, soiling, ageing and shadow are one share of losses; a shadow that falls on
//! part of a string costs more than its area.

use super::SunPosition;
use crate::models::{ModelError, check};

/// The sun's strength outside the air at mean distance, W/m2.
const SOLAR_CONSTANT_W_M2: f64 = 1361.0;
/// The sun lower than this (cosine of 88.85°) is not divided by: its share of the sky would run away.
const LOWEST_COS_ZENITH: f64 = 0.02;

/// The light of an hour and its air.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Irradiance {
    /// Global on the level, W/m2, 0 or more.
    pub global_w_m2: f64,
    /// Direct from the sun, on a surface that faces it, W/m2, 0 or more.
    pub direct_normal_w_m2: f64,
    /// Diffuse on the level, W/m2, 0 or more.
    pub diffuse_w_m2: f64,
}

/// A surface that faces the sky.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Surface {
    /// Tilt from level, degrees, 0 to 90.
    pub tilt_deg: f64,
    /// Where it faces, degrees from north over east.
    pub facing_deg: f64,
    /// Share of the light that the ground throws back, 0 to 1; 0.2 for grass.
    pub albedo: f64,
}

/// A field of modules.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Modules {
    /// Power at 1000 W/m2 and 25 °C, kW, 0 or more.
    pub peak_kw: f64,
    /// Change of power with the temperature of the cells, 1/K; about -0.004.
    pub temperature_coefficient_per_k: f64,
    /// Share lost between module and meter, 0 to 1; about 0.14.
    pub losses: f64,
}

/// The light (W/m2) on a surface in its own plane.
pub fn plane_of_array_w_m2(
    light: &Irradiance,
    sun: &SunPosition,
    surface: &Surface,
) -> Result<f64, ModelError> {
    check::non_negative("global_w_m2", light.global_w_m2)?;
    check::non_negative("direct_normal_w_m2", light.direct_normal_w_m2)?;
    check::non_negative("diffuse_w_m2", light.diffuse_w_m2)?;
    let tilt = surface.tilt_deg;
    check::accept("tilt_deg", tilt, (0.0..=90.0).contains(&tilt), "from 0 to 90")?;
    check::finite("facing_deg", surface.facing_deg)?;
    check::share("albedo", surface.albedo)?;
    check::finite("zenith_deg", sun.zenith_deg)?;
    check::positive("distance_au", sun.distance_au)?;

    let cos_incidence = sun.cos_incidence(tilt, surface.facing_deg).max(0.0);
    let cos_zenith = sun.zenith_deg.to_radians().cos();
    let up = cos_zenith > 0.0;
    let beam = if up { light.direct_normal_w_m2 * cos_incidence } else { 0.0 };
    let outside = SOLAR_CONSTANT_W_M2 / (sun.distance_au * sun.distance_au);
    let around_the_sun = if up { (light.direct_normal_w_m2 / outside).min(1.0) } else { 0.0 };
    let cos_tilt = tilt.to_radians().cos();
    let sky = around_the_sun * cos_incidence / cos_zenith.max(LOWEST_COS_ZENITH)
        + (1.0 - around_the_sun) * 0.5 * (1.0 + cos_tilt);
    let ground = light.global_w_m2 * surface.albedo * 0.5 * (1.0 - cos_tilt);
    check::finite("plane_of_array_w_m2", beam + light.diffuse_w_m2 * sky + ground)
}

/// The temperature of the cells (°C) in air of `air_c` with the wind `wind_m_s`, 0 or more, under `irradiance_w_m2`.
pub fn cell_temperature_c(irradiance_w_m2: f64, air_c: f64, wind_m_s: f64) -> Result<f64, ModelError> {
    check::non_negative("irradiance_w_m2", irradiance_w_m2)?;
    check::finite("air_c", air_c)?;
    check::non_negative("wind_m_s", wind_m_s)?;
    check::finite("cell_temperature_c", air_c + irradiance_w_m2 / (25.0 + 6.84 * wind_m_s))
}

impl Modules {
    /// The power (kW) delivered under `irradiance_w_m2` with cells of `cell_c`; never below 0.
    pub fn power_kw(&self, irradiance_w_m2: f64, cell_c: f64) -> Result<f64, ModelError> {
        check::non_negative("peak_kw", self.peak_kw)?;
        check::finite("temperature_coefficient_per_k", self.temperature_coefficient_per_k)?;
        check::share("losses", self.losses)?;
        check::non_negative("irradiance_w_m2", irradiance_w_m2)?;
        check::finite("cell_c", cell_c)?;
        let warm = (1.0 + self.temperature_coefficient_per_k * (cell_c - 25.0)).max(0.0);
        check::finite("power_kw", 0.001 * irradiance_w_m2 * self.peak_kw * warm * (1.0 - self.losses))
    }
}

/// The share (0 to 1 and a little) of what the modules would yield at 25 °C and without losses that they did
/// yield: `energy_kwh` under `insolation_kwh_m2` with `peak_kw`, both above 0.
pub fn performance_ratio(energy_kwh: f64, insolation_kwh_m2: f64, peak_kw: f64) -> Result<f64, ModelError> {
    check::non_negative("energy_kwh", energy_kwh)?;
    check::positive("insolation_kwh_m2", insolation_kwh_m2)?;
    check::positive("peak_kw", peak_kw)?;
    check::finite("performance_ratio", energy_kwh / (insolation_kwh_m2 * peak_kw))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOON: SunPosition = SunPosition { zenith_deg: 30.0, azimuth_deg: 180.0, distance_au: 1.0 };
    const CLEAR: Irradiance =
        Irradiance { global_w_m2: 840.0, direct_normal_w_m2: 850.0, diffuse_w_m2: 104.0 };
    const ROOF: Surface = Surface { tilt_deg: 30.0, facing_deg: 180.0, albedo: 0.2 };
    const MODULES: Modules = Modules { peak_kw: 3.0, temperature_coefficient_per_k: -0.004, losses: 0.14 };

    #[test]
    fn a_roof_that_faces_the_sun_by_hand() {
        // Beam 850; around the sun 850/1361 of the diffuse over cos 30°; the rest of it times (1 + cos 30°)/2; ground.
        let want = 850.0 + 104.0 * (0.624_54 / 0.866_03 + 0.375_46 * 0.933_01) + 840.0 * 0.2 * 0.066_99;
        let got = plane_of_array_w_m2(&CLEAR, &NOON, &ROOF).unwrap();
        assert!((got - want).abs() < 0.01, "{got} {want}");
    }

    #[test]
    fn modules_by_hand() {
        let cell = cell_temperature_c(1000.0, 20.0, 2.0).unwrap();
        assert!((cell - (20.0 + 1000.0 / 38.68)).abs() < 1e-9);
        let power = MODULES.power_kw(1000.0, 45.0).unwrap();
        assert!((power - 3.0 * 0.92 * 0.86).abs() < 1e-12);
        assert_eq!(MODULES.power_kw(1000.0, 1e6), Ok(0.0));
        assert!((performance_ratio(1200.0, 1500.0, 1.0).unwrap() - 0.8).abs() < 1e-12);
    }

    #[test]
    fn nonsense_is_named() {
        for bad in [f64::NAN, f64::INFINITY, -1.0] {
            assert!(plane_of_array_w_m2(&Irradiance { global_w_m2: bad, ..CLEAR }, &NOON, &ROOF).is_err());
            assert!(plane_of_array_w_m2(&CLEAR, &NOON, &Surface { tilt_deg: bad, ..ROOF }).is_err());
            assert!(cell_temperature_c(bad, 20.0, 1.0).is_err());
            assert!(MODULES.power_kw(bad, 20.0).is_err());
            assert!(performance_ratio(1.0, bad, 1.0).is_err());
        }
        let lost = SunPosition { zenith_deg: f64::NAN, ..NOON };
        assert!(plane_of_array_w_m2(&CLEAR, &lost, &ROOF).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_level_surface_gets_the_global_light(zenith in 0.0..85.0f64, direct in 0.0..1000.0f64, diffuse in 0.0..400.0f64) {
            let sun = SunPosition { zenith_deg: zenith, ..NOON };
            let global = direct * zenith.to_radians().cos() + diffuse;
            let light = Irradiance { global_w_m2: global, direct_normal_w_m2: direct, diffuse_w_m2: diffuse };
            let level = Surface { tilt_deg: 0.0, ..ROOF };
            prop_assert!((plane_of_array_w_m2(&light, &sun, &level).unwrap() - global).abs() < 1e-9);
        }

        #[test]
        fn more_light_is_more_and_never_negative(
            zenith in 0.0..120.0f64, azimuth in 0.0..360.0f64, tilt in 0.0..90.0f64, facing in 0.0..360.0f64,
            direct in 0.0..1000.0f64, diffuse in 0.0..400.0f64, more in 0.0..200.0f64,
        ) {
            let sun = SunPosition { zenith_deg: zenith, azimuth_deg: azimuth, distance_au: 1.0 };
            let surface = Surface { tilt_deg: tilt, facing_deg: facing, albedo: 0.2 };
            let on = |diffuse| {
                let light = Irradiance { global_w_m2: diffuse, direct_normal_w_m2: direct, diffuse_w_m2: diffuse };
                plane_of_array_w_m2(&light, &sun, &surface).unwrap()
            };
            prop_assert!(on(diffuse) >= 0.0 && on(diffuse + more) >= on(diffuse));
        }

        #[test]
        fn wind_cools_and_cool_cells_yield_more(g in 1.0..1200.0f64, air in -20.0..40.0f64, wind in 0.0..15.0f64, more in 0.1..5.0f64) {
            let power = |wind| MODULES.power_kw(g, cell_temperature_c(g, air, wind).unwrap()).unwrap();
            prop_assert!(power(wind + more) > power(wind));
        }
    }
}
