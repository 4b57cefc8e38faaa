//! The fire in its wind and on its slope: how fast, which way, how long the flames.

use super::FuelModel;
use super::bed::Bed;
use crate::models::{ModelError, check};

const FT_PER_M: f64 = 1.0 / 0.3048;
const MPH_PER_M_S: f64 = 3600.0 / 1609.344;

/// Water in the fuel, as a share of its dry mass.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FuelMoisture {
    /// Dead fuel of 1, 10 and 100 hours, 0 to 1.
    pub dead: [f64; 3],
    /// Living fuel, 0.3 to 4.
    pub live: f64,
}

/// Weather and ground where the fire burns. Directions are those that the wind blows to and the ground falls to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FireConditions {
    /// Water in the fuel.
    pub moisture: FuelMoisture,
    /// Wind at the height of the flames, m/s: about 0.4 of that at 10 m over open fuel, 0.1 to 0.2 under trees.
    pub midflame_wind_m_s: f64,
    /// Direction the wind blows to, degrees clockwise from north.
    pub wind_to_deg: f64,
    /// Slope, rise over run.
    pub slope: f64,
    /// Direction the ground falls to, degrees clockwise from north.
    pub aspect_deg: f64,
}

/// A steady fire.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SurfaceFire {
    /// Spread at the head, m/min.
    pub spread_m_min: f64,
    /// Direction of the head, degrees clockwise from north.
    pub heading_deg: f64,
    /// Eccentricity of the ellipse that a fire from one point grows into, 0 (circle) to below 1.
    pub eccentricity: f64,
    /// Heat released per area of burning front in a minute, kW/m2.
    pub reaction_intensity_kw_m2: f64,
    /// Heat released per length of front at the head, kW/m (Byram 1959).
    pub fireline_intensity_kw_m: f64,
    /// Length of flames at the head, m (Byram 1959).
    pub flame_length_m: f64,
}

impl SurfaceFire {
    /// A fuel that does not burn.
    pub const NONE: Self = Self {
        spread_m_min: 0.0,
        heading_deg: 0.0,
        eccentricity: 0.0,
        reaction_intensity_kw_m2: 0.0,
        fireline_intensity_kw_m: 0.0,
        flame_length_m: 0.0,
    };

    /// Spread in a direction (degrees clockwise from north), m/min: the ellipse seen from the point where the
    /// fire started, which is a focus.
    pub fn spread_towards_m_min(&self, direction_deg: f64) -> f64 {
        let off = (direction_deg - self.heading_deg).to_radians().cos();
        self.spread_m_min * (1.0 - self.eccentricity) / (1.0 - self.eccentricity * off)
    }
}

/// The fire that a fuel carries under these conditions; none where it is too wet.
///
/// # Errors
/// Names what is not finite or out of range.
pub fn surface_fire(fuel: &FuelModel, at: &FireConditions) -> Result<SurfaceFire, ModelError> {
    for moisture in at.moisture.dead {
        check::accept("moisture.dead", moisture, (0.0..=10.0).contains(&moisture), "from 0 to 10")?;
    }
    let live = at.moisture.live;
    check::accept("moisture.live", live, (0.0..=10.0).contains(&live), "from 0 to 10")?;
    let wind = at.midflame_wind_m_s;
    check::accept("midflame_wind_m_s", wind, (0.0..=100.0).contains(&wind), "from 0 to 100")?;
    check::accept("slope", at.slope, (0.0..=100.0).contains(&at.slope), "from 0 to 100")?;
    check::finite("wind_to_deg", at.wind_to_deg)?;
    check::finite("aspect_deg", at.aspect_deg)?;

    let bed = Bed::new(fuel, &at.moisture);
    if bed.reaction_intensity <= 0.0 {
        return Ok(SurfaceFire::NONE);
    }
    // Wind and slope push like two forces (Rothermel 1983, INT-143), each in its own direction.
    let wind_factor = bed.wind_factor(wind * FT_PER_M * 60.0);
    let slope_factor = 5.275 * bed.packing.powf(-0.3) * at.slope * at.slope;
    let (wind_to, upslope) = (at.wind_to_deg.to_radians(), (at.aspect_deg + 180.0).to_radians());
    let east = wind_factor * wind_to.sin() + slope_factor * upslope.sin();
    let north = wind_factor * wind_to.cos() + slope_factor * upslope.cos();
    let pushed = east.hypot(north);
    let effective_wind_ft_min = bed.wind_of(pushed);
    // No wind lifts the fire beyond what its heat can carry (Rothermel 1972, eq. 86).
    let limit = 0.9 * bed.reaction_intensity;
    let (pushed, effective_wind_ft_min) = if effective_wind_ft_min > limit {
        (bed.wind_factor(limit), limit)
    } else {
        (pushed, effective_wind_ft_min)
    };
    let spread_ft_min = bed.still_air_spread_ft_min * (1.0 + pushed);
    let fireline = bed.reaction_intensity * 384.0 / bed.surface_per_ft * spread_ft_min / 60.0;
    Ok(SurfaceFire {
        spread_m_min: spread_ft_min / FT_PER_M,
        heading_deg: if pushed > 0.0 { east.atan2(north).to_degrees().rem_euclid(360.0) } else { 0.0 },
        eccentricity: eccentricity(effective_wind_ft_min / (FT_PER_M * 60.0)),
        // Btu/ft2/min and Btu/ft/s.
        reaction_intensity_kw_m2: bed.reaction_intensity * 0.189_276,
        fireline_intensity_kw_m: fireline * 3.461_469,
        flame_length_m: 0.45 * fireline.powf(0.46) / FT_PER_M,
    })
}

/// Length over width of the ellipse by the wind at the flames (Anderson 1983, INT-305), as eccentricity.
fn eccentricity(midflame_wind_m_s: f64) -> f64 {
    let mph = midflame_wind_m_s * MPH_PER_M_S;
    let ratio = (0.936 * (0.2566 * mph).exp() + 0.461 * (-0.1548 * mph).exp() - 0.397).clamp(1.0, 8.0);
    (1.0 - 1.0 / (ratio * ratio)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn conditions(wind: f64, slope: f64, dead: f64) -> FireConditions {
        FireConditions {
            moisture: FuelMoisture { dead: [dead; 3], live: 1.0 },
            midflame_wind_m_s: wind,
            wind_to_deg: 90.0,
            slope,
            aspect_deg: 270.0,
        }
    }

    fn any_fuel() -> impl Strategy<Value = FuelModel> {
        (1..=13u8).prop_map(|number| FuelModel::anderson(number).unwrap())
    }

    #[test]
    fn numbers_outside_the_table_are_no_fuel() {
        assert!([0, 14, 255].iter().all(|n| FuelModel::anderson(*n).is_none()));
    }

    #[test]
    fn hostile_conditions_are_refused_by_name() {
        let fuel = FuelModel::anderson(1).unwrap();
        let says = |c: FireConditions| surface_fire(&fuel, &c).unwrap_err().to_string();
        assert!(says(conditions(f64::NAN, 0.0, 0.1)).contains("midflame_wind_m_s"));
        assert!(says(conditions(1.0, f64::INFINITY, 0.1)).contains("slope"));
        assert!(says(conditions(1.0, 0.0, -0.1)).contains("moisture.dead"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn wind_and_slope_drive_and_moisture_hinders(fuel in any_fuel(), wind in 0.0..8.0_f64, slope in 0.0..1.0_f64, dead in 0.02..0.5_f64) {
            let spread = |w: f64, s: f64, m: f64| surface_fire(&fuel, &conditions(w, s, m)).unwrap().spread_m_min;
            let here = spread(wind, slope, dead);
            prop_assert!(here >= 0.0 && here.is_finite());
            prop_assert!(spread(wind + 1.0, slope, dead) >= here);
            prop_assert!(spread(wind, slope + 0.1, dead) >= here);
            prop_assert!(spread(wind, slope, dead + 0.05) <= here);
        }

        #[test]
        fn the_head_is_the_fastest_side_and_the_ellipse_is_even(fuel in any_fuel(), wind in 0.0..8.0_f64, angle in 0.0..180.0_f64) {
            let fire = surface_fire(&fuel, &conditions(wind, 0.3, 0.05)).unwrap();
            let (left, right) = (fire.spread_towards_m_min(fire.heading_deg - angle), fire.spread_towards_m_min(fire.heading_deg + angle));
            prop_assert!((left - right).abs() <= 1e-9 * fire.spread_m_min);
            prop_assert!(left <= fire.spread_m_min * (1.0 + 1e-12) && left > 0.0);
        }

        #[test]
        fn beyond_the_moisture_of_extinction_nothing_burns(fuel in any_fuel(), wind in 0.0..8.0_f64) {
            let wet = FuelMoisture { dead: [1.0; 3], live: 10.0 };
            let fire = surface_fire(&fuel, &FireConditions { moisture: wet, ..conditions(wind, 0.0, 1.0) }).unwrap();
            prop_assert_eq!(fire, SurfaceFire::NONE);
        }
    }
}
