//! The wind at another height than the anemometer's.
//!
//! - US EPA (1995). *User's guide for the ISC3 dispersion models*, vol. 2, EPA-454/B-95-003b, section 1.1.3:
//!   u(z) = u_ref (z / z_ref)^p with an exponent per stability class; the exponents after Irwin, J. S. (1979).
//!
//! For heights from about 2 to 200 m over even ground; not within a street or a wood.

use super::{StabilityClass, Terrain};
use crate::models::{ModelError, check};

const RURAL: [f64; 6] = [0.07, 0.07, 0.10, 0.15, 0.35, 0.55];
const URBAN: [f64; 6] = [0.15, 0.15, 0.20, 0.25, 0.30, 0.30];

/// The exponent of the profile (dimensionless).
pub fn exponent(class: StabilityClass, terrain: Terrain) -> f64 {
    let table = match terrain {
        Terrain::Rural => &RURAL,
        Terrain::Urban => &URBAN,
    };
    table.get(class.index()).copied().unwrap_or(0.15)
}

/// The wind speed (m/s) at `height_m`, given `wind_speed_m_s` at `reference_height_m` (both heights above 0).
pub fn wind_at_m_s(
    wind_speed_m_s: f64,
    reference_height_m: f64,
    height_m: f64,
    class: StabilityClass,
    terrain: Terrain,
) -> Result<f64, ModelError> {
    check::non_negative("wind_speed_m_s", wind_speed_m_s)?;
    check::positive("reference_height_m", reference_height_m)?;
    check::positive("height_m", height_m)?;
    let factor = (height_m / reference_height_m).powf(exponent(class, terrain));
    check::finite("wind_at_m_s", wind_speed_m_s * factor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_stack_in_a_clear_night_stands_in_more_wind() {
        // 3 m/s at 10 m, class F over fields, 100 m: 3 x 10^0.55.
        let u = wind_at_m_s(3.0, 10.0, 100.0, StabilityClass::F, Terrain::Rural).unwrap();
        assert!((u - 10.644).abs() < 1e-3);
    }

    #[test]
    fn heights_must_be_above_the_ground() {
        for (u, from, to) in [(3.0, 0.0, 10.0), (3.0, 10.0, f64::NAN), (-1.0, 10.0, 10.0)] {
            assert!(wind_at_m_s(u, from, to, StabilityClass::D, Terrain::Rural).is_err());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn up_and_down_again_is_where_one_was(u in 0.0..30.0f64, a in 1.0..200.0f64, b in 1.0..200.0f64, class in 0..6usize) {
            let class = StabilityClass::ALL[class];
            let up = wind_at_m_s(u, a, b, class, Terrain::Rural).unwrap();
            let back = wind_at_m_s(up, b, a, class, Terrain::Rural).unwrap();
            prop_assert!((back - u).abs() <= 1e-12 * u.max(1.0));
        }

        #[test]
        fn wind_grows_with_height(u in 0.1..30.0f64, a in 1.0..200.0f64, more in 0.1..100.0f64, class in 0..6usize) {
            let at = |z| wind_at_m_s(u, 10.0, z, StabilityClass::ALL[class], Terrain::Urban).unwrap();
            prop_assert!(at(a + more) > at(a));
        }
    }
}
