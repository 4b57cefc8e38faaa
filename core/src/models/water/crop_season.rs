//! A crop through its season: four stages of growth (Allen et al. 1998, FAO Irrigation and Drainage Paper 56,
//! chapter 6; tables 11, 12, 17 and 22 list stages, coefficients, roots and depletions of some eighty crops).

use crate::models::{ModelError, check};

/// What a crop does on each day of its season.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Season {
    /// Lengths of the initial, development, middle and late stages, days; a day to ten years in all.
    pub stages_d: [u16; 4],
    /// Crop coefficients of the initial and middle stages and at the end: single ones, or basal ones for the
    /// dual method; 0 to 2.
    pub k: [f64; 3],
    /// Depth of the roots at sowing and when full-grown, m; above 0, up to 20.
    pub root_m: [f64; 2],
    /// How much of the available water the crop takes without stress.
    pub depletion: Depletion,
}

/// The share of the available water that a crop takes without stress, 0 to 0.9.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Depletion {
    /// The same on all days.
    Fixed(f64),
    /// Tabulated for a demand of 5 mm/d, and less where the air takes more: p + 0.04 (5 - demand), held to
    /// 0.1 to 0.8.
    AtFiveMm(f64),
}

/// A crop on one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Growth {
    /// Its coefficient (equation 66).
    pub k: f64,
    /// Depth of its roots, m: from sowing to the middle stage they grow evenly.
    pub root_m: f64,
    /// From 0 at sowing to 1 when full-grown.
    pub maturity: f64,
}

impl Season {
    /// Accepts a season whose values are in range, else names the first that is not.
    pub fn check(&self) -> Result<(), ModelError> {
        check::size("stages_d", self.days(), 3_660)?;
        for k in self.k {
            check::accept("k", k, (0.0..=2.0).contains(&k), "from 0 to 2")?;
        }
        for root in self.root_m {
            check::accept("root_m", root, root > 0.0 && root <= 20.0, "above 0 and up to 20")?;
        }
        let (Depletion::Fixed(p) | Depletion::AtFiveMm(p)) = self.depletion;
        check::accept("depletion", p, (0.0..=0.9).contains(&p), "from 0 to 0.9").map(|_| ())
    }

    /// How many days the season has.
    pub fn days(&self) -> usize {
        self.stages_d.iter().map(|days| usize::from(*days)).sum()
    }

    /// The crop on a day counted from 0; after the season as on its last day.
    pub fn at(&self, day: usize) -> Growth {
        let [initial, development, middle, late] = self.stages_d.map(f64::from);
        let [k_initial, k_middle, k_end] = self.k;
        // The day counts as over.
        let day = day as f64 + 1.0;
        let grown = ((day - initial) / development.max(1.0)).clamp(0.0, 1.0);
        let waning = ((day - initial - development - middle) / late.max(1.0)).clamp(0.0, 1.0);
        let maturity = (day / (initial + development).max(1.0)).min(1.0);
        let [shallow, deep] = self.root_m;
        Growth {
            k: k_initial + grown * (k_middle - k_initial) + waning * (k_end - k_middle),
            root_m: shallow + maturity * (deep - shallow),
            maturity,
        }
    }

    /// The share of the available water taken without stress on a day of this demand.
    pub fn depletion_share(&self, demand_mm: f64) -> f64 {
        match self.depletion {
            Depletion::Fixed(p) => p,
            Depletion::AtFiveMm(p) => (p + 0.04 * (5.0 - demand_mm)).clamp(0.1, 0.8),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn season(stages_d: [u16; 4]) -> Season {
        Season { stages_d, k: [0.3, 1.2, 0.6], root_m: [0.2, 1.0], depletion: Depletion::AtFiveMm(0.5) }
    }

    #[test]
    fn the_curve_passes_its_corners() {
        let season = season([25, 25, 30, 20]);
        let k = |day: usize| season.at(day - 1).k;
        assert_eq!((k(1), k(25), k(50), k(80), k(100)), (0.3, 0.3, 1.2, 1.2, 0.6));
        assert!((k(40) - (0.3 + 0.9 * 15.0 / 25.0)).abs() < 1e-12);
        assert!((k(95) - (1.2 - 0.6 * 15.0 / 20.0)).abs() < 1e-12);
        assert_eq!(season.at(49).root_m, 1.0);
    }

    #[test]
    fn hostile_seasons_are_refused() {
        let good = season([1, 1, 1, 1]);
        assert!(season([0; 4]).check().is_err() && season([u16::MAX; 4]).check().is_err());
        assert!(Season { k: [f64::NAN, 1.0, 1.0], ..good }.check().is_err());
        assert!(Season { root_m: [0.0, 1.0], ..good }.check().is_err());
        assert!(Season { depletion: Depletion::Fixed(1.0), ..good }.check().is_err());
        assert!(good.check().is_ok());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn coefficients_and_roots_stay_between_their_corners(a: u8, b: u8, c: u8, d: u8, day in 0usize..2000) {
            let growth = season([a, b, c, d].map(u16::from)).at(day);
            prop_assert!((0.3..=1.2 + 1e-12).contains(&growth.k));
            prop_assert!((0.2..=1.0).contains(&growth.root_m));
        }

        #[test]
        fn a_thirstier_day_leaves_less_without_stress(demand in 0.0..15.0, more in 0.0..5.0) {
            let season = season([1; 4]);
            prop_assert!(season.depletion_share(demand + more) <= season.depletion_share(demand));
        }
    }
}
