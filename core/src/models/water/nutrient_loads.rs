//! Nitrogen and phosphorus from land uses, and what arrives of them downstream.
//!
//! Export coefficients: Johnes 1996 (J. Hydrol. 183, 323-349), load = sum of area times kg/ha/a, plus point
//! sources; on its way each load fades by first order, exp(-k t), with the travel time (Chapra 1997, Surface
//! Water-Quality Modeling).
//!
//! Valid for annual means over whole catchments. What it cannot show: single storms (which carry most of the
//! phosphorus), the decades that nitrate stays in groundwater, weather: the coefficients are averages and a
//! real year is easily off by a factor of two. They come from the caller, each with its source and range.

use crate::models::{ModelError, check};

/// A land use or a point source in a catchment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NutrientSource {
    /// Area, ha; 0 for a point source.
    pub area_ha: f64,
    /// What leaves a hectare in a year, kg/ha/a.
    pub export_kg_ha_a: f64,
    /// What a point source gives off in a year, kg/a.
    pub point_kg_a: f64,
    /// Travel time to the outlet, d.
    pub travel_d: f64,
}

/// The load of a year.
#[derive(Debug, Clone, PartialEq)]
pub struct NutrientLoads {
    /// What each source gives off, kg/a.
    pub released_kg_a: Vec<f64>,
    /// What arrives of each at the outlet, kg/a.
    pub arrived_kg_a: Vec<f64>,
    /// What arrives of all, kg/a.
    pub total_kg_a: f64,
    /// Mean concentration in the river, mg/L of nitrogen or phosphorus.
    pub concentration_mg_l: f64,
}

/// Grams of nitrate (NO3) that hold a gram of nitrogen: 62.0049 / 14.0067.
pub const NITRATE_PER_NITROGEN: f64 = 62.0049 / 14.0067;

/// The load that arrives from all sources, with first-order decay (1/d) on the way, in a mean flow (m3/s).
///
/// # Errors
/// Names the input that is below 0 or not finite; the flow must be above 0.
pub fn nutrient_loads(
    sources: &[NutrientSource],
    decay_per_d: f64,
    flow_m3_s: f64,
) -> Result<NutrientLoads, ModelError> {
    check::non_negative("decay_per_d", decay_per_d)?;
    check::positive("flow_m3_s", flow_m3_s)?;
    let release = |source: &NutrientSource| {
        let area = check::non_negative("area_ha", source.area_ha)?;
        let export = check::non_negative("export_kg_ha_a", source.export_kg_ha_a)?;
        let point = check::non_negative("point_kg_a", source.point_kg_a)?;
        check::finite("area_ha times export_kg_ha_a", area * export + point)
    };
    let arrive = |(source, released): (&NutrientSource, &f64)| {
        Ok(released * (-decay_per_d * check::non_negative("travel_d", source.travel_d)?).exp())
    };
    let released_kg_a = sources.iter().map(release).collect::<Result<Vec<_>, ModelError>>()?;
    let arrived_kg_a =
        sources.iter().zip(&released_kg_a).map(arrive).collect::<Result<Vec<_>, ModelError>>()?;
    let total_kg_a = arrived_kg_a.iter().sum();
    // kg in a year (365.25 d) over m3 in a second: g/m3 is mg/L.
    let concentration_mg_l = total_kg_a * 1000.0 / (flow_m3_s * 365.25 * 86_400.0);
    Ok(NutrientLoads { released_kg_a, arrived_kg_a, total_kg_a, concentration_mg_l })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_source() -> impl Strategy<Value = NutrientSource> {
        (0.0..5000.0_f64, 0.0..80.0_f64, 0.0..1e5_f64, 0.0..20.0_f64).prop_map(
            |(area_ha, export_kg_ha_a, point_kg_a, travel_d)| NutrientSource {
                area_ha,
                export_kg_ha_a,
                point_kg_a,
                travel_d,
            },
        )
    }

    #[test]
    fn a_hundred_hectares_and_half_a_life_on_the_way() {
        let field = NutrientSource { area_ha: 100.0, export_kg_ha_a: 20.0, point_kg_a: 0.0, travel_d: 2.0 };
        let half_life_2_d = std::f64::consts::LN_2 / 2.0;
        let loads = nutrient_loads(&[field], half_life_2_d, 1.0).unwrap();
        assert_eq!(loads.released_kg_a, [2000.0]);
        assert!((loads.total_kg_a - 1000.0).abs() < 1e-9);
        assert!((loads.concentration_mg_l - 1e6 / 31_557_600.0).abs() < 1e-12);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_arrives_was_released(sources in prop::collection::vec(any_source(), 0..8), k in 0.0..2.0_f64) {
            let loads = nutrient_loads(&sources, k, 0.5).unwrap();
            prop_assert!(loads.arrived_kg_a.iter().zip(&loads.released_kg_a).all(|(a, r)| a <= r));
            let still = nutrient_loads(&sources, 0.0, 0.5).unwrap();
            prop_assert_eq!(still.arrived_kg_a, still.released_kg_a);
        }

        #[test]
        fn two_catchments_add_up(a in prop::collection::vec(any_source(), 1..5), b in prop::collection::vec(any_source(), 1..5)) {
            let both: Vec<_> = a.iter().chain(&b).copied().collect();
            let total = |s: &[NutrientSource]| nutrient_loads(s, 0.1, 1.0).unwrap().total_kg_a;
            prop_assert!((total(&both) - total(&a) - total(&b)).abs() < 1e-9 * total(&both).max(1.0));
        }

        #[test]
        fn any_numbers_get_an_answer(a in any::<f64>(), e in any::<f64>(), t in any::<f64>(), k in any::<f64>(), q in any::<f64>()) {
            let source = NutrientSource { area_ha: a, export_kg_ha_a: e, point_kg_a: 0.0, travel_d: t };
            let _ = nutrient_loads(&[source], k, q);
        }
    }
}
