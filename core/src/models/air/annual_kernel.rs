//! What one gram per second in a cell adds to the annual mean of every cell around it.
//!
//! - Calder, K. L. (1971). A climatological model for multiple source urban air pollution. *Proc. 2nd Meeting
//!   of the Expert Panel on Air Pollution Modeling*, NATO/CCMS: the sector-averaged mean over a joint
//!   frequency function.
//! - US EPA (1995). *User's guide for the ISC3 dispersion models*, vol. 2, EPA-454/B-95-003b, section 1.2: its
//!   form in use, with sectors blended linearly into each other.
//!
//! C(r, θ) = Q / r . Σ_k V_k(r) . Σ_s f(θ+180°, s, k) / u(s, k), f per radian: within a sector the wind's direction is
//! taken as even, so the crosswind spread drops out. Concentration is linear in emission: a map of annual means
//! is this kernel laid over the emissions, see [`super::Convolver`].
//!
//! Far cells take the value at their centre. Cells within [`NEAR_CELLS`] hold the mean over all pairs of a
//! point in the source's cell and a point in their own, as emission is known per cell only; the mean over the
//! source's own cell is therefore finite and depends on the cell's size. Flat ground, no deposition, no chemistry;
//! the plume axis of a stack stands at one height the year round.

mod near;

use super::{JointFrequency, StabilityClass, Terrain, sigma_z_m, vertical_profile_per_m, wind_at_m_s};
use crate::models::{ModelError, check};
use near::near_cells;
use std::f64::consts::TAU;

/// Micrograms in a gram.
const UG_PER_G: f64 = 1e6;
/// How far, in cells, the mean over cells replaces the value at the centre.
pub const NEAR_CELLS: usize = 4;
/// Largest radius accepted.
pub const MAX_RADIUS_CELLS: usize = 2048;
/// The wind is never taken below this height (m): the lowest at which measurements (Prairie Grass) confirm
/// the equation.
const LOWEST_WIND_HEIGHT_M: f64 = 2.0;
/// Nor below this speed (m/s): no plume is steady there.
const LOWEST_WIND_M_S: f64 = super::CALM_M_S;

const CLASSES: usize = StabilityClass::ALL.len();

/// What a kernel is made for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KernelInput {
    /// Side of a cell (m), above 0.
    pub cell_m: f64,
    /// How many cells the kernel reaches from its centre; 0 to [`MAX_RADIUS_CELLS`].
    pub radius_cells: usize,
    /// Height at which the plume travels (m), rise included; 0 or more.
    pub release_height_m: f64,
    /// Height at which people breathe (m), 0 or more.
    pub receptor_height_m: f64,
    /// Depth over which the source itself mixes (standard deviation, m), 0.1 or more: about 1.5 for traffic,
    /// half a storey for a chimney in the wake of its house.
    pub initial_sigma_z_m: f64,
    /// Open country or town.
    pub terrain: Terrain,
    /// Height of the lid of the mixed layer in classes A to F (m), above 0; infinity for none.
    pub mixing_height_m: [f64; 6],
    /// Height at which the winds of the frequency table are measured (m), above 0; usually 10.
    pub wind_height_m: f64,
}

/// Annual mean concentrations around a source of 1 g/s in the middle.
#[derive(Debug, Clone, PartialEq)]
pub struct Kernel {
    radius_cells: usize,
    cell_m: f64,
    values: Vec<f64>,
}

impl Kernel {
    /// A kernel from its values, (2 radius + 1) squared, row by row from the north, west to east.
    pub fn from_values(radius_cells: usize, cell_m: f64, values: Vec<f64>) -> Result<Self, ModelError> {
        check_radius(radius_cells)?;
        check::positive("cell_m", cell_m)?;
        check::same_len("values", values.len(), (2 * radius_cells + 1).pow(2))?;
        check::all_finite("values", &values)?;
        Ok(Self { radius_cells, cell_m, values })
    }

    /// How many cells it reaches from its centre.
    pub fn radius_cells(&self) -> usize {
        self.radius_cells
    }

    /// Number of rows and of columns.
    pub fn side(&self) -> usize {
        2 * self.radius_cells + 1
    }

    /// Side of a cell, m.
    pub fn cell_m(&self) -> f64 {
        self.cell_m
    }

    /// µg/m3 per g/s, row by row from the north, west to east; the source is in the middle.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The value `east` and `south` cells of the source; 0 beyond the kernel's reach.
    pub fn at(&self, east: isize, south: isize) -> f64 {
        let from_corner = |offset: isize| {
            self.radius_cells.checked_add_signed(offset).filter(|position| *position < self.side())
        };
        match (from_corner(east), from_corner(south)) {
            (Some(column), Some(row)) => self.values.get(row * self.side() + column).copied().unwrap_or(0.0),
            _ => 0.0,
        }
    }
}

fn check_radius(radius_cells: usize) -> Result<(), ModelError> {
    if radius_cells > MAX_RADIUS_CELLS {
        let (limit, got) = (MAX_RADIUS_CELLS, radius_cells);
        return Err(ModelError::TooLarge { field: "radius_cells", limit, got });
    }
    Ok(())
}

/// The kernel of one release height.
pub fn annual_kernel(input: &KernelInput, climate: &JointFrequency) -> Result<Kernel, ModelError> {
    let smear = Smear::new(input, climate)?;
    let radius = input.radius_cells;
    let side = 2 * radius + 1;
    let mut values = vec![0.0; side * side];
    let mut put = |east: isize, north: isize, value: f64| {
        let at = (radius as isize - north) * side as isize + radius as isize + east;
        usize::try_from(at).ok().and_then(|at| values.get_mut(at)).into_iter().for_each(|slot| *slot = value);
    };

    // One eighth of the plane fixes the distances; the wind differs in each of the eight mirror images.
    for far in (NEAR_CELLS + 1)..=radius {
        for aside in 0..=far {
            let depths = smear.profiles((far as f64).hypot(aside as f64) * input.cell_m);
            let angle = (aside as f64).atan2(far as f64) / TAU;
            let (f, a) = (far as isize, aside as isize);
            let images = [
                (a, f, angle),
                (f, a, 0.25 - angle),
                (f, -a, 0.25 + angle),
                (a, -f, 0.5 - angle),
                (-a, -f, 0.5 + angle),
                (-f, -a, 0.75 - angle),
                (-f, a, 0.75 + angle),
                (-a, f, 1.0 - angle),
            ];
            for (east, north, bearing_turns) in images {
                put(east, north, smear.at(&depths, bearing_turns));
            }
        }
    }

    let near = near_cells(&smear, input.cell_m);
    let reach = NEAR_CELLS.min(radius) as isize;
    for north in -reach..=reach {
        for east in -reach..=reach {
            put(east, north, near.at(east, north));
        }
    }
    check::all_finite("kernel", &values)?;
    Ok(Kernel { radius_cells: radius, cell_m: input.cell_m, values })
}

/// The annual mean around a point source as a function of distance and bearing.
struct Smear {
    release_m: f64,
    receptor_m: f64,
    initial_sigma_z_m: f64,
    terrain: Terrain,
    mixing_height_m: [f64; CLASSES],
    /// For each sector towards which the wind blows and each class: µg/g / radian x Σ f/u.
    weights: Vec<[f64; CLASSES]>,
}

impl Smear {
    fn new(input: &KernelInput, climate: &JointFrequency) -> Result<Self, ModelError> {
        check_radius(input.radius_cells)?;
        check::positive("cell_m", input.cell_m)?;
        check::non_negative("release_height_m", input.release_height_m)?;
        check::non_negative("receptor_height_m", input.receptor_height_m)?;
        let sigma = input.initial_sigma_z_m;
        check::accept(
            "initial_sigma_z_m",
            sigma,
            sigma >= 0.1 && sigma.is_finite(),
            "finite and 0.1 or more",
        )?;
        for lid in input.mixing_height_m {
            check::accept("mixing_height_m", lid, lid > 0.0, "above 0, or infinite")?;
        }
        let sectors = climate.sectors();
        let per_radian = sectors as f64 / TAU;
        let height_m = input.release_height_m.max(LOWEST_WIND_HEIGHT_M);
        let mut weights = vec![[0.0; CLASSES]; sectors];
        for (sector, row) in weights.iter_mut().enumerate() {
            for (class, weight) in StabilityClass::ALL.into_iter().zip(row) {
                for (speed, u) in climate.speeds_m_s().iter().enumerate() {
                    let share = climate.share(sector, speed, class);
                    let wind = wind_at_m_s(*u, input.wind_height_m, height_m, class, input.terrain)?;
                    *weight += UG_PER_G * per_radian * share / wind.max(LOWEST_WIND_M_S);
                }
            }
        }
        Ok(Self {
            release_m: input.release_height_m,
            receptor_m: input.receptor_height_m,
            initial_sigma_z_m: sigma,
            terrain: input.terrain,
            mixing_height_m: input.mixing_height_m,
            weights,
        })
    }

    /// The vertical profile of each class at a distance, divided by that distance.
    fn profiles(&self, distance_m: f64) -> [f64; CLASSES] {
        let mut profiles = [0.0; CLASSES];
        for ((class, lid), profile) in
            StabilityClass::ALL.into_iter().zip(self.mixing_height_m).zip(&mut profiles)
        {
            let depth_m = sigma_z_m(class, self.terrain, distance_m).hypot(self.initial_sigma_z_m);
            *profile = vertical_profile_per_m(self.receptor_m, self.release_m, depth_m, lid) / distance_m;
        }
        profiles
    }

    /// The mean where the profiles are these, at a bearing (in turns from north) from the source.
    fn at(&self, profiles: &[f64; CLASSES], bearing_turns: f64) -> f64 {
        let sectors = self.weights.len();
        let position = (bearing_turns + 0.5).rem_euclid(1.0) * sectors as f64;
        let before = position.floor();
        let blend = position - before;
        let sector = before as usize % sectors;
        let (Some(one), Some(next)) = (self.weights.get(sector), self.weights.get((sector + 1) % sectors))
        else {
            return 0.0;
        };
        let mixed = one.iter().zip(next).map(|(a, b)| a + blend * (b - a));
        mixed.zip(profiles).map(|(weight, profile)| weight * profile).sum()
    }
}

#[cfg(test)]
mod tests;
