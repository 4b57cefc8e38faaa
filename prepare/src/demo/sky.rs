//! A year of invented weather by the hour: seasons, spells of wind from three sides, clouds that come and go.
//!
//! Sun on the ground under a clear sky after Haurwitz (1945, Journal of Meteorology 2, 154-166), under clouds
//! after Kasten and Czeplak (1980, Solar Energy 24, 177-189), its diffuse part after Erbs, Klein and Duffie
//! (1982, Solar Energy 28, 293-302).

use crate::weather::{Epw, Hour, Station, sun};
use parvis_core::models::numerics::Random;
use std::f64::consts::TAU;

/// Days of a year.
const DAYS: usize = 365;

/// Solar constant \[W/m2\].
const SOLAR_W_M2: f64 = 1361.0;

/// How the sky leans to clouds: 0 would be half clear, half veiled.
const OVERCAST: f64 = 0.9;

/// Spells of wind: where from \[deg\], how far to either side, how often, how fast \[m/s\].
const WINDS: [(f64, f64, f64, f64); 3] =
    [(285.0, 28.0, 0.46, 3.6), (340.0, 22.0, 0.22, 2.9), (140.0, 20.0, 0.32, 3.3)];

/// Mean temperature of a day of the year \[degC\], in the hills of the Massif Central.
pub(super) fn season_c(day: usize) -> f64 {
    10.6 - 7.9 * (TAU * (day as f64 - 17.0) / 365.25).cos()
}

/// The year.
pub(super) fn year(seed: u64, position: [f64; 2], elevation_m: f64) -> Epw {
    let mut random = Random::named(seed, "weather");
    let station = Station {
        name: "Valsource".into(),
        source: "invented".into(),
        position,
        ahead_h: 1.0,
        elevation_m,
        year: super::YEAR,
    };
    let (mut warm, mut veil, mut gust) = (0.0, 0.0, 0.0);
    let (mut spell, mut left) = (WINDS[0], 0usize);
    let mut hours = Vec::with_capacity(24 * DAYS);
    for day in 0..DAYS {
        warm = 0.78 * warm + 2.0 * random.normal();
        veil = 0.6 * veil + 0.4 * OVERCAST + 0.9 * random.normal();
        let winter = (TAU * (day as f64 - 10.0) / 365.25).cos();
        for hour in 0..24 {
            if left == 0 {
                spell = change(&mut random);
                left = 12 + random.below(70);
            }
            left -= 1;
            gust = 0.86 * gust + 0.24 * random.normal();
            let cloud_share = logistic(veil + 0.35 * winter + 0.25 * random.normal());
            let elevation = sun::elevation_deg(day, hour as f64 + 0.5, position, station.ahead_h);
            let (ghi, dni, dhi) = irradiance(elevation, day, cloud_share);
            let clock = (TAU * (hour as f64 - 15.0) / 24.0).cos();
            let swing = 2.2 + 4.6 * (1.0 - cloud_share) * (1.0 - 0.35 * winter);
            // The sun stirs the air: nights are calmer.
            let (_, width, _, speed) = spell;
            let wind_ms =
                (speed * gust.exp() * (0.82 + 0.25 * clock) * (1.0 + 0.12 * winter)).clamp(0.1, 24.0);
            hours.push(Hour {
                temperature_c: tenth(season_c(day) + warm + swing * clock),
                wind_ms: tenth(wind_ms),
                wind_from_deg: (10.0
                    * ((spell.0 + width * random.normal()).rem_euclid(360.0) / 10.0).round())
                    % 360.0,
                ghi_w_m2: ghi.round(),
                dni_w_m2: dni.round(),
                dhi_w_m2: dhi.round(),
                cloud_share,
                ceiling_m: if cloud_share > 0.5 { 1500.0 } else { f64::INFINITY },
            });
        }
    }
    Epw { station, hours, bridged: 0 }
}

fn change(random: &mut Random) -> (f64, f64, f64, f64) {
    let mut u = random.unit();
    for spell in WINDS {
        u -= spell.2;
        if u < 0.0 {
            return spell;
        }
    }
    WINDS[0]
}

/// Global, direct normal and diffuse irradiance \[W/m2\].
fn irradiance(elevation_deg: f64, day: usize, cloud_share: f64) -> (f64, f64, f64) {
    let sine = elevation_deg.to_radians().sin();
    if sine <= 0.01 {
        return (0.0, 0.0, 0.0);
    }
    let clear = 1098.0 * sine * (-0.057 / sine).exp();
    let global = clear * (1.0 - 0.75 * cloud_share.powf(3.4));
    let outside = SOLAR_W_M2 * (1.0 + 0.033 * (TAU * day as f64 / 365.0).cos()) * sine;
    let k = (global / outside).clamp(0.0, 1.0);
    let diffuse_share = if k <= 0.22 {
        1.0 - 0.09 * k
    } else if k <= 0.80 {
        0.9511 - 0.1604 * k + 4.388 * k * k - 16.638 * k.powi(3) + 12.336 * k.powi(4)
    } else {
        0.165
    };
    let diffuse = global * diffuse_share;
    (global, ((global - diffuse) / sine).min(1000.0), diffuse)
}

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-1.4 * x).exp())
}

fn tenth(v: f64) -> f64 {
    (v * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_is_that_of_a_hill_country_at_45_degrees() {
        let year = year(1, super::super::PLACE, 400.0);
        let mean = |get: fn(&Hour) -> f64| year.hours.iter().map(get).sum::<f64>() / year.hours.len() as f64;
        assert_eq!(year.hours.len(), 8760);
        assert!((9.0..12.5).contains(&mean(|h| h.temperature_c)));
        // Between the 1200 and 1500 kWh/m2 that the Massif Central gets.
        assert!((1150.0..1550.0).contains(&(mean(|h| h.ghi_w_m2) * 8.76)), "{}", mean(|h| h.ghi_w_m2) * 8.76);
        assert!((2.0..4.5).contains(&mean(|h| h.wind_ms)));
        let coldest = year.hours.iter().map(|h| h.temperature_c).fold(f64::MAX, f64::min);
        assert!((-20.0..0.0).contains(&coldest));
    }

    #[test]
    fn the_parts_of_the_sun_add_up() {
        for elevation in [5.0, 20.0, 45.0, 68.0f64] {
            for cloud in [0.0, 0.3, 0.7, 1.0] {
                let (global, direct, diffuse) = irradiance(elevation, 100, cloud);
                let sum = diffuse + direct * elevation.to_radians().sin();
                assert!(sum <= global + 1e-9 && direct <= 1000.0 && diffuse <= global);
            }
        }
        assert_eq!(irradiance(-5.0, 1, 0.2), (0.0, 0.0, 0.0));
    }
}
