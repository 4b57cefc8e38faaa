//! Roads as lines of point sources.
//!
//! Directive (EU) 2015/996, 2.2.1 and 2.5.3: a line source is cut into pieces, each a point source with the
//! power of its length. A piece is at most a third as long as the receiver is far away, with which a straight road
//! is within 0.05 dB of the angle under which it is seen, half of what ISO/TR 17534-4 asks of a program.

use super::field::at_most;
use super::{FlatTransmission, Spectrum};
use crate::models::{ModelError, check};

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

/// A point source that stands for a piece of a segment.
pub(super) struct Piece {
    pub(super) at_m: [f64; 2],
    pub(super) length_m: f64,
}

impl Segment {
    /// Accepts segments of a possible number and place.
    pub(super) fn check(segments: &[Self]) -> Result<(), ModelError> {
        at_most("segments", segments.len(), MOST_SEGMENTS)?;
        segments.iter().flat_map(|s| s.from_m.iter().chain(&s.to_m)).try_for_each(|m| {
            check::accept("segments", *m, m.abs() <= 1e8, "finite and within 100 000 km").map(|_| ())
        })
    }

    /// The pieces that `receiver` hears: none where the segment is out of reach, else each at most a third as
    /// long as the nearest point of the segment is far away (`rise_m` is the difference of height).
    #[inline]
    pub(super) fn pieces(self, receiver: [f64; 2], rise_m: f64, reach_m: f64) -> impl Iterator<Item = Piece> {
        let [dx, dy] = [self.to_m[0] - self.from_m[0], self.to_m[1] - self.from_m[1]];
        let [px, py] = [receiver[0] - self.from_m[0], receiver[1] - self.from_m[1]];
        let length2 = dx * dx + dy * dy;
        let t = if length2 > 0.0 { ((px * dx + py * dy) / length2).clamp(0.0, 1.0) } else { 0.0 };
        let near2 = (px - t * dx).powi(2) + (py - t * dy).powi(2);
        let length = length2.sqrt();
        let near = (near2 + rise_m * rise_m).sqrt().max(1.0);
        let heard = length > 0.0 && near2 <= reach_m * reach_m;
        let count = if heard { (3.0 * length / near).ceil().clamp(1.0, MOST_PIECES) } else { 0.0 };
        (0..count as usize).map(move |i| {
            let t = (i as f64 + 0.5) / count;
            Piece { at_m: [self.from_m[0] + t * dx, self.from_m[1] + t * dy], length_m: length / count }
        })
    }

    /// Adds what 1 W per metre along the segment gives at the receiver over flat ground.
    #[inline]
    pub(super) fn add_flat(self, receiver: [f64; 2], transmission: &FlatTransmission, sum: &mut Spectrum) {
        for piece in self.pieces(receiver, transmission.rise_m(), transmission.reach_m()) {
            let [dx, dy] = [piece.at_m[0] - receiver[0], piece.at_m[1] - receiver[1]];
            let shares = transmission.at((dx * dx + dy * dy).sqrt());
            sum.iter_mut().zip(shares).for_each(|(s, share)| *s += piece.length_m * share);
        }
    }
}
