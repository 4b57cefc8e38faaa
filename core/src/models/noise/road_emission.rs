//! What a road emits: Directive (EU) 2015/996 as amended by 2021/1226, section 2.2.
//!
//! Each category m of vehicles, taken as a point at 0.05 m, has rolling and propulsion noise,
//! `L_WR = A_R + B_R lg(v/70) + dL_WR` and `L_WP = A_P + B_P (v-70)/70 + dL_WP` (2.2.3 and 2.2.4), corrected
//! for studded tyres, air temperature, gradient, junctions and the surface. A steady flow Q makes it a line
//! source, `L_W' = L_W + 10 lg(Q / (1000 v))` (2.2.1).
//!
//! Valid from 20 to 130 km/h; a slower vehicle has the power of one at 20 km/h, as the directive says.

use super::road_coefficients::{CROSSING_DB, ROUNDABOUT_DB, STUDS_DB, STUDS_SLOPE_DB};
use super::{BANDS, Category, RoadCoefficients, RoadSurface, Spectrum, energy_to_level_db, level_to_energy};
use crate::models::{ModelError, check};

/// A steady flow of one category.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Flow {
    /// Vehicles per hour in both directions together, 0 or more.
    pub vehicles_h: f64,
    /// Mean speed in km/h, above 0 and at most 200; not read where no vehicle passes.
    pub speed_km_h: f64,
}

/// The slope of a road in percent; beyond 12 % it counts as 12 %.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Gradient {
    /// All traffic goes up (above 0) or down (below 0).
    OneWay(f64),
    /// Half of the traffic goes up and half of it down.
    BothWays(f64),
}

/// Where vehicles brake and pull away, within 100 m.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Junction {
    /// A crossing with lights, at this distance in m.
    Crossing(f64),
    /// A roundabout, at this distance in m.
    Roundabout(f64),
}

/// Studded tyres on light vehicles.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StuddedTyres {
    /// Share of light vehicles that carry them in the season, 0 to 1.
    pub share: f64,
    /// Months of the season, 0 to 12.
    pub months: f64,
}

/// The state of a road.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RoadConditions {
    /// Yearly mean air temperature in degrees Celsius, -50 to 60; the coefficients hold for 20.
    pub temperature_c: f64,
    /// The slope.
    pub gradient: Gradient,
    /// The nearest junction, if there is one.
    pub junction: Option<Junction>,
    /// Studded tyres, where they are in use.
    pub studded: Option<StuddedTyres>,
}

impl RoadConditions {
    /// The conditions for which the coefficients hold: 20 degrees, level, no junction, no studs.
    pub const REFERENCE: Self =
        Self { temperature_c: 20.0, gradient: Gradient::OneWay(0.0), junction: None, studded: None };
}

/// Sound power of a road per metre of its length, in dB re 1 pW/m per band; -inf where nothing passes.
///
/// `flows` are in the order of [`Category::ALL`].
///
/// # Errors
/// Names the field that is not finite or out of range.
pub fn road_emission_db_m(
    coefficients: &RoadCoefficients,
    surface: &RoadSurface,
    flows: &[Flow; 5],
    road: &RoadConditions,
) -> Result<Spectrum, ModelError> {
    check_conditions(road)?;
    let (up_pct, shares) = match road.gradient {
        Gradient::OneWay(s) => (s, [1.0, 0.0]),
        Gradient::BothWays(s) => (s, [0.5, 0.5]),
    };
    let mut energy = [0.0; BANDS];
    for (category, flow) in Category::ALL.into_iter().zip(flows) {
        if check::non_negative("vehicles_h", flow.vehicles_h)? == 0.0 {
            continue;
        }
        let v = check::accept(
            "speed_km_h",
            flow.speed_km_h,
            flow.speed_km_h > 0.0 && flow.speed_km_h <= 200.0,
            "above 0 and at most 200",
        )?;
        for (slope_pct, share) in [(up_pct, shares[0]), (-up_pct, shares[1])] {
            if share > 0.0 {
                let power = vehicle_power_db(coefficients, surface, category, v.max(20.0), slope_pct, road);
                let per_m = share * flow.vehicles_h / (1000.0 * v);
                energy.iter_mut().zip(power).for_each(|(e, l)| *e += per_m * level_to_energy(l));
            }
        }
    }
    let level = energy.map(energy_to_level_db);
    match level.iter().find(|l| l.is_nan() || **l == f64::INFINITY) {
        Some(&value) => Err(ModelError::Invalid { field: "coefficients", value, must: "of a usual size" }),
        None => Ok(level),
    }
}

fn check_conditions(road: &RoadConditions) -> Result<(), ModelError> {
    let t = road.temperature_c;
    check::accept("temperature_c", t, (-50.0..=60.0).contains(&t), "from -50 to 60")?;
    let (Gradient::OneWay(s) | Gradient::BothWays(s)) = road.gradient;
    check::finite("gradient_pct", s)?;
    if let Some(Junction::Crossing(x) | Junction::Roundabout(x)) = road.junction {
        check::finite("junction_m", x)?;
    }
    if let Some(studs) = road.studded {
        check::share("studded_share", studs.share)?;
        check::accept("studded_months", studs.months, (0.0..=12.0).contains(&studs.months), "from 0 to 12")?;
    }
    Ok(())
}

/// L_W of one vehicle in dB re 1 pW per band (2.2.2).
fn vehicle_power_db(
    coefficients: &RoadCoefficients,
    surface: &RoadSurface,
    category: Category,
    v: f64,
    slope_pct: f64,
    road: &RoadConditions,
) -> Spectrum {
    let m = category as usize;
    let vehicle = &coefficients.vehicles[m];
    let (lg_v, linear_v) = ((v / 70.0).log10(), (v - 70.0) / 70.0);
    let (junction_rolling, junction_propulsion) = junction_db(road.junction, m);
    let two_wheeler = matches!(category, Category::Moped | Category::Motorcycle);

    let temperature = match category {
        Category::Light => 0.08,
        Category::MediumHeavy | Category::Heavy => 0.04,
        Category::Moped | Category::Motorcycle => 0.0,
    } * (20.0 - road.temperature_c);
    let rolling = temperature + junction_rolling;
    let propulsion = junction_propulsion + gradient_db(category, v, slope_pct);
    let studs = road.studded.filter(|_| category == Category::Light);

    std::array::from_fn(|i| {
        let (alpha, beta) =
            if two_wheeler { (0.0, 0.0) } else { (surface.alpha_db[m][i], surface.beta_db[m]) };
        let l_p = vehicle.propulsion_db[i]
            + vehicle.propulsion_slope_db[i] * linear_v
            + propulsion
            + alpha.min(0.0);
        if two_wheeler {
            return l_p;
        }
        let l_r = vehicle.rolling_db[i]
            + vehicle.rolling_slope_db[i] * lg_v
            + rolling
            + alpha
            + beta * lg_v
            + studs.map_or(0.0, |s| studs_db(s, i, v));
        energy_to_level_db(level_to_energy(l_r) + level_to_energy(l_p))
    })
}

/// Yearly mean effect of studded tyres on the rolling noise (2.2.6 to 2.2.8).
fn studs_db(studs: StuddedTyres, band: usize, v: f64) -> f64 {
    let share = studs.share * studs.months / 12.0;
    let delta = STUDS_DB[band] + STUDS_SLOPE_DB[band] * (v.clamp(50.0, 90.0) / 70.0).log10();
    energy_to_level_db((1.0 - share) + share * level_to_energy(delta))
}

/// Effect of braking and pulling away on (rolling, propulsion) (2.2.17 and 2.2.18).
fn junction_db(junction: Option<Junction>, m: usize) -> (f64, f64) {
    let ((c_r, c_p), x) = match junction {
        None => return (0.0, 0.0),
        Some(Junction::Crossing(x)) => (CROSSING_DB[m], x),
        Some(Junction::Roundabout(x)) => (ROUNDABOUT_DB[m], x),
    };
    let near = (1.0 - x.abs() / 100.0).max(0.0);
    (c_r * near, c_p * near)
}

/// Effect of the gradient on the propulsion noise (2.2.13 to 2.2.16).
fn gradient_db(category: Category, v: f64, slope_pct: f64) -> f64 {
    let s = slope_pct.clamp(-12.0, 12.0);
    match category {
        Category::Light if s < -6.0 => -s - 6.0,
        Category::Light if s > 2.0 => (s - 2.0) / 1.5 * v / 100.0,
        Category::MediumHeavy if s < -4.0 => (-s - 4.0) / 0.7 * (v - 20.0) / 100.0,
        Category::MediumHeavy if s > 0.0 => s * v / 100.0,
        Category::Heavy if s < -4.0 => (-s - 4.0) / 0.5 * (v - 10.0) / 100.0,
        Category::Heavy if s > 0.0 => s / 0.8 * v / 100.0,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests;
