//! Reference evapotranspiration against the worked examples of its paper.

use crate::{Bound, Reference, ReferenceError, Row};
use parvis_core::models::ModelError;
use parvis_core::models::water::fao56::{
    Site, Weather, daylight_h, extraterrestrial_mj_m2, hargreaves_mm_d, net_radiation_mj_m2, reference_mm_d,
    solar_from_sunshine_mj_m2, vapour_from_humidity_kpa, wind_at_2m_m_s,
};

const SOURCE: &str = "FAO Irrigation and Drainage Paper 56 (Allen et al. 1998)";

/// Examples 8, 9, 17, 18 and 20. A figure's tolerance is half of its last printed digit, or, where the paper
/// rounds on the way, what that rounding can make.
pub(super) fn examples(_: &dyn Reference) -> Result<Vec<Row>, ReferenceError> {
    let row = |case: &str, expected, got: Result<f64, ModelError>, by| {
        Ok(Row::new("fao56-eto", case, expected, got?, Bound::Absolute(by), SOURCE))
    };
    let southern = Site { latitude_deg: -20.0, elevation_m: 0.0 };
    let bangkok = Site { latitude_deg: 13.0 + 44.0 / 60.0, elevation_m: 2.0 };
    let april = Weather {
        day_of_year: 105.0,
        t_max_c: 34.8,
        t_min_c: 25.6,
        vapour_kpa: 2.85,
        wind_2m_m_s: 2.0,
        solar_mj_m2: solar_from_sunshine_mj_m2(bangkok, 105.0, 8.5)?,
        soil_heat_mj_m2: 0.14,
    };
    let brussels = Site { latitude_deg: 50.8, elevation_m: 100.0 };
    let july = Weather {
        day_of_year: 187.0,
        t_max_c: 21.5,
        t_min_c: 12.3,
        vapour_kpa: vapour_from_humidity_kpa(21.5, 12.3, 84.0, 63.0),
        wind_2m_m_s: wind_at_2m_m_s(10.0 / 3.6, 10.0)?,
        solar_mj_m2: solar_from_sunshine_mj_m2(brussels, 187.0, 9.25)?,
        soil_heat_mj_m2: 0.0,
    };
    let lyon = Site { latitude_deg: 45.0 + 43.0 / 60.0, elevation_m: 200.0 };
    [
        row(
            "example 8, 3 September at 20° S, Ra in MJ/(m2 d)",
            32.2,
            extraterrestrial_mj_m2(southern, 246.0),
            0.05,
        ),
        row("example 9, 3 September at 20° S, daylight in h", 11.7, daylight_h(southern, 246.0), 0.05),
        row("example 17, Bangkok in April, ETo in mm/d", 5.72, reference_mm_d(bangkok, april), 0.01),
        row(
            "example 18, Brussels on 6 July, Rn in MJ/(m2 d)",
            13.28,
            net_radiation_mj_m2(brussels, july),
            0.02,
        ),
        row("example 18, Brussels on 6 July, ETo in mm/d", 3.88, reference_mm_d(brussels, july), 0.01),
        row(
            "example 20, Lyon in July by Hargreaves, ETo in mm/d",
            5.0,
            hargreaves_mm_d(lyon, 196.0, 26.6, 14.8),
            0.05,
        ),
    ]
    .into_iter()
    .collect()
}
