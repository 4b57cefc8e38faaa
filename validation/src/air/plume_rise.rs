//! The power station of a textbook.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::air::{Ambient, StabilityClass, Stack, plume_rise};

const MODEL: &str = "plume-rise";
const SOURCE: &str =
    "Masters and Ela 2008, Introduction to Environmental Engineering and Science, example 7.12";

pub(super) fn run(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let stack = Stack { height_m: 250.0, diameter_m: 4.0, exit_speed_m_s: 15.0, gas_temperature_k: 413.0 };
    let air = |class| Ambient {
        wind_speed_m_s: 5.0,
        air_temperature_k: 298.0,
        class,
        potential_temperature_gradient_k_m: 0.012,
    };
    let stable = plume_rise(&stack, &air(StabilityClass::E))?;
    let unstable = plume_rise(&stack, &air(StabilityClass::C))?;
    Ok(vec![
        Row::new(
            MODEL,
            "buoyancy flux, m4/s3",
            164.0,
            stable.buoyancy_flux_m4_s3,
            Bound::Relative(0.01),
            SOURCE,
        ),
        Row::new(MODEL, "rise in stable air, m", 113.0, stable.final_rise_m, Bound::Relative(0.01), SOURCE),
        Row::new(
            MODEL,
            "rise in unstable air, m",
            166.0,
            unstable.final_rise_m,
            Bound::Relative(0.01),
            SOURCE,
        ),
    ])
}
