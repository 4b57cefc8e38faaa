//! Carbon pools: how much carbon a landscape stores, and what a change of land cover releases or binds.
//!
//! - Sharp, R. et al. (2018). InVEST user's guide, Carbon Storage and Sequestration. The Natural Capital Project.
//! - IPCC (2006). *Guidelines for National Greenhouse Gas Inventories*, Volume 4, Tier 1 pools by land cover.
//!
//! Each class holds its four pools everywhere and at once: no growth, no age, no legacy of past use.

use super::super::{ModelError, check};
use super::Landscape;
use super::landscape::table;
use serde::{Deserialize, Serialize};

/// Tonnes of CO2 per tonne of carbon.
pub const CO2_PER_C: f64 = 44.0 / 12.0;

/// What a class stores \[t C/ha\].
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Pools {
    /// Living, above ground.
    pub above_t_ha: f64,
    /// Living, below ground.
    pub below_t_ha: f64,
    /// In the soil, to the depth that the source states.
    pub soil_t_ha: f64,
    /// Dead wood and litter.
    pub dead_t_ha: f64,
}

impl Pools {
    /// All four \[t C/ha\].
    pub fn sum_t_ha(&self) -> f64 {
        self.above_t_ha + self.below_t_ha + self.soil_t_ha + self.dead_t_ha
    }
}

/// Carbon stored in the landscape \[t C\].
///
/// # Errors
/// Names the landscape's fields or `pools` (finite, 0 or more).
pub fn stored_t(land: Landscape, pools: &[Pools]) -> Result<f64, ModelError> {
    let by_class = by_class(pools)?;
    land.check(pools.len())?;
    Ok(land.class.iter().map(|c| by_class[usize::from(*c)]).sum::<f64>() * land.cell_ha())
}

/// Carbon bound by a change from `before` to `after`, cell by cell \[t C/ha\]; released is negative. Their sum
/// times the cell's area is the difference of the two stores.
///
/// # Errors
/// As [`stored_t`]; `after` has another shape than `before`.
pub fn bound_t_ha(before: Landscape, after: Landscape, pools: &[Pools]) -> Result<Vec<f64>, ModelError> {
    let by_class = by_class(pools)?;
    before.check(pools.len())?;
    after.check(pools.len())?;
    check::same_len("after", after.class.len(), before.class.len())?;
    check::same_len("after_columns", after.columns, before.columns)?;
    let change = |(a, b): (&u8, &u8)| by_class[usize::from(*b)] - by_class[usize::from(*a)];
    Ok(before.class.iter().zip(after.class).map(change).collect())
}

/// The worth today of a tonne bound evenly over `years`: price / n x sum over t = 0 to n - 1 of
/// 1 / ((1 + discount)^t (1 + rise)^t), as InVEST has it. `discount` is the rate at which money loses worth,
/// `rise` the rate at which carbon is worth less each year (negative: the damage of a tonne grows).
///
/// # Errors
/// Names `price` (finite), `years` (1 to 1000), `discount` or `rise` (above -1, finite).
pub fn present_value(price: f64, years: u32, discount: f64, rise: f64) -> Result<f64, ModelError> {
    check::finite("price", price)?;
    check::accept("years", f64::from(years), (1..=1000).contains(&years), "from 1 to 1000")?;
    for (field, rate) in [("discount", discount), ("rise", rise)] {
        check::accept(field, rate, rate.is_finite() && rate > -1.0, "finite and above -1")?;
    }
    let yearly = 1.0 / ((1.0 + discount) * (1.0 + rise));
    let (mut sum, mut factor) = (0.0, 1.0);
    for _ in 0..years {
        sum += factor;
        factor *= yearly;
    }
    check::finite("present_value", price / f64::from(years) * sum)
}

fn by_class(pools: &[Pools]) -> Result<[f64; 256], ModelError> {
    check::size("pools", pools.len(), 256)?;
    let mut sums = Vec::with_capacity(pools.len());
    for p in pools {
        check::all_non_negative("pools", &[p.above_t_ha, p.below_t_ha, p.soil_t_ha, p.dead_t_ha])?;
        sums.push(p.sum_t_ha());
    }
    Ok(table(&sums))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn invests_constants() {
        // natcap/invest, tests/test_carbon.py.
        assert!((present_value(50.0, 2, 0.5, 0.05).unwrap() - 40.87302).abs() < 1e-5);
        let soil = |soil_t_ha| Pools { soil_t_ha, ..Pools::default() };
        let pools = [soil(86.0), soil(28.0), soil(8.0)];
        fn land(class: &[u8]) -> Landscape<'_> {
            Landscape { columns: 1, cell_m: 1.0, class }
        }
        let cases = [
            (1u8, 0.0, 0.0, -0.2494),
            (2, 0.0, 0.0, -0.3354),
            (1, -0.071, 0.028, -0.3422078),
            (2, -0.071, 0.028, -0.4602106),
        ];
        for (future, discount, rise, expected) in cases {
            let (now, then) = ([0], [future]);
            let bound = bound_t_ha(land(&now), land(&then), &pools).unwrap()[0] * 1e-4;
            let value = bound * present_value(43.0, 14, discount, rise).unwrap();
            assert!((value - expected).abs() < 1e-6, "{value} {expected}");
        }
    }

    #[test]
    fn hostile_inputs_are_named() {
        let land = Landscape { columns: 1, cell_m: 10.0, class: &[0, 1] };
        let pools = [Pools::default(); 2];
        assert!(stored_t(land, &[]).is_err() && stored_t(land, &pools[..1]).is_err());
        assert!(stored_t(land, &[Pools { soil_t_ha: f64::NAN, ..Pools::default() }; 2]).is_err());
        assert!(bound_t_ha(land, Landscape { class: &[0], ..land }, &pools).is_err());
        assert!(present_value(1.0, 0, 0.0, 0.0).is_err() && present_value(1.0, 5, -1.0, 0.0).is_err());
        assert!(
            present_value(f64::NAN, 5, 0.0, 0.0).is_err() && present_value(1e300, 1000, -0.999, 0.0).is_err()
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_is_bound_is_the_difference_of_the_stores(
            cells in prop::collection::vec((0..3u8, 0..3u8), 1..50), t in prop::array::uniform3(0.0..200.0f64)
        ) {
            let pools = t.map(|above_t_ha| Pools { above_t_ha, soil_t_ha: 40.0, ..Pools::default() });
            let (before, after): (Vec<u8>, Vec<u8>) = cells.into_iter().unzip();
            let land = |class| Landscape { columns: 1, cell_m: 10.0, class };
            let (before, after) = (land(&before), land(&after));
            let bound: f64 = bound_t_ha(before, after, &pools).unwrap().iter().sum::<f64>() * before.cell_ha();
            let difference = stored_t(after, &pools).unwrap() - stored_t(before, &pools).unwrap();
            prop_assert!((bound - difference).abs() < 1e-9);
        }

        #[test]
        fn later_is_worth_less_where_money_loses_worth(years in 1..200u32, discount in 0.001..0.2f64) {
            let value = present_value(100.0, years, discount, 0.0).unwrap();
            prop_assert!(value <= 100.0 && present_value(100.0, years + 1, discount, 0.0).unwrap() < value);
        }
    }
}
