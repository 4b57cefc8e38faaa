//! Emissions year by year to 2050, with measures that are phased in, beside the path that the law asks for.
//!
//! Targets: European Climate Law, Regulation (EU) 2021/1119 (net -55 % in 2030 against 1990, net zero in
//! 2050), taken up by the French low-carbon strategy. Between two targets the path is straight; for warming
//! the sum over the years counts, so that is given too.

use super::super::{ModelError, check};
use serde::{Deserialize, Serialize};

/// The most years a trajectory may span.
pub const MAX_YEARS: usize = 500;

/// Emissions in 2030 and 2050 over those of 1990.
pub const EUROPEAN_TARGETS: [(i32, f64); 2] = [(2030, 0.45), (2050, 0.0)];

/// French emissions over those of 1990, without land use (Citepa, Secten 2023: 1990 about 539 Mt CO2e, 2016
/// about 457, 2019 about 435, 2022 about 396): stands in for a commune's own 1990, which nobody counted.
pub const FRANCE_OVER_1990: [(i32, f64); 4] = [(1990, 1.0), (2016, 0.85), (2019, 0.81), (2022, 0.735)];

/// A measure as it takes hold.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Phase {
    /// The last year without any effect.
    pub start_year: i32,
    /// Years from there to the full effect; 0: full from the next year on.
    pub ramp_years: u32,
    /// Share of what would be given off otherwise that it saves in full effect, 0 to 1.
    pub saving_share: f64,
}

impl Phase {
    /// Share saved in a year.
    pub fn saving(&self, year: i32) -> f64 {
        let elapsed = f64::from(year) - f64::from(self.start_year);
        let reached = if self.ramp_years == 0 { elapsed } else { elapsed / f64::from(self.ramp_years) };
        self.saving_share * reached.clamp(0.0, 1.0)
    }
}

/// What a trajectory starts from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Start {
    /// The year of the inventory.
    pub year: i32,
    /// Emissions in that year \[t CO2e\].
    pub emissions_t: f64,
    /// Emissions in 1990 \[t CO2e\].
    pub emissions_1990_t: f64,
    /// Change a year without any measure, as a share (-0.01: one per cent less each year).
    pub trend: f64,
}

/// Emissions year by year \[t CO2e\].
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Trajectory {
    /// The years, the start included.
    pub years: Vec<i32>,
    /// Without any measure.
    pub without_t: Vec<f64>,
    /// With the measures.
    pub with_t: Vec<f64>,
    /// The path through the targets.
    pub path_t: Vec<f64>,
    /// Sum over the years after the start, with the measures less the path: above 0, the budget is overdrawn.
    pub overshoot_t: f64,
}

/// Emissions to `end_year`, with measures and beside a path through `targets` (year, share of 1990).
///
/// Savings multiply: two measures that save half each leave a quarter. The path runs straight from the start
/// through every later target and stays at the last one.
///
/// # Errors
/// Names `emissions_t` or `emissions_1990_t` (finite, 0 or more), `trend` (from -1 to 1), `saving_share` or
/// `target_share` (0 to 1; finite and 0 or more), `end_year` (from the start on, at most [`MAX_YEARS`] later).
pub fn trajectory(
    start: Start,
    phases: &[Phase],
    targets: &[(i32, f64)],
    end_year: i32,
) -> Result<Trajectory, ModelError> {
    check::non_negative("emissions_t", start.emissions_t)?;
    check::non_negative("emissions_1990_t", start.emissions_1990_t)?;
    check::accept("trend", start.trend, (-1.0..=1.0).contains(&start.trend), "from -1 to 1")?;
    for phase in phases {
        check::share("saving_share", phase.saving_share)?;
    }
    let span = i64::from(end_year) - i64::from(start.year);
    let within = span >= 0 && span < MAX_YEARS as i64;
    check::accept("end_year", f64::from(end_year), within, "from the start year on, at most 499 later")?;

    let mut knots = vec![(start.year, start.emissions_t)];
    for &(year, share) in targets {
        check::non_negative("target_share", share)?;
        if year > start.year {
            knots.push((year, share * start.emissions_1990_t));
        }
    }
    knots.sort_by_key(|(year, _)| *year);

    let mut result = Trajectory::default();
    let mut without = start.emissions_t;
    for year in start.year..=end_year {
        let left: f64 = phases.iter().map(|phase| 1.0 - phase.saving(year)).product();
        let path = straight(&knots, year);
        result.years.push(year);
        result.without_t.push(without);
        result.with_t.push(without * left);
        result.path_t.push(path);
        if year > start.year {
            result.overshoot_t += without * left - path;
        }
        without *= 1.0 + start.trend;
    }
    check::all_finite("without_t", &result.without_t)?;
    Ok(result)
}

/// The value in a year on straight lines through `knots`, which are in order; constant beyond them.
fn straight(knots: &[(i32, f64)], year: i32) -> f64 {
    let after = knots.partition_point(|(y, _)| *y <= year);
    match (after.checked_sub(1).and_then(|i| knots.get(i)), knots.get(after)) {
        (Some(&(y0, v0)), Some(&(y1, v1))) => {
            v0 + (v1 - v0) * (f64::from(year) - f64::from(y0)) / (f64::from(y1) - f64::from(y0))
        }
        (Some(&(_, v)), None) | (None, Some(&(_, v))) => v,
        (None, None) => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn start(emissions_t: f64, trend: f64) -> Start {
        Start { year: 2020, emissions_t, emissions_1990_t: 100.0, trend }
    }

    #[test]
    fn the_path_meets_the_targets_and_halves_between_them() {
        let run = trajectory(start(80.0, 0.0), &[], &EUROPEAN_TARGETS, 2060).unwrap();
        let path = |year: usize| run.path_t[year - 2020];
        assert_eq!((path(2020), path(2030), path(2050), path(2060)), (80.0, 45.0, 0.0, 0.0));
        assert!((path(2025) - 62.5).abs() < 1e-12 && (path(2040) - 22.5).abs() < 1e-12);
    }

    #[test]
    fn a_measure_grows_over_its_years_and_then_holds() {
        let phase = Phase { start_year: 2025, ramp_years: 10, saving_share: 0.4 };
        let run = trajectory(start(100.0, 0.0), &[phase], &EUROPEAN_TARGETS, 2050).unwrap();
        let with = |year: usize| run.with_t[year - 2020];
        assert_eq!((with(2025), with(2035), with(2050)), (100.0, 60.0, 60.0));
        assert!((with(2030) - 80.0).abs() < 1e-12);
    }

    #[test]
    fn hostile_numbers_are_named() {
        let ok = start(100.0, 0.0);
        assert!(trajectory(start(f64::NAN, 0.0), &[], &[], 2050).is_err());
        assert!(trajectory(start(1.0, 2.0), &[], &[], 2050).is_err());
        assert!(trajectory(ok, &[], &[], 2019).is_err());
        assert!(trajectory(ok, &[], &[], i32::MAX).is_err());
        assert!(trajectory(ok, &[], &[(2030, f64::INFINITY)], 2050).is_err());
        let phase = Phase { start_year: i32::MIN, ramp_years: u32::MAX, saving_share: 1.5 };
        assert!(trajectory(ok, &[phase], &[], 2050).is_err());
        assert!(trajectory(start(f64::MAX, 1.0), &[], &[], 2050).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn measures_never_add_emissions_nor_take_more_than_there_are(
            t in 0.0..1e6f64, trend in -0.05..0.05f64,
            phases in prop::collection::vec((2015..2045i32, 0..30u32, 0.0..1.0f64), 0..6)
        ) {
            let phases: Vec<_> = phases.iter()
                .map(|&(start_year, ramp_years, saving_share)| Phase { start_year, ramp_years, saving_share })
                .collect();
            let run = trajectory(start(t, trend), &phases, &EUROPEAN_TARGETS, 2050).unwrap();
            for (with, without) in run.with_t.iter().zip(&run.without_t) {
                prop_assert!(*with >= 0.0 && with <= without);
            }
        }

        #[test]
        fn the_order_of_measures_does_not_matter(a in 0.0..1.0f64, b in 0.0..1.0f64, ramp in 0..20u32) {
            let p = |saving_share| Phase { start_year: 2022, ramp_years: ramp, saving_share };
            let ab = trajectory(start(50.0, 0.0), &[p(a), p(b)], &EUROPEAN_TARGETS, 2050).unwrap();
            let ba = trajectory(start(50.0, 0.0), &[p(b), p(a)], &EUROPEAN_TARGETS, 2050).unwrap();
            prop_assert!(ab.with_t.iter().zip(&ba.with_t).all(|(x, y)| (x - y).abs() < 1e-9));
        }
    }
}
