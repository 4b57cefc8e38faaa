//! Greenhouse-gas inventory of a territory: GPC (Greenhouse Gas Protocol, Global Protocol for
//! Community-Scale Inventories, version 1.1, 2021), with the Tier 1 method of IPCC 2006: activity times
//! emission factor times warming potential, added up.
//!
//! Removals by forests and soils stand apart from the total, as GPC asks; so does CO2 from burnt biomass.

use super::super::{ModelError, check};
use super::{Factor, Substance};
use serde::{Deserialize, Serialize};

/// The most lines an inventory may have.
pub const MAX_LINES: usize = 1_000_000;

/// Who or what gives it off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sector {
    /// Dwellings.
    Residential,
    /// Shops, offices, schools, the town hall.
    Tertiary,
    /// Vehicles on roads.
    Road,
    /// Trains, aircraft, boats.
    OtherTransport,
    /// Animals, soils and farm machines.
    Agriculture,
    /// Household waste and wastewater.
    Waste,
    /// Power and heat plants, fuel supply.
    Energy,
    /// Works: their fuels and processes.
    Industry,
    /// Forests, soils, changes of land use: kept apart from the total.
    LandUse,
}

impl Sector {
    /// Every sector, in the order of [`Inventory::sector_t`].
    pub const ALL: [Self; 9] = [
        Self::Residential,
        Self::Tertiary,
        Self::Road,
        Self::OtherTransport,
        Self::Agriculture,
        Self::Waste,
        Self::Energy,
        Self::Industry,
        Self::LandUse,
    ];
}

/// Where it is given off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Within the territory.
    One,
    /// Where the electricity or heat is made that the territory uses.
    Two,
    /// Elsewhere, on the territory's account: fuel supply, waste treated outside.
    Three,
}

impl Scope {
    /// Every scope, in the order of [`Inventory::scope_t`].
    pub const ALL: [Self; 3] = [Self::One, Self::Two, Self::Three];
}

/// One line: an activity and what it gives off.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line<'a> {
    /// Who or what gives it off.
    pub sector: Sector,
    /// Where.
    pub scope: Scope,
    /// How much is done in a year, in the unit that the factor is per.
    pub activity: f64,
    /// What one unit of it gives off \[kg\].
    pub factor: &'a Factor<'a>,
}

impl Line<'_> {
    /// What the line gives off \[kg of its substance a year\].
    pub fn mass_kg(&self) -> f64 {
        self.activity * self.factor.value
    }

    /// Its warming \[t CO2e a year\]; 0 for what has no weight in the total.
    pub fn co2e_t(&self) -> f64 {
        self.mass_kg() * self.factor.substance.gwp100() * 1e-3
    }
}

/// The lines added up \[t CO2e a year\].
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Inventory {
    /// All sectors but land use.
    pub total_t: f64,
    /// By sector, in the order of [`Sector::ALL`]; the last, land use, is not part of the total.
    pub sector_t: [f64; 9],
    /// By scope, in the order of [`Scope::ALL`], without land use.
    pub scope_t: [f64; 3],
    /// The total with every factor at its low: a bound, wider than the range in which it is likely.
    pub low_t: f64,
    /// The total with every factor at its high.
    pub high_t: f64,
    /// CO2 from burnt biomass \[t a year\], reported apart.
    pub biogenic_co2_t: f64,
}

impl Inventory {
    /// One sector \[t CO2e a year\].
    pub fn sector(&self, sector: Sector) -> f64 {
        self.sector_t[sector as usize]
    }

    /// One scope \[t CO2e a year\].
    pub fn scope(&self, scope: Scope) -> f64 {
        self.scope_t[scope as usize]
    }
}

/// Adds up an inventory. No lines give zeros.
///
/// # Errors
/// Names `activity` (finite; 0 or more), a factor's number that is not finite or not in order, or a sum
/// that left the range of numbers.
pub fn inventory(lines: &[Line]) -> Result<Inventory, ModelError> {
    if lines.len() > MAX_LINES {
        return Err(ModelError::TooLarge { field: "lines", limit: MAX_LINES, got: lines.len() });
    }
    let mut sum = Inventory::default();
    for line in lines {
        check::non_negative("activity", line.activity)?;
        line.factor.check()?;
        if line.factor.substance == Substance::Co2Biogenic {
            sum.biogenic_co2_t += line.mass_kg() * 1e-3;
        }
        let t = line.co2e_t();
        sum.sector_t[line.sector as usize] += t;
        if line.sector != Sector::LandUse {
            let per_factor = line.activity * line.factor.substance.gwp100() * 1e-3;
            sum.total_t += t;
            sum.scope_t[line.scope as usize] += t;
            sum.low_t += per_factor * line.factor.low;
            sum.high_t += per_factor * line.factor.high;
        }
    }
    let sums = [sum.total_t, sum.low_t, sum.high_t, sum.biogenic_co2_t];
    check::all_finite("sum_t", &sums)?;
    check::all_finite("sector_t", &sum.sector_t)?;
    Ok(sum)
}

#[cfg(test)]
mod tests;
