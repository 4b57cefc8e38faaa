//! The example of NREL's report: Golden, Colorado, 17 October 2003, 12:30:30.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::energy::{Instant, Site, julian_day};

const MODEL: &str = "solar-position";
const SOURCE: &str = "Reda and Andreas 2008, NREL/TP-560-34302, appendix A.5";

pub(super) fn run(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let golden = Site {
        latitude_deg: 39.742_476,
        longitude_deg: -105.1786,
        elevation_m: 1830.14,
        pressure_hpa: 820.0,
        temperature_c: 11.0,
    };
    let day = julian_day(2003, 10, 17, 19.0 + 30.5 / 60.0)?;
    let sun = Instant::new(day, 67.0)?.seen_from(&golden)?;
    let incidence = sun.cos_incidence(30.0, 170.0).clamp(-1.0, 1.0).acos().to_degrees();
    let degrees = Bound::Absolute(1e-4);
    Ok(vec![
        Row::new(MODEL, "Julian day", 2_452_930.312_847, day, Bound::Absolute(1e-6), SOURCE),
        Row::new(MODEL, "zenith, degrees", 50.111_62, sun.zenith_deg, degrees, SOURCE),
        Row::new(MODEL, "azimuth, degrees", 194.340_24, sun.azimuth_deg, degrees, SOURCE),
        Row::new(MODEL, "incidence on a slope of 30, degrees", 25.187, incidence, degrees, SOURCE),
        Row::new(MODEL, "distance, au", 0.996_542_297_4, sun.distance_au, Bound::Absolute(1e-9), SOURCE),
    ])
}
