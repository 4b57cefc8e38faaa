//! Travel time by volume: Bureau of Public Roads, Traffic Assignment Manual, 1964.
//!
//! `t = t0 (1 + b (v/c)^p)`, usually with b 0.15 and p 4.

/// The travel time of one link.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bpr {
    pub(super) free_flow_time: f64,
    /// t0 b.
    delay: f64,
    /// 1 / c.
    inverse_capacity: f64,
    power: f64,
}

impl Bpr {
    pub(super) fn new(free_flow_time: f64, b: f64, capacity: f64, power: f64) -> Self {
        Self { free_flow_time, delay: free_flow_time * b, inverse_capacity: 1.0 / capacity, power }
    }

    /// Travel time at a volume.
    #[inline]
    pub(super) fn time(&self, volume: f64) -> f64 {
        self.free_flow_time + self.delay * raise(volume * self.inverse_capacity, self.power)
    }

    /// Change of travel time per volume.
    #[inline]
    pub(super) fn slope(&self, volume: f64) -> f64 {
        if self.power == 0.0 {
            return 0.0;
        }
        self.delay
            * self.power
            * self.inverse_capacity
            * raise(volume * self.inverse_capacity, self.power - 1.0)
    }

    /// Integral of travel time from 0 to a volume: the link's share of Beckmann's objective.
    pub(super) fn integral(&self, volume: f64) -> f64 {
        volume
            * (self.free_flow_time
                + self.delay * raise(volume * self.inverse_capacity, self.power) / (self.power + 1.0))
    }
}

/// x^p; the powers that nearly every network has need no call of the mathematics library.
#[inline]
fn raise(x: f64, p: f64) -> f64 {
    if p == 4.0 {
        let square = x * x;
        square * square
    } else if p == 3.0 {
        x * x * x
    } else if p == 1.0 {
        x
    } else if p == 0.0 {
        1.0
    } else {
        x.powf(p)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn at_capacity_time_is_fifteen_percent_longer() {
        let link = Bpr::new(6.0, 0.15, 25_900.2, 4.0);
        assert!((link.time(25_900.2) - 6.9).abs() < 1e-12);
        assert_eq!(link.time(0.0), 6.0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Slope and integral are those of the time.
        #[test]
        fn slope_and_integral_belong_to_the_time(
            t0 in 0.1..60.0f64, b in 0.0..2.0f64, c in 10.0..1e5f64, p in 1.0..8.0f64, load in 0.01..3.0f64,
        ) {
            let link = Bpr::new(t0, b, c, p);
            let (v, h) = (load * c, 1e-5 * load * c);
            let slope = (link.time(v + h) - link.time(v - h)) / (2.0 * h);
            prop_assert!((slope - link.slope(v)).abs() <= 1e-5 * (slope.abs() + t0 / c));
            let time = (link.integral(v + h) - link.integral(v - h)) / (2.0 * h);
            prop_assert!((time - link.time(v)).abs() <= 1e-5 * time);
        }

        /// More traffic never makes a link faster.
        #[test]
        fn time_grows_with_volume(p in 1.0..8.0f64, v in 0.0..1e5f64, by in 0.0..1e5f64) {
            let link = Bpr::new(1.0, 0.15, 1000.0, p);
            prop_assert!(link.time(v + by) >= link.time(v));
        }
    }
}
