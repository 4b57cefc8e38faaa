//! Pollination: where wild bees find both a nest and flowers within their flight, and which fields they visit.
//!
//! - Lonsdorf, E. et al. (2009). Modelling pollination services across agricultural landscapes. *Ann. Bot.* 103,
//!   1589-1600; as in the InVEST user's guide, Crop Pollination.
//!
//! Supply = nesting x mean of the flowers around; visits = mean of the supply around; both weighted by exp(-d/a),
//! with a the bees' typical flight, cut at 5 a. Indices from 0 to 1: they compare places and plans, they count
//! no bee and no yield.

use super::super::{ModelError, check};
use super::Landscape;
use super::kernel::Surroundings;
use super::landscape::table;

/// How many flights away a flower still counts: 96 % of the kernel lies within.
const REACH: f64 = 5.0;

/// The maps, and the buffers behind them. Made once for a grid and a kind of bee.
pub struct Pollination {
    /// Bees that live in each cell, 0 to 1.
    pub supply: Vec<f64>,
    /// Bees that come by each cell, 0 to 1.
    pub visits: Vec<f64>,
    columns: usize,
    cell_m: f64,
    flight: Surroundings,
    flowers: Vec<f64>,
}

impl Pollination {
    /// Prepares the kernel for grids of `rows` x `columns` cells of `cell_m`, and bees that fly `flight_m` (150 for
    /// small solitary bees to 1500 for bumblebees).
    ///
    /// # Errors
    /// Names `cell_m` or `flight_m` (finite, above 0), or a grid that is empty or too large.
    pub fn new((rows, columns): (usize, usize), cell_m: f64, flight_m: f64) -> Result<Self, ModelError> {
        check::positive("cell_m", cell_m)?;
        check::positive("flight_m", flight_m)?;
        let fading = |d: f64| (-d / flight_m).exp();
        let flight = Surroundings::new((rows, columns), cell_m, REACH * flight_m, fading)?;
        let zeros = || vec![0.0; rows * columns];
        Ok(Self { supply: zeros(), visits: zeros(), columns, cell_m, flight, flowers: zeros() })
    }

    /// Computes both maps from the nesting sites and flowers of each class, 0 to 1.
    ///
    /// # Errors
    /// Names the landscape's fields (its shape and `cell_m` must be those of the preparation), `nesting` or `flowers`
    /// (0 to 1, a value for each class).
    pub fn run(&mut self, land: Landscape, nesting: &[f64], flowers: &[f64]) -> Result<(), ModelError> {
        land.check(nesting.len())?;
        check::same_len("flowers", flowers.len(), nesting.len())?;
        check::same_len("class", land.class.len(), self.supply.len())?;
        check::same_len("columns", land.columns, self.columns)?;
        check::accept("cell_m", land.cell_m, land.cell_m == self.cell_m, "as prepared")?;
        for (n, f) in nesting.iter().zip(flowers) {
            check::share("nesting", *n)?;
            check::share("flowers", *f)?;
        }
        let (nesting, flowers) = (table(nesting), table(flowers));
        self.flowers.iter_mut().zip(land.class).for_each(|(v, c)| *v = flowers[usize::from(*c)]);
        self.flight.mean(&self.flowers, &mut self.supply)?;
        self.supply.iter_mut().zip(land.class).for_each(|(v, c)| *v = v.min(1.0) * nesting[usize::from(*c)]);
        self.flight.mean(&self.supply, &mut self.visits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn run(side: usize, class: &[u8], nesting: &[f64], flowers: &[f64]) -> Pollination {
        let mut maps = Pollination::new((side, side), 10.0, 40.0).unwrap();
        maps.run(Landscape { columns: side, cell_m: 10.0, class }, nesting, flowers).unwrap();
        maps
    }

    #[test]
    fn one_meadow_everywhere_is_its_own_mean() {
        let maps = run(12, &[0; 144], &[0.6], &[0.5]);
        assert!(
            maps.visits
                .iter()
                .zip(&maps.supply)
                .all(|(v, s)| (v - 0.3).abs() < 1e-12 && (s - 0.3).abs() < 1e-12)
        );
    }

    #[test]
    fn it_is_what_the_definition_gives() {
        let class: Vec<u8> = (0..64).map(|i| u8::from(i % 7 == 0) + u8::from(i % 5 == 0)).collect();
        let (nesting, flowers) = ([0.1, 0.8, 0.4], [0.9, 0.2, 0.0]);
        let maps = run(8, &class, &nesting, &flowers);
        let mean = |i: usize, of: &dyn Fn(usize) -> f64| {
            let weight = |j: usize| {
                let d = 10.0 * ((i % 8) as f64 - (j % 8) as f64).hypot((i / 8) as f64 - (j / 8) as f64);
                if d <= 200.0 { (-d / 40.0).exp() } else { 0.0 }
            };
            (0..64).map(|j| weight(j) * of(j)).sum::<f64>() / (0..64).map(weight).sum::<f64>()
        };
        let supply = |i: usize| nesting[usize::from(class[i])] * mean(i, &|j| flowers[usize::from(class[j])]);
        for i in 0..64 {
            assert!((maps.supply[i] - supply(i)).abs() < 1e-12);
            assert!((maps.visits[i] - mean(i, &supply)).abs() < 1e-12);
        }
    }

    #[test]
    fn hostile_inputs_are_named() {
        assert!(Pollination::new((2, 2), 10.0, f64::NAN).is_err());
        assert!(Pollination::new((0, 2), 10.0, 10.0).is_err());
        let mut maps = Pollination::new((2, 2), 10.0, 1e300).unwrap();
        let land = Landscape { columns: 2, cell_m: 10.0, class: &[0; 4] };
        assert!(maps.run(land, &[0.5], &[0.5]).is_ok());
        assert!(maps.run(land, &[1.5], &[0.5]).is_err() && maps.run(land, &[0.5], &[f64::NAN]).is_err());
        assert!(maps.run(land, &[0.5], &[]).is_err());
        assert!(maps.run(Landscape { class: &[0; 2], ..land }, &[0.5], &[0.5]).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn flowers_more_never_chase_bees_away(class in prop::collection::vec(0..2u8, 100), more in 0..100usize) {
            let tables = ([0.3, 0.3], [0.1, 0.9]);
            let before = run(10, &class, &tables.0, &tables.1);
            let mut after = class.clone();
            after[more] = 1;
            let after = run(10, &after, &tables.0, &tables.1);
            for (a, b) in after.visits.iter().zip(&before.visits) {
                prop_assert!(*a >= b - 1e-12 && (0.0..=1.0).contains(a));
            }
        }
    }
}
