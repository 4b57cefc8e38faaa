//! One elevation file as it was read.

/// What the coordinates of a tile are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// Longitude and latitude in degrees, WGS 84 or the same within a metre.
    LonLat,
    /// Metres in the projected system with this EPSG code.
    Epsg(u32),
    /// Metres in the pack's own system: the file does not name one.
    Pack,
}

/// Heights at regular points, row by row from the north-west.
#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    /// The file it is from.
    pub file: String,
    /// What `x`, `y` and `step` are.
    pub reference: Reference,
    /// Position of the first point, west-most and north-most.
    pub first: [f64; 2],
    /// Distance between points, eastward and southward, each above 0.
    pub step: [f64; 2],
    /// Points from west to east.
    pub cols: usize,
    /// Points from north to south.
    pub rows: usize,
    /// Height at each point \[m\], NaN in holes.
    pub heights_m: Vec<f32>,
}

impl Tile {
    /// Height at a position in the tile's own coordinates, linear between the four points around it.
    ///
    /// Beside a hole the points that have a height stand in as long as they weigh half or more. `None`
    /// outside the tile (half a step of margin is granted) and in holes.
    pub fn height_at(&self, [x, y]: [f64; 2]) -> Option<f32> {
        let along = |at: f64, count: usize| {
            let last = count.checked_sub(1)? as f64;
            (at >= -0.5 && at <= last + 0.5).then(|| at.clamp(0.0, last))
        };
        let col = along((x - self.first[0]) / self.step[0], self.cols)?;
        let row = along((self.first[1] - y) / self.step[1], self.rows)?;
        let (left, top) = (col.floor(), row.floor());
        let (fx, fy) = (col - left, row - top);
        let (mut sum, mut weight) = (0.0, 0.0);
        for (dx, wx) in [(0, 1.0 - fx), (1, fx)] {
            for (dy, wy) in [(0, 1.0 - fy), (1, fy)] {
                let w = wx * wy;
                if w > 0.0
                    && let Some(h) = self.heights_m.get((top as usize + dy) * self.cols + left as usize + dx)
                    && h.is_finite()
                {
                    sum += w * f64::from(*h);
                    weight += w;
                }
            }
        }
        (weight >= 0.5).then(|| (sum / weight) as f32)
    }

    /// How many points have no height.
    pub fn holes(&self) -> usize {
        self.heights_m.iter().filter(|h| h.is_nan()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tile(heights_m: Vec<f32>) -> Tile {
        let file = String::from("invented");
        Tile {
            file,
            reference: Reference::Pack,
            first: [0.0, 20.0],
            step: [10.0; 2],
            cols: 3,
            rows: 3,
            heights_m,
        }
    }

    #[test]
    fn a_hole_takes_its_neighbours_only_where_they_weigh_half() {
        let t = tile(vec![1.0, f32::NAN, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]);
        assert_eq!(t.height_at([4.0, 20.0]), Some(1.0));
        assert_eq!(t.height_at([6.0, 20.0]), None);
        assert_eq!(t.height_at([5.0, 16.0]), Some(1.0));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_plane_stays_a_plane(a in -5.0..5.0f64, b in -5.0..5.0f64, x in 0.0..20.0f64, y in 0.0..20.0f64) {
            let plane = |x: f64, y: f64| 100.0 + a * x + b * y;
            let heights = (0..9).map(|i| plane(f64::from(i % 3) * 10.0, 20.0 - f64::from(i / 3) * 10.0) as f32);
            let got = f64::from(tile(heights.collect()).height_at([x, y]).unwrap());
            prop_assert!((got - plane(x, y)).abs() < 1e-3);
        }

        #[test]
        fn between_points_lies_between_heights(h in proptest::collection::vec(0.0f32..3000.0, 9), x in -5.0..25.0f64, y in -5.0..25.0f64) {
            let (low, high) = h.iter().fold((f32::MAX, f32::MIN), |(l, m), v| (l.min(*v), m.max(*v)));
            let got = tile(h).height_at([x, y]).unwrap();
            prop_assert!(got >= low - 0.01 && got <= high + 0.01);
        }
    }
}
