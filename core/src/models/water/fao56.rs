//! Reference evapotranspiration of grass: the FAO Penman-Monteith equation (Allen, Pereira, Raes and Smith
//! 1998, "Crop evapotranspiration", FAO Irrigation and Drainage Paper 56; equation numbers are theirs).
//!
//! Daily steps. Where only temperatures are known, [`hargreaves_mm_d`] answers instead. Holds for a large,
//! well-watered field of short grass; a town, a wood or a dry slope evaporates otherwise.

use crate::models::{ModelError, check};
use std::f64::consts::PI;

/// Stefan-Boltzmann constant, MJ/(K4 m2 d).
const SIGMA: f64 = 4.903e-9;
/// Solar constant, MJ/(m2 min).
const SOLAR_MJ_M2_MIN: f64 = 0.0820;
/// Reflection of the reference grass.
const ALBEDO: f64 = 0.23;
/// Evaporation per energy, mm/(MJ/m2): the inverse latent heat of water.
const MM_PER_MJ_M2: f64 = 0.408;

/// Where the weather was measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Site {
    /// Degrees north, -66 to 66: beyond the polar circles the daily equations do not hold.
    pub latitude_deg: f64,
    /// Height above the sea, m; -500 to 9000.
    pub elevation_m: f64,
}

/// The weather of one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weather {
    /// Day of the year, 1 to 366.
    pub day_of_year: f64,
    /// Highest air temperature, °C; -60 to 60.
    pub t_max_c: f64,
    /// Lowest air temperature, °C; not above the highest.
    pub t_min_c: f64,
    /// Vapour pressure of the air, kPa; 0 to 10.
    pub vapour_kpa: f64,
    /// Wind speed 2 m above the ground, m/s; 0 to 100.
    pub wind_2m_m_s: f64,
    /// Solar radiation, MJ/(m2 d); 0 to 60.
    pub solar_mj_m2: f64,
    /// Heat going into the soil, MJ/(m2 d); 0 for single days.
    pub soil_heat_mj_m2: f64,
}

/// Reference evapotranspiration of a day, mm (equation 6); 0 where dew would form.
///
/// Errors: a value not finite or out of its range.
pub fn reference_mm_d(site: Site, day: Weather) -> Result<f64, ModelError> {
    let Weather { t_max_c, t_min_c, vapour_kpa, wind_2m_m_s: wind, soil_heat_mj_m2, .. } = day;
    let wind_ok = (0.0..=100.0).contains(&wind);
    check::accept("wind_2m_m_s", wind, wind_ok, "from 0 to 100")?;
    check::accept("soil_heat_mj_m2", soil_heat_mj_m2, soil_heat_mj_m2.abs() <= 60.0, "from -60 to 60")?;
    let net = net_radiation_mj_m2(site, day)?;
    let t_mean = 0.5 * (t_max_c + t_min_c);
    let saturated = 0.5 * (saturation_vapour_kpa(t_max_c) + saturation_vapour_kpa(t_min_c));
    let slope = 4098.0 * saturation_vapour_kpa(t_mean) / (t_mean + 237.3).powi(2);
    let psychrometric = 0.665e-3 * pressure_kpa(site.elevation_m);
    let radiative = MM_PER_MJ_M2 * slope * (net - soil_heat_mj_m2);
    let advective = psychrometric * 900.0 / (t_mean + 273.0) * wind * (saturated - vapour_kpa);
    Ok(((radiative + advective) / (slope + psychrometric * (1.0 + 0.34 * wind))).max(0.0))
}

/// Net radiation at the reference grass, MJ/(m2 d) (equations 38 to 40).
///
/// Errors: a value not finite or out of its range.
pub fn net_radiation_mj_m2(site: Site, day: Weather) -> Result<f64, ModelError> {
    let Weather { day_of_year, t_max_c, t_min_c, vapour_kpa, solar_mj_m2, .. } = day;
    check_temperatures(t_max_c, t_min_c)?;
    check::accept("vapour_kpa", vapour_kpa, (0.0..=10.0).contains(&vapour_kpa), "from 0 to 10")?;
    check::accept("solar_mj_m2", solar_mj_m2, (0.0..=60.0).contains(&solar_mj_m2), "from 0 to 60")?;
    let clear = (0.75 + 2e-5 * site.elevation_m) * extraterrestrial_mj_m2(site, day_of_year)?;
    let fourth = |t: f64| (t + 273.16).powi(4);
    let emitted = SIGMA * 0.5 * (fourth(t_max_c) + fourth(t_min_c));
    let brightness = if clear > 0.0 { (solar_mj_m2 / clear).min(1.0) } else { 1.0 };
    let outgoing = emitted * (0.34 - 0.14 * vapour_kpa.sqrt()) * (1.35 * brightness - 0.35);
    Ok((1.0 - ALBEDO) * solar_mj_m2 - outgoing)
}

/// Radiation at the top of the air, MJ/(m2 d) (equation 21).
///
/// Errors: a latitude, elevation or day out of range.
pub fn extraterrestrial_mj_m2(site: Site, day_of_year: f64) -> Result<f64, ModelError> {
    let (declination, sunset) = sun(site, day_of_year)?;
    let phi = site.latitude_deg.to_radians();
    let distance = 1.0 + 0.033 * (2.0 * PI / 365.0 * day_of_year).cos();
    let height = sunset * phi.sin() * declination.sin() + phi.cos() * declination.cos() * sunset.sin();
    Ok(24.0 * 60.0 / PI * SOLAR_MJ_M2_MIN * distance * height)
}

/// Hours from sunrise to sunset (equation 34). Errors as [`extraterrestrial_mj_m2`].
pub fn daylight_h(site: Site, day_of_year: f64) -> Result<f64, ModelError> {
    sun(site, day_of_year).map(|(_, sunset)| 24.0 / PI * sunset)
}

/// Solar radiation from the hours of sunshine, MJ/(m2 d) (equation 35, with the coefficients 0.25 and 0.50).
///
/// Errors: hours below 0; as [`extraterrestrial_mj_m2`]. More sunshine than daylight counts as a clear day.
pub fn solar_from_sunshine_mj_m2(site: Site, day_of_year: f64, sunshine_h: f64) -> Result<f64, ModelError> {
    check::non_negative("sunshine_h", sunshine_h)?;
    let share = (sunshine_h / daylight_h(site, day_of_year)?).min(1.0);
    Ok((0.25 + 0.50 * share) * extraterrestrial_mj_m2(site, day_of_year)?)
}

/// Reference evapotranspiration from temperatures alone, mm (equation 52, Hargreaves).
///
/// Errors: temperatures out of range or order; as [`extraterrestrial_mj_m2`].
pub fn hargreaves_mm_d(site: Site, day_of_year: f64, t_max_c: f64, t_min_c: f64) -> Result<f64, ModelError> {
    check_temperatures(t_max_c, t_min_c)?;
    let warmth = 0.5 * (t_max_c + t_min_c) + 17.8;
    let energy = MM_PER_MJ_M2 * extraterrestrial_mj_m2(site, day_of_year)?;
    Ok((0.0023 * warmth * (t_max_c - t_min_c).sqrt() * energy).max(0.0))
}

/// Pressure at which the air is full of vapour, kPa (equation 11).
pub fn saturation_vapour_kpa(t_c: f64) -> f64 {
    0.6108 * (17.27 * t_c / (t_c + 237.3)).exp()
}

/// Vapour pressure from the day's extremes of temperature (°C) and relative humidity (%), kPa (equation 17):
/// the air is dampest as it is coldest.
pub fn vapour_from_humidity_kpa(t_max_c: f64, t_min_c: f64, rh_max: f64, rh_min: f64) -> f64 {
    0.5 * (saturation_vapour_kpa(t_min_c) * rh_max + saturation_vapour_kpa(t_max_c) * rh_min) / 100.0
}

/// Wind speed at 2 m from that at another height above 0.1 m (equation 47).
///
/// Errors: a height not finite or too low for the profile; a speed below 0.
pub fn wind_at_2m_m_s(wind_m_s: f64, height_m: f64) -> Result<f64, ModelError> {
    check::non_negative("wind_m_s", wind_m_s)?;
    let ok = height_m.is_finite() && height_m >= 0.1;
    check::accept("height_m", height_m, ok, "finite and 0.1 or more")?;
    Ok(wind_m_s * 4.87 / (67.8 * height_m - 5.42).ln())
}

/// Air pressure, kPa (equation 7).
fn pressure_kpa(elevation_m: f64) -> f64 {
    101.3 * ((293.0 - 0.0065 * elevation_m) / 293.0).powf(5.26)
}

/// Declination of the sun and hour angle of sunset, rad (equations 24 and 25).
fn sun(site: Site, day_of_year: f64) -> Result<(f64, f64), ModelError> {
    let Site { latitude_deg, elevation_m } = site;
    check::accept("latitude_deg", latitude_deg, latitude_deg.abs() <= 66.0, "from -66 to 66")?;
    let height_ok = (-500.0..=9_000.0).contains(&elevation_m);
    check::accept("elevation_m", elevation_m, height_ok, "from -500 to 9000")?;
    check::accept("day_of_year", day_of_year, (1.0..=366.0).contains(&day_of_year), "from 1 to 366")?;
    let declination = 0.409 * (2.0 * PI / 365.0 * day_of_year - 1.39).sin();
    let cosine = -latitude_deg.to_radians().tan() * declination.tan();
    Ok((declination, cosine.clamp(-1.0, 1.0).acos()))
}

fn check_temperatures(t_max_c: f64, t_min_c: f64) -> Result<(), ModelError> {
    check::accept("t_max_c", t_max_c, (-60.0..=60.0).contains(&t_max_c), "from -60 to 60")?;
    let ok = (-60.0..=t_max_c).contains(&t_min_c);
    check::accept("t_min_c", t_min_c, ok, "from -60 to t_max_c").map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn site(latitude_deg: f64, elevation_m: f64) -> Site {
        Site { latitude_deg, elevation_m }
    }

    fn brussels() -> (Site, Weather) {
        let site = site(50.8, 100.0);
        let day = Weather {
            day_of_year: 187.0,
            t_max_c: 21.5,
            t_min_c: 12.3,
            vapour_kpa: vapour_from_humidity_kpa(21.5, 12.3, 84.0, 63.0),
            wind_2m_m_s: wind_at_2m_m_s(10.0 / 3.6, 10.0).unwrap(),
            solar_mj_m2: solar_from_sunshine_mj_m2(site, 187.0, 9.25).unwrap(),
            soil_heat_mj_m2: 0.0,
        };
        (site, day)
    }

    #[test]
    fn example_18_brussels_on_6_july() {
        let (site, day) = brussels();
        assert!((reference_mm_d(site, day).unwrap() - 3.88).abs() < 0.01);
        assert!((day.solar_mj_m2 - 22.07).abs() < 0.02);
        assert!((net_radiation_mj_m2(site, day).unwrap() - 13.28).abs() < 0.02);
    }

    #[test]
    fn examples_8_9_and_10_the_sun() {
        let southern = site(-20.0, 0.0);
        assert!((extraterrestrial_mj_m2(southern, 246.0).unwrap() - 32.2).abs() < 0.05);
        assert!((daylight_h(southern, 246.0).unwrap() - 11.7).abs() < 0.05);
        let rio = site(-22.9, 0.0);
        assert!((solar_from_sunshine_mj_m2(rio, 135.0, 7.1).unwrap() - 14.5).abs() < 0.1);
    }

    #[test]
    fn hostile_input_is_refused() {
        let (site, day) = brussels();
        let broken = [
            Weather { day_of_year: 0.0, ..day },
            Weather { t_max_c: f64::NAN, ..day },
            Weather { t_min_c: 30.0, ..day },
            Weather { vapour_kpa: -1.0, ..day },
            Weather { wind_2m_m_s: f64::INFINITY, ..day },
            Weather { solar_mj_m2: f64::NAN, ..day },
            Weather { soil_heat_mj_m2: f64::NAN, ..day },
        ];
        assert!(broken.iter().all(|day| reference_mm_d(site, *day).is_err()));
        assert!(reference_mm_d(Site { latitude_deg: 90.0, ..site }, day).is_err());
        assert!(reference_mm_d(Site { elevation_m: f64::INFINITY, ..site }, day).is_err());
        assert!(wind_at_2m_m_s(1.0, 0.05).is_err() && wind_at_2m_m_s(f64::NAN, 2.0).is_err());
        assert!(hargreaves_mm_d(site, 100.0, 10.0, 20.0).is_err());
        assert!(solar_from_sunshine_mj_m2(site, 100.0, f64::NAN).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn under_a_high_sun_a_sunnier_day_takes_more(
            latitude_deg in 0.0..45.0, t_min_c in -20.0..15.0, range in 0.0..20.0,
            wind_2m_m_s in 0.0..15.0, vapour_kpa in 0.1..0.9, sun in 0.0..20.0, more in 0.0..5.0,
        ) {
            let site = site(latitude_deg, 200.0);
            let t_max_c = t_min_c + range;
            let day = Weather { t_max_c, t_min_c, vapour_kpa, wind_2m_m_s, solar_mj_m2: sun, ..brussels().1 };
            let base = reference_mm_d(site, day).unwrap();
            let sunnier = Weather { solar_mj_m2: sun + more, ..day };
            prop_assert!(base >= 0.0 && reference_mm_d(site, sunnier).unwrap() >= base - 1e-12);
        }

        #[test]
        fn one_hemisphere_has_the_daylight_that_the_other_lacks(latitude_deg in 0.0..66.0, day in 1.0..183.0) {
            let north = daylight_h(site(latitude_deg, 0.0), day).unwrap();
            let south = daylight_h(site(-latitude_deg, 0.0), day).unwrap();
            prop_assert!((north + south - 24.0).abs() < 1e-9);
        }

        #[test]
        fn no_wind_leaves_the_radiation_alone(vapour_kpa in 0.1..2.0, drier in 0.0..0.1) {
            let (site, day) = brussels();
            let calm = Weather { wind_2m_m_s: 0.0, vapour_kpa, ..day };
            // Drier air lets more heat out at night and takes up no more without wind.
            let dry = Weather { vapour_kpa: vapour_kpa - drier * vapour_kpa, ..calm };
            prop_assert!(reference_mm_d(site, dry).unwrap() <= reference_mm_d(site, calm).unwrap() + 1e-12);
        }
    }
}
