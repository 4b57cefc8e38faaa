//! `streeter-phelps`, `spill`, `nutrient-loads`: what a river carries.

use crate::model::{EntryError, Folder};
use parvis_core::models::check;
use parvis_core::models::water::nutrient_loads::{NITRATE_PER_NITROGEN, NutrientSource};
use parvis_core::models::water::spill::{Spill, fischer_dispersion_m2_s};
use parvis_core::models::water::streeter_phelps::{
    OxygenSag, mixed, rates_at, reaeration_per_d, saturation_mg_l,
};
use parvis_core::models::{ModelError, water};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A flow of water and what is in it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Water {
    /// Flow, m3/s.
    flow_m3_s: f64,
    /// Ultimate BOD, mg/L.
    bod_mg_l: f64,
    /// Dissolved oxygen, mg/L.
    oxygen_mg_l: f64,
}

/// A river and a discharge into it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OxygenInput {
    /// The discharge.
    waste: Water,
    /// The river above it.
    river: Water,
    /// Mean velocity, m/s.
    velocity_m_s: f64,
    /// Mean depth, m.
    depth_m: f64,
    /// Water temperature, degC, 0 to 40.
    #[serde(default = "twenty")]
    water_c: f64,
    /// Decay of BOD at 20 degC, 1/d: 0.1 to 0.7.
    decay_20_per_d: f64,
    /// Reaeration at 20 degC, 1/d; O'Connor and Dobbins where absent.
    reaeration_20_per_d: Option<f64>,
    /// Oxygen at saturation, mg/L; by temperature where absent.
    saturation_mg_l: Option<f64>,
    /// How far to look, km.
    #[serde(default = "hundred")]
    length_km: f64,
    /// Number of points along it, 2 to 10000.
    #[serde(default = "points")]
    points: usize,
}

fn twenty() -> f64 {
    20.0
}

fn hundred() -> f64 {
    100.0
}

fn points() -> usize {
    101
}

/// Oxygen along the river, and where it is least.
#[derive(Serialize)]
pub(super) struct OxygenOutput {
    start_bod_mg_l: f64,
    start_deficit_mg_l: f64,
    reaeration_per_d: f64,
    critical_time_d: f64,
    critical_distance_km: f64,
    critical_deficit_mg_l: f64,
    least_oxygen_mg_l: f64,
    distance_km: Vec<f64>,
    oxygen_mg_l: Vec<f64>,
    bod_mg_l: Vec<f64>,
}

pub(super) fn streeter_phelps(input: OxygenInput, _: &Folder) -> Result<OxygenOutput, EntryError> {
    let flows = [
        check::non_negative("waste.flow_m3_s", input.waste.flow_m3_s)?,
        check::non_negative("river.flow_m3_s", input.river.flow_m3_s)?,
    ];
    let mix = |waste: f64, river: f64| {
        let still = ModelError::Invalid {
            field: "river.flow_m3_s",
            value: 0.0,
            must: "above 0 where no waste flows",
        };
        mixed(flows, [waste, river]).ok_or(still)
    };
    let reaeration_20 = match input.reaeration_20_per_d {
        Some(rate) => rate,
        None => reaeration_per_d(input.velocity_m_s, input.depth_m)?,
    };
    let [decay_per_d, reaeration_per_d] = rates_at(input.decay_20_per_d, reaeration_20, input.water_c)?;
    let saturation_mg_l = match input.saturation_mg_l {
        Some(saturation) => saturation,
        None => saturation_mg_l(input.water_c)?,
    };
    let sag = OxygenSag::new(OxygenSag {
        bod_mg_l: mix(input.waste.bod_mg_l, input.river.bod_mg_l)?,
        deficit_mg_l: saturation_mg_l - mix(input.waste.oxygen_mg_l, input.river.oxygen_mg_l)?,
        decay_per_d,
        reaeration_per_d,
        saturation_mg_l,
        velocity_m_s: input.velocity_m_s,
    })?;
    let length_km = check::positive("length_km", input.length_km)?;
    check::size("points", input.points, 10_000)?;
    let last = input.points.max(2) - 1;
    let distance_km: Vec<f64> = (0..=last).map(|i| length_km * i as f64 / last as f64).collect();
    let along = |figure: fn(&OxygenSag, f64) -> f64| {
        distance_km.iter().map(|km| figure(&sag, sag.time_d(*km))).collect::<Vec<f64>>()
    };
    let critical = sag.critical();
    Ok(OxygenOutput {
        start_bod_mg_l: sag.bod_mg_l,
        start_deficit_mg_l: sag.deficit_mg_l,
        reaeration_per_d,
        critical_time_d: critical.time_d,
        critical_distance_km: critical.distance_km,
        critical_deficit_mg_l: critical.deficit_mg_l,
        least_oxygen_mg_l: critical.oxygen_mg_l,
        oxygen_mg_l: along(OxygenSag::oxygen_mg_l),
        bod_mg_l: along(OxygenSag::bod_mg_l),
        distance_km,
    })
}

/// A mass that enters a river at once.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SpillInput {
    /// Mass, kg.
    mass_kg: f64,
    /// Mean velocity, m/s.
    velocity_m_s: f64,
    /// Width of the river, m.
    width_m: f64,
    /// Mean depth, m.
    depth_m: f64,
    /// Slope of the river, m/m; needed where the dispersion is not given.
    slope: Option<f64>,
    /// Longitudinal dispersion, m2/s; after Fischer where absent.
    dispersion_m2_s: Option<f64>,
    /// First-order decay, 1/d.
    #[serde(default)]
    decay_per_d: f64,
    /// Concentration that must not be exceeded, mg/L.
    limit_mg_l: f64,
    /// Places below the spill, m.
    distances_m: Vec<f64>,
}

/// How the spill passes each place.
#[derive(Serialize)]
pub(super) struct SpillOutput {
    dispersion_m2_s: f64,
    places: Vec<PlaceOutput>,
}

#[derive(Serialize)]
struct PlaceOutput {
    distance_m: f64,
    peak_s: f64,
    peak_mg_l: f64,
    above_limit_from_s: Option<f64>,
    above_limit_to_s: Option<f64>,
}

pub(super) fn spill(input: SpillInput, _: &Folder) -> Result<SpillOutput, EntryError> {
    let SpillInput { velocity_m_s, width_m, depth_m, .. } = input;
    let dispersion_m2_s = match input.dispersion_m2_s {
        Some(dispersion) => dispersion,
        None => fischer_dispersion_m2_s(velocity_m_s, width_m, depth_m, input.slope.unwrap_or(f64::NAN))?,
    };
    let spill = Spill::new(Spill {
        mass_kg: input.mass_kg,
        cross_section_m2: width_m * depth_m,
        velocity_m_s,
        dispersion_m2_s,
        decay_per_s: input.decay_per_d / 86_400.0,
    })?;
    let pass = |&distance_m: &f64| {
        let passage = spill.passage(distance_m, input.limit_mg_l)?;
        Ok(PlaceOutput {
            distance_m,
            peak_s: passage.peak_s,
            peak_mg_l: passage.peak_mg_l,
            above_limit_from_s: passage.above_limit_s.map(|[from, _]| from),
            above_limit_to_s: passage.above_limit_s.map(|[_, to]| to),
        })
    };
    let places = input.distances_m.iter().map(pass).collect::<Result<_, ModelError>>()?;
    Ok(SpillOutput { dispersion_m2_s, places })
}

/// Land uses and point sources above an outlet.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NutrientInput {
    /// The sources.
    sources: Vec<SourceInput>,
    /// First-order decay in the river, 1/d: about 0.05 to 0.3 for nitrogen and for phosphorus in small streams.
    #[serde(default)]
    decay_per_d: f64,
    /// Mean flow at the outlet, m3/s.
    flow_m3_s: f64,
}

/// A land use or a point source.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SourceInput {
    /// Area, ha.
    #[serde(default)]
    area_ha: f64,
    /// What leaves a hectare, kg/ha/a of nitrogen or phosphorus.
    #[serde(default)]
    export_kg_ha_a: f64,
    /// What a point source gives off, kg/a.
    #[serde(default)]
    point_kg_a: f64,
    /// Travel time to the outlet, d.
    #[serde(default)]
    travel_d: f64,
}

/// The load of a year.
#[derive(Serialize)]
pub(super) struct NutrientOutput {
    released_kg_a: Vec<f64>,
    arrived_kg_a: Vec<f64>,
    total_kg_a: f64,
    concentration_mg_l: f64,
    /// The concentration as nitrate (NO3), if what was counted is nitrogen.
    as_nitrate_mg_l: f64,
}

pub(super) fn nutrient_loads(input: NutrientInput, _: &Folder) -> Result<NutrientOutput, EntryError> {
    let source = |s: &SourceInput| NutrientSource {
        area_ha: s.area_ha,
        export_kg_ha_a: s.export_kg_ha_a,
        point_kg_a: s.point_kg_a,
        travel_d: s.travel_d,
    };
    let sources: Vec<_> = input.sources.iter().map(source).collect();
    let loads = water::nutrient_loads::nutrient_loads(&sources, input.decay_per_d, input.flow_m3_s)?;
    Ok(NutrientOutput {
        released_kg_a: loads.released_kg_a,
        arrived_kg_a: loads.arrived_kg_a,
        total_kg_a: loads.total_kg_a,
        as_nitrate_mg_l: loads.concentration_mg_l * NITRATE_PER_NITROGEN,
        concentration_mg_l: loads.concentration_mg_l,
    })
}
