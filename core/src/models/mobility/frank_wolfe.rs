//! Directions and steps of the bi-conjugate Frank-Wolfe method: Mitradjieva and Lindberg, Transportation Science
//! 47(2), 2013.
//!
//! Frank and Wolfe's target point (all trips on the shortest paths) is combined with the two targets before it
//! so that the step is conjugate to the last two with regard to the Hessian, which is diagonal here.

use super::bpr::Bpr;

/// The largest share that old targets may have, so that the new one always counts.
const MOST_OLD: f64 = 0.99;
/// Newton steps of the line search at most.
const MOST_NEWTON: usize = 30;

/// The targets of the last two iterations and how far they were followed.
#[derive(Debug, Clone, Default)]
pub(super) struct Directions {
    /// The target now: a volume per link.
    pub(super) target: Vec<f64>,
    last: Vec<f64>,
    before_last: Vec<f64>,
    /// How many of the two are of use.
    known: usize,
    /// The last step.
    step: f64,
}

impl Directions {
    pub(super) fn new(links: usize) -> Self {
        let zeros = || vec![0.0; links];
        Self { target: zeros(), last: zeros(), before_last: zeros(), known: 0, step: 0.0 }
    }

    /// Forgets what went before.
    pub(super) fn reset(&mut self) {
        self.known = 0;
    }

    /// Makes the target from the shortest-path volumes; `slopes` is the Hessian's diagonal at `volumes`.
    pub(super) fn aim(&mut self, volumes: &[f64], shortest: &[f64], slopes: &[f64], times: &[f64]) {
        let (beta_0, beta_1, beta_2) = match self.known {
            0 => (1.0, 0.0, 0.0),
            1 => self.conjugate(volumes, shortest, slopes),
            _ => self.bi_conjugate(volumes, shortest, slopes),
        };
        let mut descent = 0.0;
        for (i, target) in self.target.iter_mut().enumerate() {
            let [Some(y), Some(s1), Some(s2), Some(x), Some(t)] =
                [shortest.get(i), self.last.get(i), self.before_last.get(i), volumes.get(i), times.get(i)]
            else {
                continue;
            };
            *target = beta_0 * y + beta_1 * s1 + beta_2 * s2;
            descent += t * (*target - x);
        }
        if descent >= 0.0 {
            // Rounding or a long detour: go back to Frank and Wolfe's own direction, which always descends.
            self.target.copy_from_slice(shortest);
            self.known = 0;
        }
    }

    fn conjugate(&self, volumes: &[f64], shortest: &[f64], slopes: &[f64]) -> (f64, f64, f64) {
        let (mut upper, mut lower) = (0.0, 0.0);
        for (((x, y), h), s) in volumes.iter().zip(shortest).zip(slopes).zip(&self.last) {
            upper += h * (s - x) * (y - x);
            lower += h * (s - x) * (y - s);
        }
        let alpha = upper / lower;
        let alpha = if alpha.is_finite() { alpha.clamp(0.0, MOST_OLD) } else { 0.0 };
        (1.0 - alpha, alpha, 0.0)
    }

    fn bi_conjugate(&self, volumes: &[f64], shortest: &[f64], slopes: &[f64]) -> (f64, f64, f64) {
        let tau = self.step;
        let (mut mu_upper, mut mu_lower, mut nu_upper, mut nu_lower) = (0.0, 0.0, 0.0, 0.0);
        for ((((x, y), h), s1), s2) in
            volumes.iter().zip(shortest).zip(slopes).zip(&self.last).zip(&self.before_last)
        {
            let d0 = y - x;
            let d1 = s1 - x;
            let d2 = tau * s1 - x + (1.0 - tau) * s2;
            mu_upper += h * d2 * d0;
            mu_lower += h * d2 * (s2 - s1);
            nu_upper += h * d1 * d0;
            nu_lower += h * d1 * d1;
        }
        let positive = |value: f64| if value.is_finite() { value.max(0.0) } else { 0.0 };
        let mu = positive(-mu_upper / mu_lower);
        let nu = positive(-nu_upper / nu_lower + mu * tau / (1.0 - tau));
        let beta_0 = 1.0 / (1.0 + mu + nu);
        if beta_0 < 1.0 - MOST_OLD {
            return self.conjugate(volumes, shortest, slopes);
        }
        (beta_0, nu * beta_0, mu * beta_0)
    }

    /// Goes `step` of the way to the target.
    pub(super) fn go(&mut self, volumes: &mut [f64], step: f64) {
        for (x, s) in volumes.iter_mut().zip(&self.target) {
            *x += step * (s - *x);
        }
        std::mem::swap(&mut self.last, &mut self.before_last);
        self.last.copy_from_slice(&self.target);
        self.step = step;
        // After a full step the old targets say nothing about the place.
        self.known = if step > MOST_OLD { 0 } else { (self.known + 1).min(2) };
    }
}

/// How far towards the target Beckmann's objective falls: its derivative along the way is made 0 by Newton's
/// method, held between bounds that always close in.
pub(super) fn line_search(cost: &[Bpr], volumes: &[f64], target: &[f64]) -> f64 {
    let along = |tau: f64| {
        let (mut value, mut slope) = (0.0, 0.0);
        for ((link, x), s) in cost.iter().zip(volumes).zip(target) {
            let d = s - x;
            if d != 0.0 {
                let v = x + tau * d;
                value += link.time(v) * d;
                slope += link.slope(v) * d * d;
            }
        }
        (value, slope)
    };
    if along(1.0).0 <= 0.0 {
        return 1.0;
    }
    let start = along(0.0);
    let (mut low, mut high) = (0.0, 1.0);
    let mut tau: f64 = 0.0;
    let (mut value, mut slope) = start;
    for _ in 0..MOST_NEWTON {
        let newton = tau - value / slope;
        tau = if newton > low && newton < high { newton } else { 0.5 * (low + high) };
        (value, slope) = along(tau);
        if value.abs() <= 1e-6 * start.0.abs() {
            break;
        }
        if value < 0.0 {
            low = tau;
        } else {
            high = tau;
        }
    }
    tau
}
