//! Emission factors: how much of a substance one unit of an activity gives off.
//!
//! Warming potentials: IPCC AR6 (2021), Working Group I, Table 7.15, 100 years, with carbon-cycle response.

use super::super::{ModelError, check};
use serde::{Deserialize, Serialize};

/// What is given off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Substance {
    /// Carbon dioxide from fossil carbon, or removed by growing plants and soil (then negative).
    Co2,
    /// Carbon dioxide from burnt biomass: reported apart, with no weight in the total.
    Co2Biogenic,
    /// Methane from fossil carbon.
    Ch4Fossil,
    /// Methane from animals, waste and biomass.
    Ch4Biogenic,
    /// Nitrous oxide.
    N2o,
    /// Several gases, already added up by their source as CO2-equivalent.
    Co2e,
    /// Nitrogen oxides, as NO2: a local pollutant, with no weight in the total.
    Nox,
    /// Particles below 10 um: a local pollutant, with no weight in the total.
    Pm10,
    /// Particles below 2.5 um: a local pollutant, with no weight in the total.
    Pm25,
}

impl Substance {
    /// Kilograms of CO2 that warm as much over 100 years as one kilogram of it.
    pub const fn gwp100(self) -> f64 {
        match self {
            Self::Co2 | Self::Co2e => 1.0,
            Self::Ch4Fossil => 29.8,
            Self::Ch4Biogenic => 27.0,
            Self::N2o => 273.0,
            Self::Co2Biogenic | Self::Nox | Self::Pm10 | Self::Pm25 => 0.0,
        }
    }
}

/// A factor with its range and where it is from. No number in an inventory stands without one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Factor<'a> {
    /// Its id, unique over all factors; the seed of its draws.
    pub id: &'a str,
    /// What is given off.
    pub substance: Substance,
    /// The published or derived value.
    pub value: f64,
    /// Its likely low.
    pub low: f64,
    /// Its likely high.
    pub high: f64,
    /// Its unit.
    pub unit: &'a str,
    /// The year of the publication.
    pub year: i32,
    /// Table, data set, or the rule by which it was derived from them.
    pub source: &'a str,
}

impl<'a> Factor<'a> {
    /// A factor of which `range` is (value, low, high).
    pub const fn new(
        id: &'a str,
        substance: Substance,
        range: (f64, f64, f64),
        unit: &'a str,
        year: i32,
        source: &'a str,
    ) -> Self {
        let (value, low, high) = range;
        Self { id, substance, value, low, high, unit, year, source }
    }

    /// Accepts a factor of which the three numbers are finite and in order.
    ///
    /// # Errors
    /// Names `value`, `low` or `high`.
    pub fn check(&self) -> Result<(), ModelError> {
        check::finite("value", self.value)?;
        check::accept(
            "low",
            self.low,
            self.low.is_finite() && self.low <= self.value,
            "finite, at most value",
        )?;
        check::accept(
            "high",
            self.high,
            self.high.is_finite() && self.high >= self.value,
            "finite, at least value",
        )?;
        Ok(())
    }
}

/// (value, low, high) given in kg/TJ, in kg/kWh.
pub(super) const fn per_kwh(value: f64, low: f64, high: f64) -> (f64, f64, f64) {
    const TJ_PER_KWH: f64 = 3.6e-6;
    (value * TJ_PER_KWH, low * TJ_PER_KWH, high * TJ_PER_KWH)
}
