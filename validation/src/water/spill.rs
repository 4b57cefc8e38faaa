//! A cloud that a river carries is a normal distribution whose variance is 2 D t.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::water::spill::Spill;

const SOURCE: &str = "Fischer et al. 1979, Mixing in inland and coastal waters, ch. 2: variance 2 D t; Abramowitz and \
                      Stegun 1964, table 26.1";
/// The share of a normal distribution within one, two and three standard deviations.
const WITHIN: [f64; 3] = [0.682_689_5, 0.954_499_7, 0.997_300_2];
const STEPS: u32 = 4000;

pub(super) fn normal(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let spill = Spill::new(Spill {
        mass_kg: 40.0,
        cross_section_m2: 12.0,
        velocity_m_s: 0.4,
        dispersion_m2_s: 25.0,
        decay_per_s: 0.0,
    })?;
    let time_s = 7200.0;
    let (middle_m, deviation_m) =
        (spill.velocity_m_s * time_s, (2.0 * spill.dispersion_m2_s * time_s).sqrt());
    let row = |(deviations, expected): (f64, f64)| {
        let step_m = 2.0 * deviations * deviation_m / f64::from(STEPS);
        let place_m = |i: u32| middle_m - deviations * deviation_m + (f64::from(i) + 0.5) * step_m;
        let sum: f64 = (0..STEPS).map(|i| spill.concentration_mg_l(place_m(i), time_s)).sum();
        // mg/L are g/m3.
        let share = sum * step_m * spill.cross_section_m2 / (1000.0 * spill.mass_kg);
        let case = format!("share of the mass within {deviations} sqrt(2 D t) of its middle after 2 h");
        Row::new("spill", case, expected, share, Bound::Absolute(1e-6), SOURCE)
    };
    Ok([1.0, 2.0, 3.0].into_iter().zip(WITHIN).map(row).collect())
}
