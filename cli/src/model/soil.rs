//! Soil and groundwater: how a pollutant travels and fades.

use super::{Entry, EntryError, Folder};
use parvis_core::models::soil::domenico::Plume;
use parvis_core::models::soil::ogata_banks::{Seepage, retardation};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The models of this field.
pub(super) fn entries() -> Vec<Entry> {
    vec![
        entry!(
            "ogata-banks",
            "A pollutant that seeps through soil, with decay and sorption, along one dimension",
            seepage,
        ),
        entry!("domenico", "A plume in groundwater from a constant source", plume),
    ]
}

/// How strongly a pollutant sorbs: the retardation factor, or what it follows from.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum Sorption {
    /// The retardation factor, 1 or more.
    Factor(f64),
    /// Linear sorption.
    Linear {
        /// Bulk density of the soil, kg/L: 1.3 to 1.8.
        bulk_density_kg_l: f64,
        /// Sorption coefficient, L/kg.
        kd_l_kg: f64,
        /// Porosity, above 0, at most 1.
        porosity: f64,
    },
}

impl Default for Sorption {
    fn default() -> Self {
        Self::Factor(1.0)
    }
}

impl Sorption {
    fn factor(&self) -> Result<f64, EntryError> {
        Ok(match *self {
            Self::Factor(factor) => factor,
            Self::Linear { bulk_density_kg_l, kd_l_kg, porosity } => {
                retardation(bulk_density_kg_l, kd_l_kg, porosity)?
            }
        })
    }
}

/// A soil column below a constant source.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SeepageInput {
    /// Velocity of the water in the pores, m/d.
    velocity_m_d: f64,
    /// Hydrodynamic dispersion, m2/d.
    dispersion_m2_d: f64,
    /// Sorption; none where absent.
    #[serde(default)]
    retardation: Sorption,
    /// First-order decay, 1/d.
    #[serde(default)]
    decay_per_d: f64,
    /// Distances from the source, m.
    distances_m: Vec<f64>,
    /// Times since the source began, d.
    times_d: Vec<f64>,
    /// Share of the source's concentration that counts as arrived, above 0 and below 1.
    #[serde(default = "half")]
    arrival_share: f64,
}

fn half() -> f64 {
    0.5
}

/// Shares of the source's concentration.
#[derive(Serialize)]
struct SeepageOutput {
    retardation: f64,
    /// For each time, the share at each distance.
    share: Vec<Vec<f64>>,
    /// For each distance, the share after any length of time.
    steady_share: Vec<f64>,
    /// For each distance, when the share counts as arrived, d; `null` where it never does.
    arrival_d: Vec<Option<f64>>,
}

fn seepage(input: SeepageInput, _: &Folder) -> Result<SeepageOutput, EntryError> {
    let retardation = input.retardation.factor()?;
    let seepage = Seepage::new(Seepage {
        velocity_m_d: input.velocity_m_d,
        dispersion_m2_d: input.dispersion_m2_d,
        retardation,
        decay_per_d: input.decay_per_d,
    })?;
    let x = &input.distances_m;
    let arrival = x.iter().map(|x| seepage.arrival_d(*x, input.arrival_share));
    Ok(SeepageOutput {
        retardation,
        share: input.times_d.iter().map(|t| x.iter().map(|x| seepage.share(*x, *t)).collect()).collect(),
        steady_share: x.iter().map(|x| seepage.steady_share(*x)).collect(),
        arrival_d: arrival.collect::<Result<_, _>>()?,
    })
}

/// A source in an aquifer and the places to look at.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PlumeInput {
    /// Velocity of the water in the pores, m/d.
    velocity_m_d: f64,
    /// Sorption; none where absent.
    #[serde(default)]
    retardation: Sorption,
    /// First-order decay, 1/d.
    #[serde(default)]
    decay_per_d: f64,
    /// Longitudinal dispersivity, m.
    longitudinal_m: f64,
    /// Transverse dispersivity, m.
    transverse_m: f64,
    /// Vertical dispersivity, m; 0 where the plume fills the aquifer.
    #[serde(default)]
    vertical_m: f64,
    /// Width of the source across the flow, m.
    source_width_m: f64,
    /// Depth of the source below the water table, m.
    source_depth_m: f64,
    /// Places: along the flow, across it, below the water table, m.
    places_m: Vec<[f64; 3]>,
    /// Time since the source began, d; the settled plume where absent.
    time_d: Option<f64>,
    /// Share that counts as polluted, above 0 and below 1.
    #[serde(default = "hundredth")]
    limit_share: f64,
}

fn hundredth() -> f64 {
    0.01
}

/// Shares of the source's concentration.
#[derive(Serialize)]
struct PlumeOutput {
    retardation: f64,
    share: Vec<f64>,
    /// How far the settled plume reaches, m.
    length_m: f64,
}

fn plume(input: PlumeInput, _: &Folder) -> Result<PlumeOutput, EntryError> {
    let retardation = input.retardation.factor()?;
    let plume = Plume::new(Plume {
        velocity_m_d: input.velocity_m_d,
        retardation,
        decay_per_d: input.decay_per_d,
        longitudinal_m: input.longitudinal_m,
        transverse_m: input.transverse_m,
        vertical_m: input.vertical_m,
        source_width_m: input.source_width_m,
        source_depth_m: input.source_depth_m,
    })?;
    let time_d = input.time_d.unwrap_or(f64::INFINITY);
    Ok(PlumeOutput {
        retardation,
        share: input.places_m.iter().map(|place| plume.share(*place, time_d)).collect(),
        length_m: plume.length_m(input.limit_share)?,
    })
}
