//! Roads as lines of point sources, and what a unit of their sound power gives at many receivers.
//!
//! Directive (EU) 2015/996, 2.2.1 and 2.5.3: a line source is cut into pieces, each a point source with the
//! power of its length. A piece is at most half as long as the receiver is far away. Sound energies add, so the
//! field of a group of roads is computed once; a change of traffic costs eight products per receiver.

use super::{BANDS, FlatTransmission, Spectrum};
use crate::models::{ModelError, check};

/// Most receivers of one field.
const MOST_RECEIVERS: usize = 16_000_000;
/// Most segments of one field.
const MOST_SEGMENTS: usize = 1_000_000;
/// Most pieces of one segment; only segments longer than the reach come near it.
const MOST_PIECES: f64 = 10_000.0;

/// A straight stretch of road, in m on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Segment {
    /// Where it begins: x, y.
    pub from_m: [f64; 2],
    /// Where it ends: x, y.
    pub to_m: [f64; 2],
}

/// Receivers at the centres of a regular grid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReceiverGrid {
    /// Centre of the first cell in m: x, y.
    pub origin_m: [f64; 2],
    /// Side of a cell in m; rows follow one another along +y.
    pub cell_m: f64,
    /// Cells along x.
    pub columns: usize,
    /// Cells along y.
    pub rows: usize,
}

/// What 1 W per metre in each band along a group of roads gives at each receiver, over flat ground.
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
        check_segments(segments)?;
        at_most("receivers_m", receivers_m.len(), MOST_RECEIVERS)?;
        check::all_finite("receivers_m", receivers_m.as_flattened())?;
        let per_receiver = receivers_m
            .iter()
            .map(|receiver| {
                let mut sum = [0.0; BANDS];
                segments.iter().for_each(|segment| segment.add(*receiver, transmission, &mut sum));
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
        grid: &ReceiverGrid,
        segments: &[Segment],
        transmission: &FlatTransmission,
    ) -> Result<Self, ModelError> {
        check_segments(segments)?;
        check::all_finite("origin_m", &grid.origin_m)?;
        check::positive("cell_m", grid.cell_m)?;
        let count = grid.columns.saturating_mul(grid.rows);
        at_most("receivers", count, MOST_RECEIVERS)?;
        let mut per_receiver = vec![[0.0; BANDS]; count];
        let reach = transmission.reach_m();
        for segment in segments {
            let columns = grid.window(0, grid.columns, segment, reach);
            for row in grid.window(1, grid.rows, segment, reach) {
                let y = grid.origin_m[1] + row as f64 * grid.cell_m;
                for column in columns.clone() {
                    let x = grid.origin_m[0] + column as f64 * grid.cell_m;
                    if let Some(sum) = per_receiver.get_mut(row * grid.columns + column) {
                        segment.add([x, y], transmission, sum);
                    }
                }
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

impl ReceiverGrid {
    /// The columns (axis 0) or rows (axis 1) within `reach` of the segment.
    fn window(&self, axis: usize, count: usize, segment: &Segment, reach: f64) -> std::ops::Range<usize> {
        let (a, b) = (segment.from_m[axis], segment.to_m[axis]);
        let cell = |m: f64| (m - self.origin_m[axis]) / self.cell_m;
        // `as` clamps: what lies before the grid becomes 0, what lies beyond it is cut off.
        let first = cell(a.min(b) - reach).ceil() as usize;
        let last = cell(a.max(b) + reach).floor();
        let end = if last < 0.0 { 0 } else { (last as usize).saturating_add(1) };
        first.min(count)..end.min(count)
    }
}

impl Segment {
    /// Adds what 1 W per metre along the segment gives at the receiver.
    #[inline]
    fn add(&self, receiver: [f64; 2], transmission: &FlatTransmission, sum: &mut Spectrum) {
        let [dx, dy] = [self.to_m[0] - self.from_m[0], self.to_m[1] - self.from_m[1]];
        let [px, py] = [receiver[0] - self.from_m[0], receiver[1] - self.from_m[1]];
        let length2 = dx * dx + dy * dy;
        if length2 == 0.0 {
            return;
        }
        let t = ((px * dx + py * dy) / length2).clamp(0.0, 1.0);
        let near2 = (px - t * dx).powi(2) + (py - t * dy).powi(2);
        let reach = transmission.reach_m();
        if near2 > reach * reach {
            return;
        }
        let near = (near2 + transmission.rise_m().powi(2)).sqrt().max(1.0);
        let length = length2.sqrt();
        let pieces = (2.0 * length / near).ceil().clamp(1.0, MOST_PIECES);
        let piece = length / pieces;
        for i in 0..pieces as usize {
            let t = (i as f64 + 0.5) / pieces;
            let shares = transmission.at(((px - t * dx).powi(2) + (py - t * dy).powi(2)).sqrt());
            sum.iter_mut().zip(shares).for_each(|(s, share)| *s += piece * share);
        }
    }
}

fn check_segments(segments: &[Segment]) -> Result<(), ModelError> {
    at_most("segments", segments.len(), MOST_SEGMENTS)?;
    segments.iter().flat_map(|s| s.from_m.iter().chain(&s.to_m)).try_for_each(|m| {
        check::accept("segments", *m, m.abs() <= 1e8, "finite and within 100 000 km").map(|_| ())
    })
}

/// Unlike [`check::size`] it lets an empty list pass: no road, no noise.
fn at_most(field: &'static str, got: usize, limit: usize) -> Result<(), ModelError> {
    if got <= limit { Ok(()) } else { Err(ModelError::TooLarge { field, limit, got }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::noise::{FlatGround, energy_to_level_db};
    use proptest::prelude::*;

    fn table() -> FlatTransmission {
        let hard = FlatGround {
            source_height_m: 0.0,
            receiver_height_m: 0.0,
            ground_factor: 0.0,
            source_ground_factor: 0.0,
            favourable: 0.0,
        };
        FlatTransmission::new(&hard, &[0.0; BANDS], 10_000.0).unwrap()
    }

    fn road(x0: f64, x1: f64) -> Segment {
        Segment { from_m: [x0, 0.0], to_m: [x1, 0.0] }
    }

    fn energy(segments: &[Segment], receiver: [f64; 2]) -> f64 {
        let mut out = [0.0];
        Field::at_points(&[receiver], segments, &table())
            .unwrap()
            .add_energy(&[0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0], &mut out)
            .unwrap();
        out[0]
    }

    #[test]
    fn hostile_input_is_named() {
        for bad in [f64::NAN, f64::INFINITY] {
            assert!(Field::at_points(&[[0.0, 1.0]], &[road(bad, 1.0)], &table()).is_err());
            assert!(Field::at_points(&[[0.0, bad]], &[road(0.0, 1.0)], &table()).is_err());
        }
        let huge = ReceiverGrid { origin_m: [0.0; 2], cell_m: 1.0, columns: usize::MAX, rows: 2 };
        assert!(matches!(Field::on_grid(&huge, &[], &table()), Err(ModelError::TooLarge { .. })));
        let field = Field::at_points(&[[0.0, 1.0]], &[], &table()).unwrap();
        assert!(matches!(field.add_energy(&[1.0; BANDS], &mut []), Err(ModelError::Shape { .. })));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Without air and over hard ground a line source gives its angle of view over its distance:
        /// E = 10^(-1.1) * 10^0.3 * angle / distance.
        #[test]
        fn a_straight_road_is_seen_under_an_angle(a in 2.0..200.0f64, x0 in -900.0..0.0f64, x1 in 1.0..900.0f64) {
            let expected = 10f64.powf(-0.8) * ((x1 / a).atan() - (x0 / a).atan()) / a;
            prop_assert!((energy_to_level_db(energy(&[road(x0, x1)], [0.0, a]) / expected)).abs() < 0.05);
        }

        /// The noise of a road is the noise of its parts.
        #[test]
        fn a_road_is_its_parts(a in 2.0..200.0f64, x0 in -500.0..0.0f64, cut in 0.05..0.95f64, x1 in 1.0..500.0f64) {
            let middle = x0 + cut * (x1 - x0);
            let whole = energy(&[road(x0, x1)], [0.0, a]);
            let parts = energy(&[road(x0, middle), road(middle, x1)], [0.0, a]);
            prop_assert!(energy_to_level_db(whole / parts).abs() < 0.05);
        }

        /// A grid is its points.
        #[test]
        fn a_grid_is_its_points(x in -50.0..50.0f64, y in -50.0..50.0f64, cell in 1.0..40.0f64) {
            let grid = ReceiverGrid { origin_m: [x, y], cell_m: cell, columns: 5, rows: 3 };
            let points: Vec<_> = (0..15)
                .map(|i| [x + f64::from(i % 5) * cell, y + f64::from(i / 5) * cell])
                .collect();
            let roads = [road(-20.0, 60.0), Segment { from_m: [10.0, -30.0], to_m: [15.0, 80.0] }];
            let reach = FlatTransmission::new(
                &FlatGround {
                    source_height_m: 0.05,
                    receiver_height_m: 4.0,
                    ground_factor: 0.5,
                    source_ground_factor: 0.0,
                    favourable: 0.5,
                },
                &[0.0; BANDS],
                60.0,
            )
            .unwrap();
            prop_assert_eq!(
                Field::on_grid(&grid, &roads, &reach).unwrap(),
                Field::at_points(&points, &roads, &reach).unwrap()
            );
        }
    }
}
