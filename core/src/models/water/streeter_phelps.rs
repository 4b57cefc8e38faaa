//! Oxygen in a river below a discharge of waste water.
//!
//! Streeter and Phelps 1925, A study of the pollution and natural purification of the Ohio River, Public
//! Health Bulletin 146. Reaeration: O'Connor and Dobbins 1958 (Trans. ASCE 123, 641-684). Saturation: Benson
//! and Krause 1984 (Limnol. Oceanogr. 29, 620-632), as in Standard Methods 4500-O.
//!
//! ```text
//! D = kd L0 / (kr - kd) (e^(-kd t) - e^(-kr t)) + D0 e^(-kr t)
//! ```
//!
//! Valid for a steady river, mixed across, whose oxygen is used by dissolved matter alone and renewed from the
//! air alone. What it cannot show: day and night (plants), mud, nitrification, weirs, a river without oxygen
//! (the equation then goes below zero; [`OxygenSag::oxygen_mg_l`] stops at zero, and the true sag is longer).

use crate::models::{ModelError, check};

/// Temperature factor per degC of the decay of BOD, and of reaeration.
const DECAY_PER_C: f64 = 1.047;
const REAERATION_PER_C: f64 = 1.024;

/// A river right below the discharge, both mixed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OxygenSag {
    /// Ultimate BOD at the start, mg/L.
    pub bod_mg_l: f64,
    /// Oxygen deficit at the start, mg/L (below 0: more than saturated).
    pub deficit_mg_l: f64,
    /// Decay of BOD, 1/d.
    pub decay_per_d: f64,
    /// Reaeration, 1/d.
    pub reaeration_per_d: f64,
    /// Oxygen at saturation, mg/L.
    pub saturation_mg_l: f64,
    /// Mean velocity, m/s.
    pub velocity_m_s: f64,
}

/// The point of least oxygen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Critical {
    /// Travel time from the discharge, d.
    pub time_d: f64,
    /// Distance from the discharge, km.
    pub distance_km: f64,
    /// Deficit there, mg/L.
    pub deficit_mg_l: f64,
    /// Oxygen there, mg/L; 0 where the river runs out of it.
    pub oxygen_mg_l: f64,
}

impl OxygenSag {
    /// Checks the inputs; all must be finite, the rates, the saturation and the velocity above 0.
    ///
    /// # Errors
    /// Names the input that is out of range.
    pub fn new(inputs: Self) -> Result<Self, ModelError> {
        check::non_negative("bod_mg_l", inputs.bod_mg_l)?;
        check::finite("deficit_mg_l", inputs.deficit_mg_l)?;
        check::positive("decay_per_d", inputs.decay_per_d)?;
        check::positive("reaeration_per_d", inputs.reaeration_per_d)?;
        check::positive("saturation_mg_l", inputs.saturation_mg_l)?;
        check::positive("velocity_m_s", inputs.velocity_m_s)?;
        Ok(inputs)
    }

    /// What is left of the BOD after a travel time, mg/L.
    pub fn bod_mg_l(&self, time_d: f64) -> f64 {
        self.bod_mg_l * (-self.decay_per_d * time_d.max(0.0)).exp()
    }

    /// The deficit after a travel time, mg/L.
    pub fn deficit_mg_l(&self, time_d: f64) -> f64 {
        let t = time_d.max(0.0);
        let (kd, kr) = (self.decay_per_d, self.reaeration_per_d);
        // (e^(-kd t) - e^(-kr t)) / (kr - kd), written so that equal rates are no exception.
        let apart = (kr - kd).abs();
        let span = if apart * t > 0.0 { -(-apart * t).exp_m1() / apart } else { t };
        let used = kd * self.bod_mg_l * (-kd.min(kr) * t).exp() * span;
        used + self.deficit_mg_l * (-kr * t).exp()
    }

    /// Oxygen after a travel time, mg/L, 0 or more.
    pub fn oxygen_mg_l(&self, time_d: f64) -> f64 {
        (self.saturation_mg_l - self.deficit_mg_l(time_d)).max(0.0)
    }

    /// Travel time to a distance, d.
    pub fn time_d(&self, distance_km: f64) -> f64 {
        distance_km * 1000.0 / (self.velocity_m_s * 86_400.0)
    }

    /// Where oxygen is least: at the discharge itself where it only recovers from there, and infinitely far (deficit 0)
    /// where the water starts so oversaturated that it does nothing but lose oxygen to the air.
    pub fn critical(&self) -> Critical {
        let (kd, kr) = (self.decay_per_d, self.reaeration_per_d);
        let apart = kr - kd;
        // kr/kd (1 - D0 (kr - kd) / (kd L0)) = 1 + (kr - kd) slope; ln(1 + x)/x keeps equal rates regular.
        let share = self.deficit_mg_l / (kd * self.bod_mg_l);
        let slope = 1.0 / kd - share - share * apart / kd;
        let x = apart * slope;
        let time_d = if !(slope > 0.0 && slope.is_finite()) {
            0.0
        } else if x <= -1.0 {
            f64::INFINITY
        } else if x == f64::INFINITY {
            // The product is too large for a number, its logarithm is not.
            (apart.ln() + slope.ln()) / apart
        } else if x.abs() < 1e-12 {
            slope
        } else {
            slope * x.ln_1p() / x
        };
        Critical {
            time_d,
            distance_km: time_d * 86.4 * self.velocity_m_s,
            deficit_mg_l: self.deficit_mg_l(time_d),
            oxygen_mg_l: self.oxygen_mg_l(time_d),
        }
    }
}

/// Two waters mixed: their flows (m3/s) and concentrations give the concentration below; `None` where nothing flows.
pub fn mixed(flows_m3_s: [f64; 2], concentrations: [f64; 2]) -> Option<f64> {
    let [a, b] = flows_m3_s;
    let flow = a + b;
    (flow > 0.0).then(|| (a * concentrations[0] + b * concentrations[1]) / flow)
}

/// Reaeration at 20 degC, 1/d, 3.9 u^0.5 / H^1.5 (O'Connor and Dobbins 1958); valid for depths of 0.3 to 9 m and
/// velocities of 0.15 to 0.5 m/s.
///
/// # Errors
/// Velocity and depth must be above 0.
pub fn reaeration_per_d(velocity_m_s: f64, depth_m: f64) -> Result<f64, ModelError> {
    let velocity = check::positive("velocity_m_s", velocity_m_s)?;
    let depth = check::positive("depth_m", depth_m)?;
    Ok(3.9 * velocity.sqrt() / depth.powf(1.5))
}

/// Rates at another water temperature than 20 degC: decay of BOD and reaeration, 1/d.
///
/// # Errors
/// The temperature must be from 0 to 40 degC.
pub fn rates_at(decay_20_per_d: f64, reaeration_20_per_d: f64, water_c: f64) -> Result<[f64; 2], ModelError> {
    check::accept("water_c", water_c, (0.0..=40.0).contains(&water_c), "from 0 to 40")?;
    let warmer = water_c - 20.0;
    Ok([
        check::positive("decay_20_per_d", decay_20_per_d)? * DECAY_PER_C.powf(warmer),
        check::positive("reaeration_20_per_d", reaeration_20_per_d)? * REAERATION_PER_C.powf(warmer),
    ])
}

/// Oxygen at saturation in fresh water at sea level, mg/L (Benson and Krause 1984).
///
/// # Errors
/// The temperature must be from 0 to 40 degC.
pub fn saturation_mg_l(water_c: f64) -> Result<f64, ModelError> {
    let t = check::accept("water_c", water_c, (0.0..=40.0).contains(&water_c), "from 0 to 40")? + 273.15;
    let ln = -139.344_11 + (1.575_701e5 - (6.642_308e7 - (1.2438e10 - 8.621_949e11 / t) / t) / t) / t;
    Ok(ln.exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_sag() -> impl Strategy<Value = OxygenSag> {
        (0.1..60.0_f64, -2.0..6.0_f64, 0.05..2.0_f64, 0.05..5.0_f64, 0.05..2.0_f64).prop_map(
            |(bod_mg_l, deficit_mg_l, decay_per_d, reaeration_per_d, velocity_m_s)| OxygenSag {
                bod_mg_l,
                deficit_mg_l,
                decay_per_d,
                reaeration_per_d,
                saturation_mg_l: 9.1,
                velocity_m_s,
            },
        )
    }

    #[test]
    fn saturation_is_that_of_the_tables() {
        // Standard Methods 4500-O, table.
        for (t, known) in [(0.0, 14.621), (10.0, 11.288), (20.0, 9.092), (30.0, 7.559)] {
            assert!((saturation_mg_l(t).unwrap() - known).abs() < 1e-3);
        }
    }

    #[test]
    fn hostile_numbers_are_refused_by_name() {
        let sag = OxygenSag {
            bod_mg_l: 10.0,
            deficit_mg_l: 1.0,
            decay_per_d: f64::NAN,
            reaeration_per_d: 0.4,
            saturation_mg_l: 9.0,
            velocity_m_s: 0.3,
        };
        assert!(OxygenSag::new(sag).unwrap_err().to_string().contains("decay_per_d"));
        assert!(reaeration_per_d(0.3, 0.0).is_err() && saturation_mg_l(-1.0).is_err());
        assert_eq!(mixed([0.0, 0.0], [1.0, 2.0]), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn the_deficit_obeys_its_differential_equation(sag in any_sag(), t in 0.1..20.0_f64) {
            let h = 1e-5;
            let slope = (sag.deficit_mg_l(t + h) - sag.deficit_mg_l(t - h)) / (2.0 * h);
            let law = sag.decay_per_d * sag.bod_mg_l(t) - sag.reaeration_per_d * sag.deficit_mg_l(t);
            prop_assert!((slope - law).abs() < 1e-5 * (1.0 + law.abs() + sag.bod_mg_l));
        }

        #[test]
        fn no_place_is_worse_than_the_critical_one(sag in any_sag(), t in 0.0..60.0_f64) {
            prop_assert!(sag.deficit_mg_l(t) <= sag.critical().deficit_mg_l + 1e-9);
        }

        #[test]
        fn equal_rates_are_the_limit_of_nearly_equal_ones(sag in any_sag(), t in 0.0..20.0_f64) {
            let equal = OxygenSag { reaeration_per_d: sag.decay_per_d, ..sag };
            let nearly = OxygenSag { reaeration_per_d: sag.decay_per_d * (1.0 + 1e-9), ..sag };
            prop_assert!((equal.deficit_mg_l(t) - nearly.deficit_mg_l(t)).abs() < 1e-6);
            prop_assert!((equal.critical().time_d - nearly.critical().time_d).abs() < 1e-6);
        }

        #[test]
        fn any_numbers_get_an_answer(a in any::<f64>(), b in any::<f64>(), c in any::<f64>(), d in any::<f64>(), t in any::<f64>()) {
            let sag = OxygenSag { bod_mg_l: a, deficit_mg_l: b, decay_per_d: c, reaeration_per_d: d, saturation_mg_l: 9.0, velocity_m_s: 0.5 };
            if let Ok(sag) = OxygenSag::new(sag) {
                prop_assert!(sag.critical().time_d >= 0.0);
                prop_assert!(sag.oxygen_mg_l(t) >= 0.0);
            }
        }
    }
}
