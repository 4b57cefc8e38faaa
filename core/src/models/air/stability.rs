//! Atmospheric stability classes.
//!
//! - Pasquill, F. (1961). The estimation of the dispersion of windborne material. *Meteorol. Mag.* 90: the
//!   classes.
//! - Turner, D. B. (1964). A diffusion model for an urban area. *J. Appl. Meteorol.* 3: from wind, the
//!   height of the sun and clouds.
//! - US EPA (2000). *Meteorological monitoring guidance*, EPA-454/R-99-005, table 6-7: from wind and
//!   measured solar radiation (SRDT).
//! - Golder, D. (1972). Relations among stability parameters in the surface layer. *Boundary-Layer
//!   Meteorol.* 3: from the Obukhov length and the roughness length.
//!
//! The methods answer for an hour at a place with uniform ground. They know nothing of valley inversions,
//! which make the air of a village more stable than its weather station tells.

use crate::models::{ModelError, check};

/// How readily the air mixes: A (very unstable, a sunny noon with little wind) to F (very stable, a clear
/// calm night).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StabilityClass {
    /// Very unstable.
    A,
    /// Unstable.
    B,
    /// Slightly unstable.
    C,
    /// Neutral: wind or cloud.
    D,
    /// Slightly stable.
    E,
    /// Stable. Turner's class G is counted here, as in regulatory use.
    F,
}

impl StabilityClass {
    /// Every class, from the least to the most stable.
    pub const ALL: [Self; 6] = [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F];

    /// The place of the class in [`Self::ALL`], 0 for A to 5 for F.
    pub fn index(self) -> usize {
        self as usize
    }

    /// The letter of the class.
    pub fn letter(self) -> char {
        char::from(b'A' + self as u8)
    }

    /// Turner's class number, 1 for A to 6 for F and 7 for G.
    fn from_number(number: u8) -> Self {
        match number {
            0 | 1 => Self::A,
            2 => Self::B,
            3 => Self::C,
            4 => Self::D,
            5 => Self::E,
            _ => Self::F,
        }
    }
}

/// Turner's key: for each range of wind speed (upper end in m/s), the class number by net radiation index
/// 4, 3, 2, 1, 0, -1, -2.
const TURNER: [(f64, [u8; 7]); 9] = [
    (0.75, [1, 1, 2, 3, 4, 6, 7]),
    (1.85, [1, 2, 2, 3, 4, 6, 7]),
    (2.85, [1, 2, 3, 4, 4, 5, 6]),
    (3.35, [2, 2, 3, 4, 4, 5, 6]),
    (3.85, [2, 2, 3, 4, 4, 4, 5]),
    (4.85, [2, 3, 3, 4, 4, 4, 5]),
    (5.45, [3, 3, 4, 4, 4, 4, 5]),
    (5.95, [3, 3, 4, 4, 4, 4, 4]),
    (f64::INFINITY, [3, 4, 4, 4, 4, 4, 4]),
];

/// Low ceilings end here, 7 000 ft.
const LOW_CEILING_M: f64 = 2133.6;
/// Middle ceilings end here, 16 000 ft.
const MIDDLE_CEILING_M: f64 = 4876.8;

/// Turner's class from an hour's weather.
///
/// - `wind_speed_m_s`: at 10 m, 0 or more;
/// - `solar_elevation_deg`: the sun above the horizon, -90 to 90; night is where it is 0 or less;
/// - `cloud_cover_share`: of the whole sky, 0 to 1;
/// - `ceiling_m`: the height of the lowest layer that covers more than half of the sky; infinity where none
///   is reported, and then a covered sky counts as high cloud.
pub fn turner(
    wind_speed_m_s: f64,
    solar_elevation_deg: f64,
    cloud_cover_share: f64,
    ceiling_m: f64,
) -> Result<StabilityClass, ModelError> {
    check::non_negative("wind_speed_m_s", wind_speed_m_s)?;
    check::accept(
        "solar_elevation_deg",
        solar_elevation_deg,
        (-90.0..=90.0).contains(&solar_elevation_deg),
        "from -90 to 90",
    )?;
    check::share("cloud_cover_share", cloud_cover_share)?;
    check::accept("ceiling_m", ceiling_m, ceiling_m >= 0.0, "0 or more, or infinite")?;

    let index = net_radiation_index(solar_elevation_deg, cloud_cover_share, ceiling_m);
    let column = usize::from((4 - index).clamp(0, 6).unsigned_abs());
    let row = TURNER.iter().find(|(up_to, _)| wind_speed_m_s < *up_to);
    let number = row.and_then(|(_, classes)| classes.get(column)).copied().unwrap_or(4);
    Ok(StabilityClass::from_number(number))
}

/// Turner's net radiation index, 4 (strong sun) to -2 (clear night).
fn net_radiation_index(solar_elevation_deg: f64, cloud_cover_share: f64, ceiling_m: f64) -> i8 {
    let overcast = cloud_cover_share >= 0.95;
    if overcast && ceiling_m < LOW_CEILING_M {
        return 0;
    }
    if solar_elevation_deg <= 0.0 {
        return if cloud_cover_share <= 0.4 { -2 } else { -1 };
    }
    let insolation = match solar_elevation_deg {
        e if e > 60.0 => 4,
        e if e > 35.0 => 3,
        e if e > 15.0 => 2,
        _ => 1,
    };
    if cloud_cover_share <= 0.5 {
        return insolation;
    }
    let dimmed_by = if ceiling_m < LOW_CEILING_M {
        2
    } else if ceiling_m < MIDDLE_CEILING_M || overcast {
        1
    } else {
        0
    };
    (insolation - dimmed_by).max(1)
}

/// The class from wind (m/s at 10 m, 0 or more) and measured global solar radiation (W/m2, 0 or more) by
/// day, and by night (radiation 0) from wind and whether the air grows warmer with height
/// (`inversion`: the SRDT method's temperature difference between 2 and 10 m is above 0).
pub fn solar_radiation(
    wind_speed_m_s: f64,
    global_radiation_w_m2: f64,
    inversion: bool,
) -> Result<StabilityClass, ModelError> {
    use StabilityClass::{A, B, C, D, E, F};
    check::non_negative("wind_speed_m_s", wind_speed_m_s)?;
    check::non_negative("global_radiation_w_m2", global_radiation_w_m2)?;
    if global_radiation_w_m2 == 0.0 {
        return Ok(match (wind_speed_m_s, inversion) {
            (u, true) if u < 2.0 => F,
            (u, false) if u < 2.0 => E,
            (u, true) if u < 2.5 => E,
            _ => D,
        });
    }
    let column = match global_radiation_w_m2 {
        g if g >= 925.0 => 0,
        g if g >= 675.0 => 1,
        g if g >= 175.0 => 2,
        _ => 3,
    };
    let row = match wind_speed_m_s {
        u if u < 2.0 => [A, A, B, D],
        u if u < 3.0 => [A, B, C, D],
        u if u < 5.0 => [B, B, C, D],
        u if u < 6.0 => [C, C, D, D],
        _ => [C, D, D, D],
    };
    Ok(row.get(column).copied().unwrap_or(D))
}

/// Straight lines through Golder's figure 4, 1/L = a + b log10(z0), per class A to F.
const GOLDER: [(f64, f64); 6] =
    [(-0.096, 0.029), (-0.037, 0.029), (-0.002, 0.018), (0.0, 0.0), (0.004, -0.018), (0.035, -0.036)];

/// The class whose line in Golder's figure lies nearest to 1/L.
///
/// - `obukhov_length_m`: negative where the ground heats the air, positive where it cools it, infinite where
///   neutral; not 0;
/// - `roughness_length_m`: 0.001 to 1, the range of the figure.
pub fn golder(obukhov_length_m: f64, roughness_length_m: f64) -> Result<StabilityClass, ModelError> {
    check::accept(
        "obukhov_length_m",
        obukhov_length_m,
        !obukhov_length_m.is_nan() && obukhov_length_m != 0.0,
        "other than 0",
    )?;
    check::accept(
        "roughness_length_m",
        roughness_length_m,
        (0.001..=1.0).contains(&roughness_length_m),
        "from 0.001 to 1",
    )?;
    let log_roughness = roughness_length_m.log10();
    let distance = |(a, b): (f64, f64)| (a + b * log_roughness - obukhov_length_m.recip()).abs();
    let nearest = StabilityClass::ALL
        .into_iter()
        .zip(GOLDER)
        .min_by(|(_, one), (_, other)| distance(*one).total_cmp(&distance(*other)));
    Ok(nearest.map_or(StabilityClass::D, |(class, _)| class))
}

#[cfg(test)]
mod tests;
