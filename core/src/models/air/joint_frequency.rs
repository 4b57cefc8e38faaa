//! How often the wind blows from where, how fast, in which air: the climate of a place as one table.
//!
//! - Turner, D. B. (1994). *Workbook of Atmospheric Dispersion Estimates*, 2nd ed., chapter 5: the joint
//!   frequency function of direction, speed and stability that climatological models are driven with.
//!
//! A calm has no direction: its hours are shared evenly between the sectors, at [`CALM_M_S`]. This keeps
//! their weight in the mean, but no Gaussian plume knows where the smoke of a calm night drifts.

use super::StabilityClass;
use crate::models::{ModelError, check};

/// Winds below this count as calm, and carry with this speed (m/s): about where cup anemometers start.
pub const CALM_M_S: f64 = 0.5;

/// Number of stability classes.
const CLASSES: usize = StabilityClass::ALL.len();
/// More sectors than this would be finer than wind directions are reported.
const MAX_SECTORS: usize = 360;
/// More speed classes than this would not change a mean.
const MAX_SPEEDS: usize = 64;

/// Shares of the time by direction, speed class and stability class; they sum to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct JointFrequency {
    sectors: usize,
    speeds_m_s: Vec<f64>,
    shares: Vec<f64>,
}

/// An hour of weather: where the wind blows from (degrees, 0 is north, 90 east), its speed at the reference
/// height (m/s), and the stability of the air.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WindHour {
    /// Direction from which the wind blows, degrees.
    pub from_deg: f64,
    /// Speed, m/s.
    pub speed_m_s: f64,
    /// Stability class.
    pub class: StabilityClass,
}

impl JointFrequency {
    /// A table from its parts: `speeds_m_s` the speed that stands for each class (above 0), `shares` the
    /// weights by sector, speed and class, class fastest, of any positive sum (they are scaled to 1). Sector
    /// i is centred on 360 i / `sectors` degrees.
    pub fn new(sectors: usize, speeds_m_s: Vec<f64>, mut shares: Vec<f64>) -> Result<Self, ModelError> {
        check::size("sectors", sectors, MAX_SECTORS)?;
        check::size("speeds_m_s", speeds_m_s.len(), MAX_SPEEDS)?;
        for speed in &speeds_m_s {
            check::positive("speeds_m_s", *speed)?;
        }
        check::same_len("shares", shares.len(), sectors * speeds_m_s.len() * CLASSES)?;
        check::all_non_negative("shares", &shares)?;
        let sum = check::positive("sum of shares", shares.iter().sum())?;
        for share in &mut shares {
            *share /= sum;
        }
        Ok(Self { sectors, speeds_m_s, shares })
    }

    /// The table of a series of hours. `speed_edges_m_s` are the ends of the speed classes, rising; one more
    /// class holds what is faster. A class is represented by the harmonic mean of its speeds, because
    /// concentration goes with 1/u. Hours whose direction or speed is not a number, or negative, are gaps and
    /// are left out.
    pub fn from_hours(
        sectors: usize,
        speed_edges_m_s: &[f64],
        hours: impl IntoIterator<Item = WindHour>,
    ) -> Result<Self, ModelError> {
        check::size("sectors", sectors, MAX_SECTORS)?;
        check::size("speed_edges_m_s", speed_edges_m_s.len(), MAX_SPEEDS - 1)?;
        let mut below = 0.0;
        for edge in speed_edges_m_s {
            below = check::accept("speed_edges_m_s", *edge, *edge > below, "above 0 and rising")?;
        }

        let speeds = speed_edges_m_s.len() + 1;
        let mut shares = vec![0.0; sectors * speeds * CLASSES];
        let (mut count, mut slowness) = (vec![0.0; speeds], vec![0.0; speeds]);
        for hour in hours {
            if !hour.from_deg.is_finite() || !hour.speed_m_s.is_finite() || hour.speed_m_s < 0.0 {
                continue;
            }
            let speed_m_s = hour.speed_m_s.max(CALM_M_S);
            let speed = speed_edges_m_s.iter().filter(|edge| speed_m_s > **edge).count();
            for (slot, by) in [(count.get_mut(speed), 1.0), (slowness.get_mut(speed), speed_m_s.recip())] {
                slot.into_iter().for_each(|sum| *sum += by);
            }
            let mut add = |sector: usize, by: f64| {
                let at = (sector * speeds + speed) * CLASSES + hour.class.index();
                shares.get_mut(at).into_iter().for_each(|share| *share += by);
            };
            if hour.speed_m_s < CALM_M_S {
                (0..sectors).for_each(|sector| add(sector, (sectors as f64).recip()));
            } else {
                let turn = hour.from_deg.rem_euclid(360.0) / 360.0;
                add((turn * sectors as f64).round() as usize % sectors, 1.0);
            }
        }
        // A class without hours has no weight; its speed only has to be a speed.
        let speeds_m_s =
            count.iter().zip(&slowness).map(|(n, s)| if *n > 0.0 { n / s } else { 1.0 }).collect();
        Self::new(sectors, speeds_m_s, shares)
    }

    /// Number of direction sectors.
    pub fn sectors(&self) -> usize {
        self.sectors
    }

    /// The speed (m/s) that stands for each speed class.
    pub fn speeds_m_s(&self) -> &[f64] {
        &self.speeds_m_s
    }

    /// The share of the time that the wind blows from `sector` with speed class `speed` in air of `class`;
    /// 0 outside the table.
    pub fn share(&self, sector: usize, speed: usize, class: StabilityClass) -> f64 {
        if sector >= self.sectors || speed >= self.speeds_m_s.len() {
            return 0.0;
        }
        let at = (sector * self.speeds_m_s.len() + speed) * CLASSES + class.index();
        self.shares.get(at).copied().unwrap_or(0.0)
    }

    /// The share of the time in each stability class, A to F.
    pub fn class_shares(&self) -> [f64; CLASSES] {
        let mut sums = [0.0; CLASSES];
        for row in self.shares.chunks_exact(CLASSES) {
            sums.iter_mut().zip(row).for_each(|(sum, share)| *sum += share);
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hour(from_deg: f64, speed_m_s: f64) -> WindHour {
        WindHour { from_deg, speed_m_s, class: StabilityClass::D }
    }

    #[test]
    fn hours_fall_where_they_belong() {
        let hours = [hour(350.0, 2.0), hour(10.0, 3.0), hour(95.0, 8.0), hour(f64::NAN, 1.0)];
        let table = JointFrequency::from_hours(8, &[5.0], hours).unwrap();
        assert!((table.share(0, 0, StabilityClass::D) - 2.0 / 3.0).abs() < 1e-12);
        assert!((table.share(2, 1, StabilityClass::D) - 1.0 / 3.0).abs() < 1e-12);
        assert!((table.speeds_m_s()[0] - 2.4).abs() < 1e-12); // harmonic mean of 2 and 3
        assert_eq!(table.share(8, 0, StabilityClass::D), 0.0);
    }

    #[test]
    fn nonsense_is_named() {
        assert!(JointFrequency::from_hours(0, &[5.0], []).is_err());
        assert!(JointFrequency::from_hours(16, &[5.0, 3.0], [hour(0.0, 1.0)]).is_err());
        assert!(JointFrequency::from_hours(16, &[f64::NAN], [hour(0.0, 1.0)]).is_err());
        assert!(JointFrequency::from_hours(16, &[5.0], [hour(0.0, -1.0)]).is_err());
        assert!(JointFrequency::new(usize::MAX, vec![1.0], vec![]).is_err());
        assert!(JointFrequency::new(1, vec![0.0], vec![1.0; 6]).is_err());
        assert!(JointFrequency::new(1, vec![1.0], vec![1.0; 5]).is_err());
        assert!(JointFrequency::new(1, vec![1.0], vec![0.0; 6]).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn shares_sum_to_one_and_mean_slowness_is_kept(
            winds in prop::collection::vec((0.0..360.0f64, 0.0..20.0f64), 1..200), sectors in 1..37usize,
        ) {
            let hours = winds.iter().map(|(d, u)| hour(*d, *u));
            let table = JointFrequency::from_hours(sectors, &[1.5, 3.0, 5.0, 8.0], hours).unwrap();
            prop_assert!((table.class_shares().iter().sum::<f64>() - 1.0).abs() < 1e-9);
            let mut slowness = 0.0;
            for sector in 0..sectors {
                for (speed, u) in table.speeds_m_s().iter().enumerate() {
                    slowness += table.share(sector, speed, StabilityClass::D) / u;
                }
            }
            let measured = winds.iter().map(|(_, u)| u.max(CALM_M_S).recip()).sum::<f64>() / winds.len() as f64;
            prop_assert!((slowness - measured).abs() < 1e-9);
        }

        #[test]
        fn calms_have_no_direction(sectors in 1..37usize, from in 0.0..360.0f64) {
            let table = JointFrequency::from_hours(sectors, &[1.0], [hour(from, 0.1)]).unwrap();
            for sector in 0..sectors {
                prop_assert!((table.share(sector, 0, StabilityClass::D) - 1.0 / sectors as f64).abs() < 1e-12);
            }
        }
    }
}
