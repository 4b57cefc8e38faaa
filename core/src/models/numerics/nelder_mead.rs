//! Descent of a simplex (Nelder and Mead 1965, The Computer Journal 7, 308-313), without derivatives or bounds.

/// A simplex of n + 1 corners in n dimensions, and the scratch space to move it.
pub(super) struct Simplex {
    n: usize,
    /// Corners row by row, in no order.
    corners: Vec<f64>,
    losses: Vec<f64>,
    centre: Vec<f64>,
    trial: Vec<f64>,
    second: Vec<f64>,
}

impl Simplex {
    /// A simplex about nothing yet, in `n` dimensions.
    pub(super) fn new(n: usize) -> Self {
        let row = || vec![0.0; n];
        let corners = vec![0.0; n * (n + 1)];
        Self { n, corners, losses: vec![0.0; n + 1], centre: row(), trial: row(), second: row() }
    }

    /// Descends from `start` with edges of `edge` until all corners lie within `tolerance` of the best one
    /// or `evaluate` answers `None`. The best point replaces `start`; the answer is its loss.
    pub(super) fn descend(
        &mut self,
        start: &mut [f64],
        start_loss: f64,
        edge: f64,
        tolerance: f64,
        mut evaluate: impl FnMut(&[f64]) -> Option<f64>,
    ) -> f64 {
        if self.n > 0 && self.spread_out(start, start_loss, edge, &mut evaluate).is_some() {
            while self.size() > tolerance && self.advance(&mut evaluate).is_some() {}
        }
        let best = self.best();
        // Where the evaluations ran out while the first simplex was laid, start is the best there is.
        if self.losses[best] < start_loss {
            start.copy_from_slice(self.corner(best));
            return self.losses[best];
        }
        start_loss
    }

    fn spread_out(
        &mut self,
        start: &[f64],
        start_loss: f64,
        edge: f64,
        evaluate: &mut impl FnMut(&[f64]) -> Option<f64>,
    ) -> Option<()> {
        self.losses.fill(f64::INFINITY);
        self.losses[0] = start_loss;
        for corner in self.corners.chunks_exact_mut(self.n) {
            corner.copy_from_slice(start);
        }
        for axis in 0..self.n {
            let corner = &mut self.corners[(axis + 1) * self.n..][..self.n];
            corner[axis] += edge;
            self.losses[axis + 1] = evaluate(corner)?;
        }
        Some(())
    }

    /// One step: reflection, expansion, contraction or shrinking.
    fn advance(&mut self, evaluate: &mut impl FnMut(&[f64]) -> Option<f64>) -> Option<()> {
        let (best, worst) = (self.best(), self.worst(None));
        let second_worst = self.losses[self.worst(Some(worst))];
        let (least, most) = (self.losses[best], self.losses[worst]);
        self.centre_without(worst);

        self.place_trial(worst, -1.0);
        let reflected = evaluate(&self.trial)?;
        if reflected < least {
            self.second.copy_from_slice(&self.trial);
            self.place_trial(worst, -2.0);
            let expanded = evaluate(&self.trial)?;
            if expanded >= reflected {
                self.trial.copy_from_slice(&self.second);
            }
            self.accept(worst, expanded.min(reflected));
        } else if reflected < second_worst {
            self.accept(worst, reflected);
        } else {
            self.place_trial(worst, if reflected < most { -0.5 } else { 0.5 });
            let contracted = evaluate(&self.trial)?;
            if contracted < most.min(reflected) {
                self.accept(worst, contracted);
            } else {
                self.shrink(best, evaluate)?;
            }
        }
        Some(())
    }

    fn shrink(&mut self, best: usize, evaluate: &mut impl FnMut(&[f64]) -> Option<f64>) -> Option<()> {
        self.second.copy_from_slice(&self.corners[best * self.n..][..self.n]);
        for index in (0..=self.n).filter(|index| *index != best) {
            let corner = &mut self.corners[index * self.n..][..self.n];
            for (x, towards) in corner.iter_mut().zip(&self.second) {
                *x = 0.5 * (*x + towards);
            }
            self.losses[index] = evaluate(corner)?;
        }
        Some(())
    }

    fn accept(&mut self, index: usize, loss: f64) {
        self.corners[index * self.n..][..self.n].copy_from_slice(&self.trial);
        self.losses[index] = loss;
    }

    /// Sets the trial point on the line from the centre through the corner at `index`: 1 is the corner itself.
    fn place_trial(&mut self, index: usize, along: f64) {
        let corner = &self.corners[index * self.n..][..self.n];
        for ((trial, centre), x) in self.trial.iter_mut().zip(&self.centre).zip(corner) {
            *trial = centre + along * (x - centre);
        }
    }

    fn centre_without(&mut self, worst: usize) {
        self.centre.fill(0.0);
        for (index, corner) in self.corners.chunks_exact(self.n).enumerate() {
            if index != worst {
                self.centre.iter_mut().zip(corner).for_each(|(c, x)| *c += x / self.n as f64);
            }
        }
    }

    /// The largest distance along an axis from the best corner to another.
    fn size(&self) -> f64 {
        let best = self.corner(self.best());
        let apart = |corner: &[f64]| corner.iter().zip(best).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        self.corners.chunks_exact(self.n).map(apart).fold(0.0, f64::max)
    }

    fn corner(&self, index: usize) -> &[f64] {
        &self.corners[index * self.n..][..self.n]
    }

    fn best(&self) -> usize {
        (0..self.losses.len()).min_by(|a, b| self.losses[*a].total_cmp(&self.losses[*b])).unwrap_or(0)
    }

    fn worst(&self, but: Option<usize>) -> usize {
        let corners = (0..self.losses.len()).filter(|index| Some(*index) != but);
        corners.max_by(|a, b| self.losses[*a].total_cmp(&self.losses[*b])).unwrap_or(0)
    }
}
