//! What a unit of the sound power of roads gives at many receivers.
//!
//! Directive (EU) 2015/996, 2.5.3: sound energies of point sources add, so the field of a group of roads is
//! computed once; a change of traffic costs eight products per receiver.

use super::{BANDS, FlatTransmission, RegularGrid, Segment, Spectrum, Terrain, TerrainPaths};
use crate::models::{ModelError, check};

/// Most receivers of one field.
const MOST_RECEIVERS: usize = 16_000_000;
/// Most pairs of a receiver and a segment over terrain.
const MOST_PAIRS: usize = 200_000_000;

/// What 1 W per metre in each band along a group of roads gives at each receiver.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    per_receiver: Vec<Spectrum>,
}

impl Field {
    /// The field at the given places (x, y in m).
    ///
    /// # Errors
    /// Names the list that is too large or holds a number that is not finite.
    pub fn at_points(
        receivers_m: &[[f64; 2]],
        segments: &[Segment],
        transmission: &FlatTransmission,
    ) -> Result<Self, ModelError> {
        Segment::check(segments)?;
        at_most("receivers_m", receivers_m.len(), MOST_RECEIVERS)?;
        check::all_finite("receivers_m", receivers_m.as_flattened())?;
        let per_receiver = receivers_m
            .iter()
            .map(|receiver| {
                let mut sum = [0.0; BANDS];
                segments.iter().for_each(|segment| segment.add_flat(*receiver, transmission, &mut sum));
                sum
            })
            .collect();
        Ok(Self { per_receiver })
    }

    /// The field at the centres of a grid, row by row. Only cells within the reach of a segment are visited.
    ///
    /// # Errors
    /// Names the list or grid that is too large or holds a number that is not finite or above 0.
    pub fn on_grid(
        grid: &RegularGrid,
        segments: &[Segment],
        transmission: &FlatTransmission,
    ) -> Result<Self, ModelError> {
        Segment::check(segments)?;
        at_most("receivers", grid.check()?, MOST_RECEIVERS)?;
        let mut per_receiver = vec![[0.0; BANDS]; grid.len()];
        let reach = transmission.reach_m();
        for segment in segments {
            let [a, b] = [segment.from_m, segment.to_m];
            let columns = grid.window(0, a[0].min(b[0]) - reach, a[0].max(b[0]) + reach);
            for row in grid.window(1, a[1].min(b[1]) - reach, a[1].max(b[1]) + reach) {
                for column in columns.clone() {
                    if let Some(sum) = per_receiver.get_mut(row * grid.columns + column) {
                        segment.add_flat(grid.point_m(column, row), transmission, sum);
                    }
                }
            }
        }
        Ok(Self { per_receiver })
    }

    /// The field at the given places over real ground: each piece of road within the reach is followed along
    /// its cut through the terrain. A thousand times the work of flat ground, done once for a territory.
    ///
    /// # Errors
    /// As [`Self::at_points`]; names the field of `paths` that is out of range.
    pub fn over_terrain(
        receivers_m: &[[f64; 2]],
        segments: &[Segment],
        terrain: &Terrain<'_>,
        paths: &TerrainPaths,
    ) -> Result<Self, ModelError> {
        Segment::check(segments)?;
        paths.check()?;
        check::all_finite("receivers_m", receivers_m.as_flattened())?;
        at_most("receivers_m", receivers_m.len().saturating_mul(segments.len()), MOST_PAIRS)?;
        let rise = paths.receiver_height_m - paths.source_height_m;
        let mut cut = Vec::new();
        let mut per_receiver = vec![[0.0; BANDS]; receivers_m.len()];
        for (receiver, sum) in receivers_m.iter().zip(&mut per_receiver) {
            for piece in segments.iter().flat_map(|s| s.pieces(*receiver, rise, paths.reach_m)) {
                let shares = terrain.transmission(piece.at_m, *receiver, paths, &mut cut)?;
                sum.iter_mut().zip(shares).for_each(|(s, share)| *s += piece.length_m * share);
            }
        }
        Ok(Self { per_receiver })
    }

    /// How many receivers it has.
    pub fn len(&self) -> usize {
        self.per_receiver.len()
    }

    /// Whether it has no receivers.
    pub fn is_empty(&self) -> bool {
        self.per_receiver.is_empty()
    }

    /// Adds to `energy` at each receiver what these roads give with `power` W per metre in each band (relative
    /// to 1 pW, weighted as wanted: [`super::a_weighted_energy`], [`super::Periods::lden_energy`]).
    ///
    /// # Errors
    /// Says so where `energy` has another length than the field.
    pub fn add_energy(&self, power: &Spectrum, energy: &mut [f64]) -> Result<(), ModelError> {
        check::same_len("energy", energy.len(), self.per_receiver.len())?;
        for (sum, unit) in energy.iter_mut().zip(&self.per_receiver) {
            *sum += unit.iter().zip(power).map(|(u, p)| u * p).sum::<f64>();
        }
        Ok(())
    }
}

/// Unlike [`check::size`] it lets an empty list pass: no road, no noise.
pub(super) fn at_most(field: &'static str, got: usize, limit: usize) -> Result<(), ModelError> {
    if got <= limit { Ok(()) } else { Err(ModelError::TooLarge { field, limit, got }) }
}

#[cfg(test)]
mod tests;
