//! Exact Euclidean distance from each cell to the nearest marked one, in time proportional to the cells:
//! Felzenszwalb, P. F. and Huttenlocher, D. P. (2012). Distance transforms of sampled functions. *Theory of
//! Computing* 8, 415-428.

/// The buffers of the transform, kept between uses.
#[derive(Debug, Clone, Default)]
pub struct DistanceTransform {
    /// Squared distance within the column, row by row.
    squared: Vec<f64>,
    /// Apexes of the parabolas of the lower envelope, and from where on each is lowest.
    apex: Vec<usize>,
    start: Vec<f64>,
    line: Vec<f64>,
}

impl DistanceTransform {
    /// Writes into `out` the distance \[cells\] from the middle of each cell to that of the nearest cell for
    /// which `marked` holds; infinity where there is none. `out` takes the length of the grid, which is cut to
    /// whole rows of `columns`.
    pub fn run(&mut self, columns: usize, cells: usize, marked: impl Fn(usize) -> bool, out: &mut Vec<f64>) {
        let rows = cells.checked_div(columns).unwrap_or(0);
        let cells = rows * columns;
        out.clear();
        out.resize(cells, f64::INFINITY);
        if cells == 0 {
            return;
        }
        // Down and up again: steps to the nearest marked cell of the column.
        self.squared.clear();
        self.squared.resize(cells, f64::INFINITY);
        for cell in 0..cells {
            self.squared[cell] = if marked(cell) {
                0.0
            } else if cell >= columns {
                self.squared[cell - columns] + 1.0
            } else {
                f64::INFINITY
            };
        }
        for cell in (0..cells - columns).rev() {
            self.squared[cell] = self.squared[cell].min(self.squared[cell + columns] + 1.0);
        }
        self.squared.iter_mut().for_each(|d| *d *= *d);
        for (row, target) in out.chunks_exact_mut(columns).enumerate() {
            self.line.clear();
            self.line.extend_from_slice(&self.squared[row * columns..(row + 1) * columns]);
            self.row(target);
        }
    }

    /// Lower envelope of the parabolas (x - q)^2 + line\[q\].
    fn row(&mut self, target: &mut [f64]) {
        self.apex.clear();
        self.start.clear();
        for q in 0..self.line.len() {
            if !self.line[q].is_finite() {
                continue;
            }
            let height = |p: usize| self.line[p] + (p * p) as f64;
            while let (Some(&p), Some(&from)) = (self.apex.last(), self.start.last()) {
                let crossing = (height(q) - height(p)) / (2.0 * (q - p) as f64);
                if crossing > from {
                    self.apex.push(q);
                    self.start.push(crossing);
                    break;
                }
                self.apex.pop();
                self.start.pop();
            }
            if self.apex.is_empty() {
                self.apex.push(q);
                self.start.push(f64::NEG_INFINITY);
            }
        }
        if self.apex.is_empty() {
            return;
        }
        let mut at = 0;
        for (x, distance) in target.iter_mut().enumerate() {
            while at + 1 < self.apex.len() && self.start[at + 1] <= x as f64 {
                at += 1;
            }
            let apex = self.apex[at];
            *distance = (self.line[apex] + x.abs_diff(apex).pow(2) as f64).sqrt();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn it_is_the_nearest_of_all(columns in 1..12usize, marks in prop::collection::vec(0..6u8, 0..120)) {
            let mut out = Vec::new();
            DistanceTransform::default().run(columns, marks.len(), |i| marks[i] == 0, &mut out);
            for (cell, got) in out.iter().enumerate() {
                let place = |i: usize| ((i % columns) as f64, (i / columns) as f64);
                let (x, y) = place(cell);
                let nearest = (0..out.len())
                    .filter(|i| marks[*i] == 0)
                    .map(|i| (place(i).0 - x).hypot(place(i).1 - y))
                    .fold(f64::INFINITY, f64::min);
                prop_assert!(*got == nearest || (got - nearest).abs() < 1e-9, "{got} {nearest}");
            }
        }
    }
}
