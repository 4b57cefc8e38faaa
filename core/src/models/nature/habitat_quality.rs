//! Habitat quality: how far threats around it spoil what a place could be for wildlife.
//!
//! - Sharp, R. et al. (2018). InVEST user's guide, Habitat Quality. The Natural Capital Project.
//! - Terrado, M. et al. (2016). Model development for the assessment of terrestrial and aquatic habitat quality
//!   in conservation planning. *Sci. Total Environ.* 540, 63-70.
//!
//! Degradation D = a sum_r (w_r / sum w) i(d_r) S_rj, with d_r the distance to the nearest cell of threat r,
//! i = 1 - d/dmax or exp(-2.99 d/dmax), 0 beyond dmax; a the accessibility. Quality Q = H (1 - D^z / (D^z +
//! k^z)). Both are indices without unit, from 0 to 1: they rank places and plans, they count no animal.

use super::super::numerics::{exp::exp_all, power::Power};
use super::super::{ModelError, check};
use super::landscape::table;
use super::{DistanceTransform, Landscape};
use serde::{Deserialize, Serialize};

/// How a threat fades with distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decay {
    /// In proportion to the distance.
    Linear,
    /// Fast at first: 5 % are left at the maximum distance.
    Exponential,
}

/// Something that spoils habitats.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Threat<'a> {
    /// Whether each cell holds it.
    pub present: &'a [bool],
    /// Its weight beside the other threats.
    pub weight: f64,
    /// How far it reaches \[m\].
    pub max_distance_m: f64,
    /// How it fades.
    pub decay: Decay,
    /// How sensitive each land-cover class is to it, 0 to 1.
    pub sensitivity: &'a [f64],
}

/// What the classes are worth, and the shape of the loss.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Habitat<'a> {
    /// How suitable each class is as a habitat, 0 to 1.
    pub suitability: &'a [f64],
    /// How open each cell is to the threats, 0 (protected) to 1; all 1 where it is not given.
    pub access: Option<&'a [f64]>,
    /// Degradation at which half the quality is lost; 0.5 in the paper.
    pub half_saturation: f64,
    /// Steepness z of the loss; 2.5 in the paper.
    pub exponent: f64,
}

/// The two maps, and the buffers behind them. Kept between runs, nothing is allocated twice.
#[derive(Debug, Clone, Default)]
pub struct HabitatQuality {
    /// Degradation of each cell, 0 to 1.
    pub degradation: Vec<f64>,
    /// Quality of each cell, 0 to 1.
    pub quality: Vec<f64>,
    /// Of each cell to the threat, in cells.
    distance: Vec<f64>,
    /// What is left of the threat in each cell.
    fading: Vec<f64>,
    transform: DistanceTransform,
}

impl HabitatQuality {
    /// Computes both maps. Without threats, quality is suitability.
    ///
    /// # Errors
    /// Names the landscape's fields; `suitability`, `sensitivity`, `access` (0 to 1; a value for each class or
    /// cell); `weight` (above 0), `max_distance_m` (above 0), `half_saturation` and `exponent` (above 0).
    pub fn run(&mut self, land: Landscape, habitat: Habitat, threats: &[Threat]) -> Result<(), ModelError> {
        land.check(habitat.suitability.len())?;
        shares("suitability", habitat.suitability)?;
        check::positive("half_saturation", habitat.half_saturation)?;
        check::positive("exponent", habitat.exponent)?;
        if let Some(access) = habitat.access {
            check::same_len("access", access.len(), land.class.len())?;
            shares("access", access)?;
        }
        for threat in threats {
            check::same_len("present", threat.present.len(), land.class.len())?;
            check::same_len("sensitivity", threat.sensitivity.len(), habitat.suitability.len())?;
            shares("sensitivity", threat.sensitivity)?;
            check::positive("weight", threat.weight)?;
            check::positive("max_distance_m", threat.max_distance_m)?;
        }
        let weights = check::finite("weight", threats.iter().map(|t| t.weight).sum())?;

        self.degradation.clear();
        self.degradation.resize(land.class.len(), 0.0);
        for threat in threats {
            let present = |cell: usize| threat.present.get(cell).copied().unwrap_or(false);
            self.transform.run(land.columns, land.class.len(), present, &mut self.distance);
            let sensitivity = table(threat.sensitivity).map(|s| s * threat.weight / weights);
            let reach = threat.max_distance_m / land.cell_m;
            self.fade(threat.decay, reach);
            for ((sum, fading), class) in self.degradation.iter_mut().zip(&self.fading).zip(land.class) {
                *sum += fading * sensitivity[usize::from(*class)];
            }
        }
        if let Some(access) = habitat.access {
            self.degradation.iter_mut().zip(access).for_each(|(d, open)| *d *= open);
        }
        let suitability = table(habitat.suitability);
        let loss = Power::of(habitat.exponent);
        self.quality.clear();
        self.quality.extend(self.degradation.iter().zip(land.class).map(|(d, class)| {
            suitability[usize::from(*class)] / (1.0 + loss.raise(d / habitat.half_saturation))
        }));
        Ok(())
    }

    /// What is left of a threat at the distance of each cell, when it reaches so many cells.
    fn fade(&mut self, decay: Decay, reach: f64) {
        self.fading.clear();
        match decay {
            Decay::Linear => self.fading.extend(self.distance.iter().map(|d| 1.0 - d / reach)),
            Decay::Exponential => {
                self.fading.extend(self.distance.iter().map(|d| -2.99 * (d / reach)));
                exp_all(&mut self.fading);
            }
        }
        for (fading, d) in self.fading.iter_mut().zip(&self.distance) {
            // Beyond the reach (or infinitely far) the threat is gone.
            *fading = if d / reach <= 1.0 { *fading } else { 0.0 };
        }
    }
}

/// Rarity of each class against a past or other landscape: 1 - N / (N + N_past), 0 for a class that the other
/// landscape did not have (InVEST user's guide, Habitat Rarity). `classes` is the number of classes.
///
/// # Errors
/// Names `class` or `columns` of either landscape.
pub fn rarity(land: Landscape, past: Landscape, classes: usize) -> Result<Vec<f64>, ModelError> {
    let count = |land: Landscape| -> Result<Vec<f64>, ModelError> {
        land.check(classes)?;
        let mut counts = vec![0.0; classes];
        land.class.iter().for_each(|c| counts[usize::from(*c)] += 1.0);
        Ok(counts)
    };
    let (now, then) = (count(land)?, count(past)?);
    Ok(now.iter().zip(&then).map(|(n, m)| if *m > 0.0 { 1.0 - n / (n + m) } else { 0.0 }).collect())
}

fn shares(field: &'static str, values: &[f64]) -> Result<(), ModelError> {
    values.iter().try_for_each(|v| check::share(field, *v).map(|_| ()))
}

#[cfg(test)]
mod tests;
