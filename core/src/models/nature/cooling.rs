//! Urban cooling: how shade, bright surfaces, evaporating plants and nearby parks temper the heat.
//!
//! - Sharp, R. et al. (2018). InVEST user's guide, Urban Cooling. The Natural Capital Project.
//! - Zardo, L. et al. (2017). Estimating the cooling capacity of green infrastructures to support urban planning.
//!   *Ecosyst. Serv.* 26, 225-235.
//!
//! Cooling capacity CC = 0.6 shade + 0.2 albedo + 0.2 evapotranspiration index. Where more than 2 ha of green lie
//! within the cooling distance, a cell takes the distance-weighted mean of the green's capacity if that is
//! higher: its heat mitigation HM. Air: T_rural + (1 - HM) UHI, mixed with a Gaussian. An index turned into
//! degrees by one measured heat island: it compares plans on a hot day, it forecasts no temperature.

use super::super::{ModelError, check};
use super::Landscape;
use super::kernel::Surroundings;
use super::landscape::table;
use serde::{Deserialize, Serialize};

/// Green area from which on a park cools its surroundings \[ha\].
pub const PARK_HA: f64 = 2.0;

/// What a land-cover class does.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Surface {
    /// Share under trees of 2 m and more.
    pub shade: f64,
    /// Share of sunlight sent back.
    pub albedo: f64,
    /// Crop coefficient: its evapotranspiration over the reference's.
    pub crop_coefficient: f64,
    /// Whether it counts as green.
    pub green: bool,
}

/// The hot day, and how far things reach.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct HotDay {
    /// Air temperature in the country \[C\].
    pub rural_c: f64,
    /// How much hotter the hottest place is \[K\].
    pub heat_island_k: f64,
    /// Reference evapotranspiration over the largest evapotranspiration of the area: scales the crop coefficients to
    /// an index of 0 to 1 (above 1 it is cut).
    pub et0_over_max: f64,
    /// How far a park cools \[m\]; 100 to 1000 in the literature.
    pub cooling_m: f64,
    /// Deviation of the Gaussian that mixes the air \[m\]; 0: not mixed.
    pub mixing_m: f64,
}

/// The maps, and the buffers behind them. Made once for a grid and a hot day.
pub struct UrbanCooling {
    /// Cooling capacity of each cell, 0 to 1.
    pub capacity: Vec<f64>,
    /// Heat mitigation of each cell, 0 to 1.
    pub mitigation: Vec<f64>,
    /// Air temperature of each cell \[C\].
    pub air_c: Vec<f64>,
    columns: usize,
    cell_m: f64,
    day: HotDay,
    near: Surroundings,
    around: Surroundings,
    air: Option<Surroundings>,
    green: Vec<f64>,
    buffer: Vec<f64>,
    /// Area that lies within the cooling distance and on the grid is this times the mean \[ha\].
    near_ha: Vec<f64>,
}

impl UrbanCooling {
    /// Prepares the kernels for grids of `rows` x `columns` cells of `cell_m`.
    ///
    /// # Errors
    /// Names the fields of the day (`cooling_m` above 0, `mixing_m` and `heat_island_k` 0 or more, the others
    /// finite), `cell_m`, or a grid that is empty or too large.
    pub fn new((rows, columns): (usize, usize), cell_m: f64, day: HotDay) -> Result<Self, ModelError> {
        check::positive("cell_m", cell_m)?;
        check::finite("rural_c", day.rural_c)?;
        check::non_negative("heat_island_k", day.heat_island_k)?;
        check::non_negative("et0_over_max", day.et0_over_max)?;
        check::positive("cooling_m", day.cooling_m)?;
        check::non_negative("mixing_m", day.mixing_m)?;
        let shape = (rows, columns);
        let near = Surroundings::new(shape, cell_m, day.cooling_m, |_| 1.0)?;
        let around = Surroundings::new(shape, cell_m, day.cooling_m, |d| (-d / day.cooling_m).exp())?;
        let air = if day.mixing_m > 0.0 {
            let gauss = |d: f64| (-0.5 * (d / day.mixing_m).powi(2)).exp();
            Some(Surroundings::new(shape, cell_m, 3.0 * day.mixing_m, gauss)?)
        } else {
            None
        };
        let zeros = || vec![0.0; rows * columns];
        let near_ha = near.weights().iter().map(|w| w * cell_m * cell_m * 1e-4).collect();
        Ok(Self {
            capacity: zeros(),
            mitigation: zeros(),
            air_c: zeros(),
            columns,
            cell_m,
            day,
            near,
            around,
            air,
            green: zeros(),
            buffer: zeros(),
            near_ha,
        })
    }

    /// Computes the three maps.
    ///
    /// # Errors
    /// Names the landscape's fields (its shape and `cell_m` must be those of the preparation), `shade` or `albedo`
    /// (0 to 1), or `crop_coefficient` (finite, 0 or more).
    pub fn run(&mut self, land: Landscape, surfaces: &[Surface]) -> Result<(), ModelError> {
        land.check(surfaces.len())?;
        check::same_len("class", land.class.len(), self.capacity.len())?;
        check::same_len("columns", land.columns, self.columns)?;
        check::accept("cell_m", land.cell_m, land.cell_m == self.cell_m, "as prepared")?;
        let mut by_class = Vec::with_capacity(surfaces.len());
        let mut green = Vec::with_capacity(surfaces.len());
        for s in surfaces {
            check::share("shade", s.shade)?;
            check::share("albedo", s.albedo)?;
            let evaporation =
                check::non_negative("crop_coefficient", s.crop_coefficient)? * self.day.et0_over_max;
            by_class.push(0.6 * s.shade + 0.2 * s.albedo + 0.2 * evaporation.min(1.0));
            green.push(f64::from(u8::from(s.green)));
        }
        let (capacity, is_green) = (table(&by_class), table(&green));
        for (i, class) in land.class.iter().enumerate() {
            self.capacity[i] = capacity[usize::from(*class)];
            self.green[i] = is_green[usize::from(*class)];
        }
        // Area of green around each cell, then its capacity, weighted by distance among all cells.
        self.near.mean(&self.green, &mut self.air_c)?;
        self.buffer.iter_mut().zip(&self.green).zip(&self.capacity).for_each(|((b, g), c)| *b = g * c);
        self.around.mean(&self.buffer, &mut self.mitigation)?;
        for (i, park) in self.mitigation.iter_mut().enumerate() {
            let own = self.capacity[i];
            let green_ha = self.air_c[i] * self.near_ha[i];
            // A hair below 2 ha is rounding of the transform.
            let tempered = green_ha >= PARK_HA - 1e-9 && *park > own;
            *park = if tempered { park.min(1.0) } else { own };
        }
        let day = self.day;
        self.buffer.iter_mut().zip(&self.mitigation).for_each(|(b, hm)| *b = (1.0 - hm) * day.heat_island_k);
        match &mut self.air {
            Some(air) => air.mean(&self.buffer, &mut self.air_c)?,
            None => self.air_c.copy_from_slice(&self.buffer),
        }
        self.air_c.iter_mut().for_each(|t| *t += day.rural_c);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
