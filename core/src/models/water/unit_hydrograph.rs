//! The unit hydrographs of GR4J (Perrin, Michel and Andréassian 2003, J. Hydrol. 279, 275-289, equations 9 to
//! 17): how the rain of one day arrives over several.

/// Days that the first unit hydrograph may last.
pub(super) const UH1_LEN: usize = 20;
/// Days that the second may last.
pub(super) const UH2_LEN: usize = 2 * UH1_LEN;
/// How steeply both rise.
const EXPONENT: f64 = 2.5;

/// The share of a day's rain that arrives on each day; the shares add up to 1.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct UnitHydrograph<const N: usize> {
    ordinates: [f64; N],
    /// How many of them are not 0.
    len: usize,
}

impl UnitHydrograph<UH1_LEN> {
    /// The first one: rises until `x4_d` days, up to [`UH1_LEN`], and ends.
    pub(super) fn rising(x4_d: f64) -> Self {
        Self::of_curve(x4_d.ceil() as usize, |day| if day < x4_d { (day / x4_d).powf(EXPONENT) } else { 1.0 })
    }
}

impl UnitHydrograph<UH2_LEN> {
    /// The second one: rises until `x4_d` days, up to [`UH1_LEN`], and falls as it rose.
    pub(super) fn symmetric(x4_d: f64) -> Self {
        Self::of_curve((2.0 * x4_d).ceil() as usize, |day| match day / x4_d {
            t if t < 1.0 => 0.5 * t.powf(EXPONENT),
            t if t < 2.0 => 1.0 - 0.5 * (2.0 - t).powf(EXPONENT),
            _ => 1.0,
        })
    }
}

impl<const N: usize> UnitHydrograph<N> {
    /// The daily differences of a curve that says which share has arrived after so many days.
    fn of_curve(len: usize, arrived: impl Fn(f64) -> f64) -> Self {
        let mut ordinates = [0.0; N];
        for (day, ordinate) in ordinates.iter_mut().enumerate() {
            *ordinate = arrived(day as f64 + 1.0) - arrived(day as f64);
        }
        Self { ordinates, len: len.min(N) }
    }

    /// Adds `inflow` to what is under way, answers with what arrives today and moves the rest a day nearer.
    #[inline]
    pub(super) fn pass(&self, under_way: &mut [f64; N], inflow: f64) -> f64 {
        let today = under_way[0] + self.ordinates[0] * inflow;
        for day in 1..self.len {
            under_way[day - 1] = under_way[day] + self.ordinates[day] * inflow;
        }
        today
    }

    /// What is under way for days later than this hydrograph lasts, and would never arrive.
    pub(super) fn beyond(&self, under_way: &[f64; N]) -> f64 {
        under_way.iter().skip(self.len).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn with_a_time_base_of_one_day_all_arrives_at_once_or_in_two_halves() {
        let (first, second) = (UnitHydrograph::rising(1.0), UnitHydrograph::symmetric(1.0));
        assert_eq!(first.ordinates[..2], [1.0, 0.0]);
        assert_eq!(second.ordinates[..3], [0.5, 0.5, 0.0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn all_that_comes_in_arrives(x4_d in 0.5..20.0, inflow in 0.0..100.0) {
            let (mut early, mut late) = ([0.0; UH1_LEN], [0.0; UH2_LEN]);
            let (first, second) = (UnitHydrograph::rising(x4_d), UnitHydrograph::symmetric(x4_d));
            let rain = |day: usize| if day == 0 { inflow } else { 0.0 };
            let arrived: f64 = (0..UH1_LEN).map(|day| first.pass(&mut early, rain(day))).sum();
            prop_assert!((arrived - inflow).abs() < 1e-9);
            let arrived: f64 = (0..UH2_LEN).map(|day| second.pass(&mut late, rain(day))).sum();
            prop_assert!((arrived - inflow).abs() < 1e-9);
            prop_assert!(first.ordinates.iter().chain(&second.ordinates).all(|o| *o >= 0.0));
        }

        #[test]
        fn the_second_falls_as_it_rose(x4_d in 1u8..=20) {
            let second = UnitHydrograph::symmetric(f64::from(x4_d));
            let days = 2 * usize::from(x4_d);
            for day in 0..days {
                prop_assert!((second.ordinates[day] - second.ordinates[days - 1 - day]).abs() < 1e-12);
            }
        }
    }
}
