//! Infiltration into soil under ponded water (Green and Ampt 1911, "Studies on soil physics", J. Agric. Sci. 4,
//! 1-24; in the form of Chow, Maidment and Mays 1988, "Applied hydrology", section 4.3).
//!
//! F(t) solves F - psi dtheta ln(1 + F / (psi dtheta)) = K t: a sharp wetting front sinks into even soil, with
//! water standing on it from the start. Layers, cracks and a high water table are not seen.

use crate::models::{ModelError, check};

/// What a soil does with water that stands on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Soil {
    /// Hydraulic conductivity, mm/h; 0 or more (sand about 118, silt loam 6.5, clay 0.3).
    pub conductivity_mm_h: f64,
    /// Suction at the wetting front, mm; 0 or more (sand about 50, silt loam 167, clay 316).
    pub suction_mm: f64,
    /// Pore space still free of water, m3/m3, 0 to 1.
    pub moisture_deficit: f64,
}

/// Water taken up in the first `hours` of ponding, mm.
///
/// Errors: a value not finite or out of its range.
pub fn infiltrated_mm(soil: Soil, hours: f64) -> Result<f64, ModelError> {
    check::non_negative("hours", hours)?;
    let capacity = soil.capacity_mm()?;
    let conducted = check::finite("conductivity_mm_h x hours", soil.conductivity_mm_h * hours)?;
    if capacity == 0.0 || conducted == 0.0 {
        return Ok(conducted);
    }
    // In units of the capacity: y - ln(1 + y) = tau. Newton's steps fall on the root from above, as the left
    // side is convex; the start, tau + sqrt(2 tau) + ln(1 + tau), lies above it.
    let tau = conducted / capacity;
    let mut y = tau + (2.0 * tau).sqrt() + tau.ln_1p();
    for _ in 0..50 {
        let step = (y - y.ln_1p() - tau) * (1.0 + y) / y;
        y -= step;
        if step.abs() <= 1e-14 * y {
            break;
        }
    }
    Ok(capacity * y)
}

/// Rate of infiltration once `infiltrated_mm` have been taken up, mm/h; infinite at the very start.
///
/// Errors: a value not finite or out of its range.
pub fn rate_mm_h(soil: Soil, infiltrated_mm: f64) -> Result<f64, ModelError> {
    check::non_negative("infiltrated_mm", infiltrated_mm)?;
    let capacity = soil.capacity_mm()?;
    if capacity == 0.0 || soil.conductivity_mm_h == 0.0 {
        return Ok(soil.conductivity_mm_h);
    }
    Ok(soil.conductivity_mm_h * (1.0 + capacity / infiltrated_mm))
}

impl Soil {
    /// Suction times free pore space, mm.
    fn capacity_mm(&self) -> Result<f64, ModelError> {
        check::non_negative("conductivity_mm_h", self.conductivity_mm_h)?;
        check::non_negative("suction_mm", self.suction_mm)?;
        check::share("moisture_deficit", self.moisture_deficit)?;
        Ok(self.suction_mm * self.moisture_deficit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Chow et al. 1988, example 4.3.1: a silt loam, 30 % saturated.
    const SILT_LOAM: Soil = Soil { conductivity_mm_h: 6.5, suction_mm: 166.8, moisture_deficit: 0.340 };

    #[test]
    fn chow_1988_silt_loam_takes_up_31_7_mm_in_the_first_hour() {
        let taken = infiltrated_mm(SILT_LOAM, 1.0).unwrap();
        assert!((taken - 31.7).abs() < 0.1, "{taken}");
        assert!((rate_mm_h(SILT_LOAM, taken).unwrap() - 18.1).abs() < 0.1);
    }

    #[test]
    fn hostile_input_is_refused_or_has_a_defined_answer() {
        assert!(infiltrated_mm(SILT_LOAM, f64::NAN).is_err() && infiltrated_mm(SILT_LOAM, -1.0).is_err());
        for soil in [
            Soil { conductivity_mm_h: f64::INFINITY, ..SILT_LOAM },
            Soil { suction_mm: -1.0, ..SILT_LOAM },
            Soil { moisture_deficit: f64::NAN, ..SILT_LOAM },
        ] {
            assert!(infiltrated_mm(soil, 1.0).is_err() && rate_mm_h(soil, 1.0).is_err());
        }
        assert!(infiltrated_mm(SILT_LOAM, f64::MAX).is_err());
        assert_eq!(infiltrated_mm(SILT_LOAM, 0.0), Ok(0.0));
        assert_eq!(infiltrated_mm(Soil { moisture_deficit: 0.0, ..SILT_LOAM }, 2.0), Ok(13.0));
        assert_eq!(rate_mm_h(SILT_LOAM, 0.0), Ok(f64::INFINITY));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn solves_its_own_equation(
            k in 0.01..200.0, psi in 1.0..400.0, deficit in 0.01..0.5, hours in 0.001..100.0,
        ) {
            let soil = Soil { conductivity_mm_h: k, suction_mm: psi, moisture_deficit: deficit };
            let (taken, capacity) = (infiltrated_mm(soil, hours).unwrap(), psi * deficit);
            let conducted = taken - capacity * (taken / capacity).ln_1p();
            prop_assert!((conducted - k * hours).abs() < 1e-9 * (taken + 1.0));
        }

        #[test]
        fn drier_soil_takes_up_more_and_all_soil_ever_more_slowly(
            deficit in 0.01..0.4, more in 0.0..0.1, t in 0.1..24.0,
        ) {
            let soil = |moisture_deficit| Soil { moisture_deficit, ..SILT_LOAM };
            let taken = |deficit, hours| infiltrated_mm(soil(deficit), hours).unwrap();
            prop_assert!(taken(deficit + more, t) >= taken(deficit, t) - 1e-9);
            let (first, second) = (taken(deficit, t), taken(deficit, 2.0 * t) - taken(deficit, t));
            prop_assert!(second <= first && second >= SILT_LOAM.conductivity_mm_h * t - 1e-9);
        }
    }
}
