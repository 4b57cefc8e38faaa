//! Where the sun stands.
//!
//! - Reda, I. and Andreas, A. (2004, revised 2008). *Solar position algorithm for solar radiation applications*,
//!   NREL/TP-560-34302; also *Solar Energy* 76, 577-589.
//!
//! From the year -2000 to 6000, within 0.0003°. The horizon is a sea horizon: hills are not part of it.

mod terms;

use crate::models::{ModelError, check};
use terms::{LATITUDE, LONGITUDE, NUTATION, RADIUS, Term};

/// Julian days of the start of the years -2000 and 6000.
const JULIAN_DAYS: std::ops::RangeInclusive<f64> = 990_557.5..=3_912_515.5;
/// Half the sun's disc and the usual refraction at the horizon, degrees: below it the sun has set.
const SETTING_DEG: f64 = 0.266_67 + 0.5667;

/// Ten years.
const MAX_HOURS: usize = 10 * 366 * 24;

/// A place on Earth and its air.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Site {
    /// Latitude, degrees, north positive, -90 to 90.
    pub latitude_deg: f64,
    /// Longitude, degrees, east positive, -180 to 180.
    pub longitude_deg: f64,
    /// Height above the sea, m, above -6 500 km.
    pub elevation_m: f64,
    /// Annual mean air pressure, hPa, 0 to 5000; it bends the light near the horizon.
    pub pressure_hpa: f64,
    /// Annual mean temperature, degrees Celsius, above -273.
    pub temperature_c: f64,
}

/// The sun as seen from a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SunPosition {
    /// From straight above, degrees, refraction included.
    pub zenith_deg: f64,
    /// From north over east, degrees, 0 to 360.
    pub azimuth_deg: f64,
    /// Distance of the Earth from the sun, astronomical units.
    pub distance_au: f64,
}

/// The Julian day of an instant in universal time: `month` 1 to 12, `day` 1 to 31, `hour` from 0 with its fraction.
/// Gregorian calendar; of years before 1583 the calendar is taken as extended backwards.
pub fn julian_day(year: i32, month: u8, day: u8, hour_utc: f64) -> Result<f64, ModelError> {
    check::accept("year", f64::from(year), (-2000..=6000).contains(&year), "from -2000 to 6000")?;
    check::accept("month", f64::from(month), (1..=12).contains(&month), "from 1 to 12")?;
    check::accept("day", f64::from(day), (1..=31).contains(&day), "from 1 to 31")?;
    check::finite("hour_utc", hour_utc)?;
    let (y, m) = if month < 3 { (year - 1, month + 12) } else { (year, month) };
    let century = f64::from(y.div_euclid(100));
    let leap = 2.0 - century + (century / 4.0).floor();
    let days = (365.25 * (f64::from(y) + 4716.0)).floor() + (30.6001 * (f64::from(m) + 1.0)).floor();
    Ok(days + f64::from(day) + hour_utc / 24.0 + leap - 1524.5)
}

/// The sun as seen from the Earth's centre at an instant, from which the view of any number of places follows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Instant {
    distance_au: f64,
    right_ascension: f64,
    declination: f64,
    sidereal: f64,
}

impl Instant {
    /// At `julian_day` (universal time), where `delta_t_s` is the difference between terrestrial and universal time
    /// (s): about 69 in the 2020s.
    pub fn new(julian_day: f64, delta_t_s: f64) -> Result<Self, ModelError> {
        check::accept(
            "julian_day",
            julian_day,
            JULIAN_DAYS.contains(&julian_day),
            "from 990557.5 to 3912515.5",
        )?;
        check::accept("delta_t_s", delta_t_s, delta_t_s.abs() <= 8000.0, "from -8000 to 8000")?;
        let century = (julian_day - 2_451_545.0) / 36_525.0;
        let jce = (julian_day + delta_t_s / 86_400.0 - 2_451_545.0) / 36_525.0;
        let jme = jce / 10.0;

        let distance_au = series(&RADIUS, jme);
        let longitude = series(&LONGITUDE, jme) + std::f64::consts::PI;
        let latitude = -series(&LATITUDE, jme);
        let (in_longitude, in_obliquity) = nutation(jce);
        let obliquity = mean_obliquity(jme / 10.0) + in_obliquity;
        let aberration = -(20.4898 / 3600.0 / distance_au).to_radians();
        let apparent = longitude + in_longitude + aberration;

        let (sin_obliquity, cos_obliquity) = obliquity.sin_cos();
        let (sin_apparent, cos_apparent) = apparent.sin_cos();
        let (sin_latitude, cos_latitude) = latitude.sin_cos();
        let right_ascension =
            (sin_apparent * cos_obliquity - sin_latitude / cos_latitude * sin_obliquity).atan2(cos_apparent);
        let declination = sin_latitude * cos_obliquity + cos_latitude * sin_obliquity * sin_apparent;
        let greenwich_deg = 280.460_618_37
            + 360.985_647_366_29 * (julian_day - 2_451_545.0)
            + century * century * (0.000_387_933 - century / 38_710_000.0);
        Ok(Self {
            distance_au,
            right_ascension,
            declination: declination.asin(),
            sidereal: greenwich_deg.rem_euclid(360.0).to_radians() + in_longitude * cos_obliquity,
        })
    }

    /// The sun as seen from `site`.
    pub fn seen_from(&self, site: &Site) -> Result<SunPosition, ModelError> {
        let Site { latitude_deg, longitude_deg, elevation_m, pressure_hpa, temperature_c } = *site;
        check::accept("latitude_deg", latitude_deg, latitude_deg.abs() <= 90.0, "from -90 to 90")?;
        check::accept("longitude_deg", longitude_deg, longitude_deg.abs() <= 180.0, "from -180 to 180")?;
        let near = elevation_m.is_finite() && elevation_m > -6.5e6;
        check::accept("elevation_m", elevation_m, near, "finite and above -6500 km")?;
        check::accept(
            "pressure_hpa",
            pressure_hpa,
            (0.0..=5000.0).contains(&pressure_hpa),
            "from 0 to 5000",
        )?;
        let warm = temperature_c.is_finite() && temperature_c > -273.0;
        check::accept("temperature_c", temperature_c, warm, "finite and above -273")?;

        let (sin_latitude, cos_latitude) = latitude_deg.to_radians().sin_cos();
        let hour_angle = self.sidereal + longitude_deg.to_radians() - self.right_ascension;
        let (sin_hour, cos_hour) = hour_angle.sin_cos();
        let (sin_declination, cos_declination) = self.declination.sin_cos();

        // The Earth is wide: from its surface the sun stands a little lower than from its centre.
        let parallax = (8.794 / 3600.0 / self.distance_au).to_radians().sin();
        let reduced = (0.996_647_19 * sin_latitude).atan2(cos_latitude);
        let height = elevation_m / 6_378_140.0;
        let across = reduced.cos() + height * cos_latitude;
        let along = 0.996_647_19 * reduced.sin() + height * sin_latitude;
        let near = cos_declination - across * parallax * cos_hour;
        let shift = (-across * parallax * sin_hour).atan2(near);
        let declination = ((sin_declination - along * parallax) * shift.cos()).atan2(near);
        let (sin_declination, cos_declination) = declination.sin_cos();
        let (sin_hour, cos_hour) = (hour_angle - shift).sin_cos();

        let sine = sin_latitude * sin_declination + cos_latitude * cos_declination * cos_hour;
        let elevation_deg = sine.clamp(-1.0, 1.0).asin().to_degrees();
        let west = sin_hour.atan2(cos_hour * sin_latitude - sin_declination / cos_declination * cos_latitude);
        Ok(SunPosition {
            zenith_deg: 90.0 - elevation_deg - refraction_deg(elevation_deg, pressure_hpa, temperature_c),
            azimuth_deg: (west.to_degrees() + 180.0).rem_euclid(360.0),
            distance_au: self.distance_au,
        })
    }
}

/// The sun in the middle of each of `hours` hours (at most ten years) from `first_julian_day` (universal time) on: what
/// hourly means of radiation go with. For `delta_t_s` see [`Instant::new`].
pub fn hourly_sun(
    site: &Site,
    first_julian_day: f64,
    delta_t_s: f64,
    hours: usize,
) -> Result<Vec<SunPosition>, ModelError> {
    check::size("hours", hours, MAX_HOURS)?;
    let middle = |hour: usize| first_julian_day + (hour as f64 + 0.5) / 24.0;
    (0..hours).map(|hour| Instant::new(middle(hour), delta_t_s)?.seen_from(site)).collect()
}

impl SunPosition {
    /// The cosine of the angle between the sun's rays and the normal of a surface, tilted by `tilt_deg` from level and
    /// facing `facing_deg` (from north over east). Below 0 the sun is behind it.
    pub fn cos_incidence(&self, tilt_deg: f64, facing_deg: f64) -> f64 {
        let (sin_zenith, cos_zenith) = self.zenith_deg.to_radians().sin_cos();
        let (sin_tilt, cos_tilt) = tilt_deg.to_radians().sin_cos();
        cos_zenith * cos_tilt + sin_zenith * sin_tilt * (self.azimuth_deg - facing_deg).to_radians().cos()
    }
}

/// Σ over powers of time of Σ A cos(B + C t), times 1e-8.
fn series(powers: &[&[Term]], time: f64) -> f64 {
    let of = |terms: &&[Term]| terms.iter().map(|[a, b, c]| a * (b + c * time).cos()).sum::<f64>();
    1e-8 * powers.iter().rev().fold(0.0, |sum, terms| sum * time + of(terms))
}

/// Nutation in longitude and obliquity, radians.
fn nutation(t: f64) -> (f64, f64) {
    // Elongation of the moon, anomalies of sun and moon, latitude of the moon, node of its orbit; degrees.
    let angles = [
        [297.850_36, 445_267.111_48, -0.001_914_2, 1.0 / 189_474.0],
        [357.527_72, 35_999.050_34, -0.000_160_3, -1.0 / 300_000.0],
        [134.962_98, 477_198.867_398, 0.008_697_2, 1.0 / 56_250.0],
        [93.271_91, 483_202.017_538, -0.003_682_5, 1.0 / 327_270.0],
        [125.044_52, -1_934.136_261, 0.002_070_8, 1.0 / 450_000.0],
    ]
    .map(|[a, b, c, d]| (a + t * (b + t * (c + t * d))).to_radians());
    let (mut longitude, mut obliquity) = (0.0, 0.0);
    for terms::Nutation(multiples, [a, b, c, d]) in &NUTATION {
        let angle: f64 = multiples.iter().zip(angles).map(|(n, angle)| n * angle).sum();
        let (sin, cos) = angle.sin_cos();
        longitude += (a + b * t) * sin;
        obliquity += (c + d * t) * cos;
    }
    ((longitude / 36e6).to_radians(), (obliquity / 36e6).to_radians())
}

/// Mean obliquity of the ecliptic, radians; `u` is time in units of 10 000 years.
fn mean_obliquity(u: f64) -> f64 {
    let arc_seconds =
        [84_381.448, -4680.93, -1.55, 1999.25, -51.38, -249.67, -39.05, 7.12, 27.87, 5.79, 2.45];
    (arc_seconds.iter().rev().fold(0.0, |sum, c| sum * u + c) / 3600.0).to_radians()
}

/// How much the air lifts the sun, degrees.
fn refraction_deg(elevation_deg: f64, pressure_hpa: f64, temperature_c: f64) -> f64 {
    if elevation_deg < -SETTING_DEG {
        return 0.0;
    }
    let bent = (elevation_deg + 10.3 / (elevation_deg + 5.11)).to_radians().tan();
    pressure_hpa / 1010.0 * 283.0 / (273.0 + temperature_c) * 1.02 / (60.0 * bent)
}

#[cfg(test)]
mod tests;
