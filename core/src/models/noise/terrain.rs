//! The vertical cut between two places of a terrain grid, for the propagation of Directive (EU) 2015/996, 2.5.3.
//!
//! The ground is interpolated between the cells, what stands on it is taken from the nearest cell. The cut is
//! sampled once per cell, so nothing finer than a cell is seen: a wall between two cells is not, a narrow gap
//! between houses neither.

use super::{BANDS, ProfilePoint, RegularGrid, Spectrum, level_to_energy, propagate};
use crate::models::{ModelError, check};

/// Most cells of a terrain.
const MOST_CELLS: usize = 64_000_000;

/// Ground, what stands on it and how it takes sound, on one grid.
#[derive(Debug, Clone, Copy)]
pub struct Terrain<'a> {
    grid: RegularGrid,
    ground_m: &'a [f32],
    obstacle_m: &'a [f32],
    ground_factor: &'a [f32],
}

/// How sound goes over a terrain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TerrainPaths {
    /// Height of the sources above the ground in m, 0 to 1000: 0.05 for roads.
    pub source_height_m: f64,
    /// Height of the receivers above the ground in m, 0 to 1000: 4 for strategic maps.
    pub receiver_height_m: f64,
    /// Share of the time with favourable conditions, 0 to 1.
    pub favourable: f64,
    /// Absorption by the air, of [`super::absorption_db_km`].
    pub absorption_db_km: Spectrum,
    /// The distance beyond which nothing is counted, 10 to 10 000 m.
    pub reach_m: f64,
}

impl TerrainPaths {
    pub(super) fn check(&self) -> Result<(), ModelError> {
        let height = |field, h: f64| check::accept(field, h, (0.0..=1e3).contains(&h), "from 0 to 1000");
        height("source_height_m", self.source_height_m)?;
        height("receiver_height_m", self.receiver_height_m)?;
        check::share("favourable", self.favourable)?;
        check::all_non_negative("absorption_db_km", &self.absorption_db_km)?;
        check::accept("reach_m", self.reach_m, (10.0..=1e4).contains(&self.reach_m), "from 10 to 10 000")
            .map(|_| ())
    }
}

impl<'a> Terrain<'a> {
    /// Checks a terrain: altitude of the ground in m, height above it of what stands there in m (0 to 1000),
    /// and ground factor (0 hard to 1 porous), each for every cell.
    ///
    /// # Errors
    /// Names the list that does not fit the grid or the field that is out of range.
    pub fn new(
        grid: RegularGrid,
        ground_m: &'a [f32],
        obstacle_m: &'a [f32],
        ground_factor: &'a [f32],
    ) -> Result<Self, ModelError> {
        let count = grid.check()?;
        check::size("terrain", count, MOST_CELLS)?;
        for (field, values, low, high, must) in [
            ("ground_m", ground_m, -1e4, 1e4, "within 10 000 m of 0"),
            ("obstacle_m", obstacle_m, 0.0, 1e3, "from 0 to 1000"),
            ("ground_factor", ground_factor, 0.0, 1.0, "from 0 to 1"),
        ] {
            check::same_len(field, values.len(), count)?;
            if let Some(&value) = values.iter().find(|v| !(low..=high).contains(*v)) {
                return Err(ModelError::Invalid { field, value: f64::from(value), must });
            }
        }
        Ok(Self { grid, ground_m, obstacle_m, ground_factor })
    }

    /// The cut from one place (x, y in m) to another, into `cut`. Source and receiver stand free: what stands in
    /// their own cells is left out. Beyond its edge the terrain goes on as it is there.
    pub fn cut(&self, from_m: [f64; 2], to_m: [f64; 2], cut: &mut Vec<ProfilePoint>) {
        cut.clear();
        let [dx, dy] = [to_m[0] - from_m[0], to_m[1] - from_m[1]];
        let length = dx.hypot(dy);
        let cell = self.grid.step_m[0].abs().min(self.grid.step_m[1].abs());
        let steps = (length / cell).ceil().clamp(1.0, 1e4);
        let own = |place| self.nearest(place);
        let (source_cell, receiver_cell) = (own(from_m), own(to_m));
        let at = |t: f64| [from_m[0] + t * dx, from_m[1] + t * dy];
        for i in 0..=steps as usize {
            let t = i as f64 / steps;
            let place = at(t);
            let here = self.nearest(place);
            let free = here == source_cell || here == receiver_cell;
            let ahead = self.nearest(at(((i as f64 + 0.5) / steps).min(1.0)));
            cut.push(ProfilePoint {
                x_m: t * length,
                ground_m: self.ground_at(place),
                obstacle_m: if free { 0.0 } else { value(self.obstacle_m, here) },
                ground_factor: value(self.ground_factor, ahead),
            });
        }
    }

    /// The share of a road's energy at `from_m` that reaches `to_m`, in the sense of L = L_W - A; none where
    /// they are the same place or out of reach.
    pub(super) fn transmission(
        &self,
        from_m: [f64; 2],
        to_m: [f64; 2],
        paths: &TerrainPaths,
        cut: &mut Vec<ProfilePoint>,
    ) -> Result<Spectrum, ModelError> {
        let length = (to_m[0] - from_m[0]).hypot(to_m[1] - from_m[1]);
        if length > paths.reach_m {
            return Ok([0.0; BANDS]);
        }
        // Nearer than a metre counts as a metre away, as over flat ground.
        let to_m = if length < 1.0 { [from_m[0] + 1.0, from_m[1]] } else { to_m };
        self.cut(from_m, to_m, cut);
        let attenuation =
            propagate(cut, paths.source_height_m, paths.receiver_height_m, 0.0, &paths.absorption_db_km)?;
        let (h, f) = (attenuation.homogeneous_db(), attenuation.favourable_db());
        Ok(std::array::from_fn(|i| {
            paths.favourable * level_to_energy(-f[i]) + (1.0 - paths.favourable) * level_to_energy(-h[i])
        }))
    }

    fn nearest(&self, place_m: [f64; 2]) -> usize {
        let [column, row] = self.grid.position(place_m);
        let (columns, rows) = (self.grid.columns, self.grid.rows);
        // `as` clamps at 0.
        (row.round() as usize).min(rows - 1) * columns + (column.round() as usize).min(columns - 1)
    }

    /// Bilinear between the four cells around.
    fn ground_at(&self, place_m: [f64; 2]) -> f64 {
        let [column, row] = self.grid.position(place_m);
        let (columns, rows) = (self.grid.columns, self.grid.rows);
        let split = |position: f64, count: usize| {
            let position = position.clamp(0.0, (count - 1) as f64);
            let low = position as usize;
            (low, (low + 1).min(count - 1), position - low as f64)
        };
        let (left, right, tx) = split(column, columns);
        let (near, far, ty) = split(row, rows);
        let along = |row: usize| {
            let (a, b) =
                (value(self.ground_m, row * columns + left), value(self.ground_m, row * columns + right));
            a + tx * (b - a)
        };
        let (a, b) = (along(near), along(far));
        a + ty * (b - a)
    }
}

fn value(values: &[f32], index: usize) -> f64 {
    values.get(index).copied().map_or(0.0, f64::from)
}

#[cfg(test)]
mod tests;
